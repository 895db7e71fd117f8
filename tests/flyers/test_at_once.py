"""Many at once: everybody who follows a code is counted, and one neighbour has the street."""

import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.utils import timezone

from doorstep.flyers.actions import batches, leafleting, visiting
from doorstep.flyers.models import Batch, Street, Visits
from doorstep.flyers.said import Flyer
from tests.factories import make_group, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(doing: Callable[[int], object], many: int) -> list[object]:
    def done(number: int) -> object:
        try:
            return doing(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(many) as pool:
        return list(pool.map(done, range(many)))


def test_everybody_who_comes_in_one_moment_is_counted() -> None:
    batch, day = batches.keep(make_group(), Flyer(), by=None, now=timezone.now()), timezone.localdate()

    at_once(lambda _number: visiting.count(batch, day=day), 16)

    assert list(Visits.objects.values_list("many", flat=True)) == [16]


def test_one_of_those_who_press_together_has_the_street() -> None:
    sheet = leafleting.begin(make_group(), "May", ["Rye Lane"], by=None, now=timezone.now())
    street, people = sheet.streets.get(), [make_person() for _ in range(4)]

    taken = at_once(lambda number: leafleting.take(street, people[number].pk, by=people[number].pk), 4)

    assert sorted(map(bool, taken)) == [False, False, False, True]
    assert Street.objects.get().taken_by == people[taken.index(True)].pk


def test_a_code_that_another_flyer_has_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter("AAAAAA" * 2 + "BBBBBB")
    monkeypatch.setattr(secrets, "choice", lambda _signs: next(drawn))

    for _group in range(2):
        batches.keep(make_group(), Flyer(), by=None, now=timezone.now())

    assert {*Batch.objects.values_list("code", flat=True)} == {"AAAAAA", "BBBBBB"}
