"""What Nunhead Neighbours has in the library: a policy made its own, where any came along, and a page by Clara."""

import datetime

from doorstep.groups.models import Group
from doorstep.library.actions import adopting, listing, writing
from doorstep.library.queries import editions, shelf
from doorstep.library.said import HOUSE, Facts, Publisher, Says
from doorstep.people.models import Person

_FILLED = {
    "group": "Nunhead Neighbours",
    "area": "Nunhead",
    "contact": "020 7946 0101",
    "lead": "Grace",
    "deputy": "Clara",
}
_PARCELS = """## Thursday evening

We meet at six in the church hall. Two of us unpack, two write the labels: a first name and a door, nothing else.

## Friday

- Each driver takes their sheet, and brings it back.
- Nobody goes inside.
- Whoever does not open is rung once, then Clara is rung.

## Afterwards

The sheets go through the shredder on Friday night.
"""


def plant_library(clara: Person, now: datetime.datetime) -> None:
    """Fill the shelves of Clara's group, and put a few of the house's guides on a list."""
    group = Group.objects.get(name="Nunhead Neighbours")
    filled = {**_FILLED, "review": f"{now.year + 1}"}
    for policy in shelf.policies()[:2]:
        adopting.adopt(policy, group, filled=filled, by=clara.pk, now=now)
    title = "How we do parcels"
    own = writing.begin(Publisher(group=group), Facts("guide", "food", "volunteers"), title, by=clara.pk, now=now)
    says = Says(title, _PARCELS, "Thursday evening, Friday, and what happens to the sheets.", written_by="Clara")
    writing.publish(own, "en", says, seen=editions.NOTHING, by=clara.pk, now=now)
    guides = shelf.in_library().filter(kind="guide", group=None, for_whom="coordinators").order_by("pk")[:4]
    if guides:
        first = [guide.pk for guide in guides]
        listing.begin(HOUSE, "For your first month", "To read with a cup of tea.", first, by=clara.pk, now=now)
