"""A country whose groups' volunteers all hear one network: so many of them meant by an area and a kind of help."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import planting, world
from benchmarks.candidates_planting import load
from benchmarks.fanout_world import plant as known
from doorstep.broadcasts.actions import writing
from doorstep.broadcasts.models import Broadcast, NewsRule
from doorstep.broadcasts.said import VOLUNTEERS, Audience, Says
from doorstep.groups.models import Group
from doorstep.groups.patches import Parts
from doorstep.networks.actions import opening
from doorstep.networks.models import Affiliation
from doorstep.networks.said import About
from doorstep.places import cells

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
# Around the first group that is placed, in metres: a large city.
AROUND = 25_000.0
SHOPPING, LIFTS = 1, 1 << 5
AT_ONCE = 20_000
SAYS = Says(kind="news", subject="The food bank moves", body="It opens on Monday at ten, as ever, and wants drivers.")


def plant(groups: int, volunteers: int, meant: int) -> Broadcast:
    """Fill the database; return news for those who are meant."""
    planting.plant(world.groups(groups))
    network = opening.open_network(About("The country", "country", None), by=None, now=NOW)
    found = list(Group.objects.order_by("pk").values_list("pk", "cell"))
    places = [
        Affiliation(network=network, group_id=pk, began_at=NOW, hears=Affiliation.Hears.MEMBERS) for pk, _cell in found
    ]
    Affiliation.objects.bulk_create(places, batch_size=500)
    parts = Parts(circles=((found[0][1], AROUND),))
    inside = parts.cells()
    here = [each for each in found if each[1] in inside]
    _volunteers(here, known(meant), SHOPPING)
    _volunteers(here, _people(meant), LIFTS)
    _volunteers([each for each in found if each not in here], _people(volunteers - 2 * meant), SHOPPING)
    # Nobody looks a second time here, however many they are.
    NewsRule.objects.create(network=network, eyes_above=volunteers)
    draft = writing.begin(network, SAYS, by=uuid4(), now=NOW)
    audience = Audience(roles=(VOLUNTEERS,), parts=parts.as_json(), kinds=("shopping",))
    writing.be_for(draft, audience, by=draft.written_by)
    return draft


def _people(many: int) -> Sequence[UUID]:
    """Make known so many of whom nothing is opened."""
    ids = [uuid4() for _ in range(many)]
    said = {"is_staff": False, "language": "", "pace": "at-once", "made_at": NOW}
    with transaction.atomic():
        load("people_person", ({"id": each, **said} for each in ids))
    return ids


@transaction.atomic
def _volunteers(groups: Sequence[tuple[int, int]], people: Sequence[UUID], kinds: int) -> None:
    """Spread them over the groups; each sets out from where the group is."""
    rows = (_row(group, cell, person, kinds) for (group, cell), person in zip(cycle(groups), people, strict=False))
    while some := list(islice(rows, AT_ONCE)):
        load("groups_membership", (_membership(each) for each in some))
        load("aid_volunteer", _each(some))


def _membership(row: Mapping[str, Any]) -> Mapping[str, Any]:
    of = {"person_id": row["person_id"], "group_id": row["group_id"]}
    return {**of, "role": "volunteer", "status": "joined", "began_at": NOW}


def _each(rows: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    yield from rows


def _row(group: int, cell: int, person: UUID, kinds: int) -> Mapping[str, Any]:
    return {
        "id": uuid4(),
        "person_id": person,
        "group_id": group,
        "cell": cells.ancestor(cell, cells.STORED),
        "kinds": kinds,
        "times": 1,
        "going": "foot",
        "metres": 1_000,
        "languages": "[]",
        "enough": 2,
        "paused": False,
        "asked": 0,
        "said_yes": 0,
        "taken_back": 0,
        "began_at": NOW,
    }
