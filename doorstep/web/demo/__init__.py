"""A made-up borough, Larkmead, laid over real south London and planted through the real actions.

Its groups are invented. Telephone numbers come from the range that Ofcom keeps for drama.
"""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from doorstep.core.doors import DOORS
from doorstep.groups import actions
from doorstep.groups.about import About
from doorstep.groups.models import Group, KindOfHelp
from doorstep.groups.patches import Parts, draw
from doorstep.places import cells
from doorstep.web.demo.cast import plant_cast
from doorstep.web.demo.evening import begin_evening
from doorstep.web.demo.groups import GROUPS, Circle, DemoGroup
from doorstep.web.demo.library import plant_library
from doorstep.web.demo.neighbours import plant_neighbours
from doorstep.web.demo.network import plant_network
from doorstep.web.demo.story import tell_story


@transaction.atomic
def plant(now: datetime.datetime) -> int:
    """Plant the demo world in an empty directory; return how many groups it has, 0 where there are groups already."""
    if Group.objects.exists():
        return 0
    for place, told in enumerate(GROUPS):
        _plant(told, place, timezone.localdate(now))
    cast = plant_cast(now)
    tell_story(cast, now)
    begin_evening(cast["Femi"], now)
    plant_library(cast["Clara"], now)
    plant_neighbours(plant_network(cast, now), cast["Clara"], now)
    return len(GROUPS)


def _plant(told: DemoGroup, place: int, today: datetime.date) -> None:
    group = actions.propose(_about(told, place, today), by=None)
    actions.put_on_list(group, by=None)
    for name, circle in told.street_teams:
        actions.name_street_team(group, name, Parts(circles=(_circle(circle),)), by=None)
    if told.resting:
        actions.rest(group, by=None)


def _about(told: DemoGroup, place: int, today: datetime.date) -> About:
    address = slugify(told.name)
    return About(
        name=told.name,
        summary=told.summary,
        description=told.description,
        place=told.place,
        door=list(DOORS)[place % len(DOORS)],
        kinds=tuple((kind, "") if kind in KindOfHelp.Kind.values else ("other", kind) for kind in told.kinds.split()),
        languages=tuple(told.languages.split()),
        contact_ways=(
            ("phone", f"020 7946 0{101 + place}"),
            ("email", f"hello@{address}.example"),
            ("website", f"https://{address}.example/"),
        ),
        confirmed_on=today - datetime.timedelta(days=told.confirmed_days_ago),
        source="the demo world",
        source_key=address,
        patch=draw(Parts(districts=tuple(told.districts.split()), circles=tuple(map(_circle, told.circles)))),
    )


def _circle(circle: Circle) -> tuple[int, float]:
    return cells.cell_at(circle.latitude, circle.longitude), circle.metres
