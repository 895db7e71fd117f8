"""A flyer of a group, and a sheet of two streets, of which a neighbour took one."""

from datetime import datetime
from typing import Any

from doorstep.flyers.actions import batches, leafleting
from doorstep.flyers.models import Batch, Leafleting
from doorstep.flyers.said import Flyer
from doorstep.groups.models import Group
from doorstep.people.models import Person

FLYER = {"size": "a6", "first": "en", "second": "ar", "phone": "020 7946 0101", "district": "SE15"}
SHEET = {"name": "Postcards in June", "streets": "Bellenden Road"}


def make_flyers(group: Group, neighbour: Person, now: datetime) -> None:
    batches.keep(group, Flyer(district="SE15"), by=None, now=now)
    sheet = leafleting.begin(group, "Postcards in May", ["Choumert Road", "Rye Lane"], by=None, now=now)
    leafleting.take(sheet.streets.get(name="Choumert Road"), neighbour.pk, by=neighbour.pk)


def flyer_of(group: Group) -> dict[str, Any]:
    return {"pk": Batch.objects.get(group=group).pk}


def sheet_of(group: Group) -> dict[str, Any]:
    return {"pk": Leafleting.objects.get(group=group).pk}


def street_of(group: Group) -> dict[str, Any]:
    """Name the street that nobody took."""
    sheet = Leafleting.objects.get(group=group)
    return {"pk": sheet.pk, "street": sheet.streets.get(taken_by=None).pk}


def code_of(group: Group) -> dict[str, Any]:
    return {"code": Batch.objects.get(group=group).code}
