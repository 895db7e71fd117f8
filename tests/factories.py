"""Plain makers of what tests need, through the real actions."""

import datetime
import itertools

from django.test import Client

from doorstep.accounts.actions import give_code
from doorstep.groups import actions
from doorstep.groups.about import About
from doorstep.groups.models import Group
from doorstep.groups.patches import Parts, draw
from doorstep.people.models import Person
from doorstep.places import cells
from doorstep.places.models import Area, AreaCell, Edition

_numbers = itertools.count(1)

# Choumert Road, Peckham, and places at a known distance from it.
PECKHAM = (51.469, -0.069)
NUNHEAD = (51.464, -0.0525)
LEEDS = (53.797, -1.543)


def make_area(code: str, name: str, ground: list[int], kind: str = "ward") -> Area:
    """Make an area as an import leaves it, beside those of its kind, without an outline."""
    now = datetime.datetime.now(datetime.UTC)
    edition, _new = Edition.objects.update_or_create(
        subject=Edition.Subject.AREAS,
        kind=kind,
        status=Edition.Status.CURRENT,
        defaults={"started_at": now, "alive_at": now},
    )
    size = len(cells.uncompact(ground))
    area = Area.objects.create(edition=edition, kind=kind, code=code, name=name, cell=ground[0], size=size, outline=[])
    AreaCell.objects.bulk_create([AreaCell(area=area, cell=cell) for cell in ground])
    return area


def make_about(name: str = "", parts: Parts | None = None, **said: object) -> About:
    patch = draw(parts) if parts else None
    return About(name=name or f"Neighbours {next(_numbers)}", patch=patch, **said)  # type: ignore[arg-type] # whatever a test says


def make_group(
    name: str = "",
    at: tuple[float, float] = PECKHAM,
    metres: float | None = 800,
    listing: str = Group.Listing.LISTED,
    **said: object,
) -> Group:
    """Make a group with a round patch of `metres` around `at`, or with no patch where that is None."""
    cell = cells.cell_at(*at)
    parts = Parts(circles=((cell, metres),)) if metres is not None else Parts()
    said.setdefault("confirmed_on", datetime.datetime.now(datetime.UTC).date())
    group = actions.propose(make_about(name, parts, **said), cell=cell, by=None)
    if listing == Group.Listing.REFUSED:
        actions.refuse(group, by=None)
    elif listing != Group.Listing.PROPOSED:
        actions.put_on_list(group, by=None)
    if listing == Group.Listing.RESTING:
        actions.rest(group, by=None)
    if listing == Group.Listing.CLOSED:
        actions.close(group, by=None)
    return group


def open_desk(client: Client, seat: str = "Esther's desk") -> Person:
    """Open the desk in this browser, through its own door; return who sits there."""
    client.post("/desk/sign-in/", {"code": give_code(seat)})
    return Person.objects.get(seat__name=seat)
