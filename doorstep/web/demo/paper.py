"""What Nunhead Neighbours have on paper in the demo world: two flyers, and the streets that they take them to."""

import datetime

from django.utils import timezone

from doorstep.flyers.actions import batches, leafleting, visiting
from doorstep.flyers.said import Flyer
from doorstep.groups.models import Group
from doorstep.people.models import Person

STREETS = ("Linden Grove", "Nunhead Lane, odd numbers", "Nunhead Lane, even numbers", "Evelina Road", "Barset Road")
_PHONE, _WHERE = "020 7946 0101", "SE15 Nunhead"


def plant_paper(group: Group, clara: Person, ben: Person, now: datetime.datetime) -> None:
    """Clara made a flyer and a postcard, some were followed, and Ben has walked two of five streets."""
    flyer = Flyer("a5", ("en", "pl"), {}, _PHONE, _WHERE, "For the doormats")
    card = Flyer("a6", ("ar", "en"), {}, _PHONE, _WHERE, "For the surgery’s counter")
    first, _second = (batches.keep(group, each, by=clara.pk, now=now) for each in (flyer, card))
    for days in (1, 1, 1, 2, 4, 4):
        visiting.count(first, day=timezone.localdate(now) - datetime.timedelta(days=days))
    sheet = leafleting.begin(group, "Around the cemetery", STREETS, by=clara.pk, now=now)
    streets = list(sheet.streets.all()[:3])
    for street in streets:
        leafleting.take(street, ben.pk, by=ben.pk)
    for street in streets[:2]:
        leafleting.done(street, by=ben.pk, now=now)
