"""A week simulated: whatever people do and leave undone, nothing that was asked is forgotten, and nobody is overrun."""

from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db.models import Count, F, Q

from doorstep.aid.matching.fitting import NEW_AT_ONCE
from doorstep.aid.models import HelpRequest, Offer, Task, Volunteer
from doorstep.aid.queries.seeing import ASKED
from tests.aid.week import BEGINS, DAYS, Week, coordinators

pytestmark = pytest.mark.django_db
YES = (Offer.Status.ACCEPTED, Offer.Status.DONE)


def forgotten(week: Week, now: datetime) -> list[Task]:
    """Find what is living and has no next step soon, or lies on nobody's desk."""
    living = Task.objects.filter(status__in=Task.LIVING)
    on_a_desk = Q(owner__in=coordinators(week.group), due_at__gt=now, due_at__lte=now + timedelta(days=14))
    return list(living.exclude(on_a_desk))


def held_wrongly() -> list[Task]:
    """Find what has other than one person for each hand that is said to be filled, or is taken with a hand free."""
    doing = Count("offers", filter=Q(offers__status__in=YES))
    hands = Count("offers__place", filter=Q(offers__status__in=YES), distinct=True)
    counted = Task.objects.annotate(doing=doing, different=hands)
    wrong = ~Q(doing=F("filled")) | ~Q(different=F("doing")) | Q(status="taken", filled__lt=F("hands"))
    return list(counted.filter(wrong & Q(status__in=Task.LIVING)))


def asked_twice() -> list[tuple[UUID | None, UUID]]:
    """Find who was asked for the same thing again; what they took from the board by themselves is no question.

    Whoever was told that somebody does it, before they answered, may be asked anew.
    """
    asked = Offer.objects.filter(ASKED, ends_at__gt=F("made_at"))
    return list(asked.order_by().values_list("task", "volunteer").alias(times=Count("pk")).filter(times__gt=1))


def overrun() -> list[Volunteer]:
    """Find who said yes to more this week than is enough for them, or, being new, has more at once than new ones do."""
    this_week = Count("offers", filter=Q(offers__status__in=YES, offers__answered_at__gte=BEGINS - timedelta(hours=7)))
    at_once = Count("offers", filter=Q(offers__status=Offer.Status.ACCEPTED))
    counted = Volunteer.objects.annotate(this_week=this_week, at_once=at_once)
    too_many = Q(this_week__gt=F("enough")) | Q(vouched_at=None, at_once__gt=NEW_AT_ONCE)
    return list(counted.filter(too_many))


def test_nobody_is_forgotten_and_nobody_overrun_in_a_week() -> None:
    week = Week(requests=500, volunteers=80, seed=2020)
    for hour in range(DAYS * 24):
        now = week.hour(hour)
        assert forgotten(week, now) == []
        assert held_wrongly() == []
        assert overrun() == []
    assert asked_twice() == []

    assert HelpRequest.objects.count() == 500
    ended = Counter(Task.objects.values_list("status", flat=True))
    assert ended[Task.Status.DONE] > 100
