"""An evening with which nobody goes on is forgotten, after a letter; and with those whose it was."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups import actions as groups
from doorstep.groups.queries import members
from doorstep.people.models import Person
from doorstep.starting.actions import becoming, forgetting
from doorstep.starting.models import Chair, Evening
from doorstep.starting.queries import evenings
from doorstep.vault.actions import erase
from tests.factories import make_person
from tests.groups.pages import browser
from tests.starting.making import PATCH, at, kinds, list_it, send, sits_down, write

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def ben() -> Person:
    return make_person("Ben", email="ben@example.org")


def later(evening: Evening, **after: float) -> datetime:
    evening.refresh_from_db()
    return evening.touched_at + timedelta(**after)


def test_nobody_goes_on_a_letter_and_a_week_later_it_is_gone(hers: Client, clara: Person, evening: Evening) -> None:
    write(evening, clara, patch=PATCH)
    assert forgetting.look_after(later(evening, days=20)) == 0
    assert forgetting.look_after(later(evening, days=21, hours=1)) == 1
    assert forgetting.look_after(later(evening, days=21, hours=7)) == 0
    assert kinds(clara) == ["starting-soon-forgotten"]
    assert forgetting.look_after(later(evening, days=27)) == 0
    assert forgetting.look_after(later(evening, days=28, hours=2)) == 1
    assert not Evening.objects.exists()
    assert not Chair.objects.exists()
    assert hers.get(at(evening)).status_code == 404


def test_a_worker_that_slept_for_months_still_writes_first(evening: Evening) -> None:
    assert forgetting.look_after(later(evening, days=90)) == 1
    assert Evening.objects.exists()
    assert forgetting.look_after(later(evening, days=97)) == 1
    assert not Evening.objects.exists()


def test_whoever_goes_on_begins_its_time_anew(clara: Person, evening: Evening) -> None:
    forgetting.look_after(later(evening, days=22))
    write(evening, clara, patch=PATCH)
    assert forgetting.look_after(timezone.now() + DAY) == 0
    evening.refresh_from_db()
    assert evening.warned_at is None


def test_what_waits_for_a_look_is_never_forgotten_and_what_is_listed_is_later(clara: Person, evening: Evening) -> None:
    write(evening, clara)
    group = send(evening, clara)
    assert forgetting.look_after(later(evening, days=300)) == 0
    list_it(group)
    assert forgetting.look_after(later(evening, days=59)) == 0
    assert forgetting.look_after(later(evening, days=61)) == 1
    assert members.coordinators_of(group).get().person_id == clara.pk
    assert clara.consents.filter(withdrawn_at=None).exists()


def test_what_was_not_listed_is_kept_as_long_as_a_refused_group(clara: Person, evening: Evening) -> None:
    write(evening, clara)
    groups.refuse(send(evening, clara), by=None)
    becoming.look_after(timezone.now())
    assert forgetting.look_after(later(evening, days=27)) == 0
    assert forgetting.look_after(later(evening, days=28, hours=1)) == 1


@pytest.mark.usefixtures("evening")
def test_whose_people_were_erased_is_forgotten_with_them() -> None:
    Chair.objects.all().delete()
    assert forgetting.look_after(timezone.now()) == 1
    assert not Evening.objects.exists()


def test_an_erased_person_sits_nowhere_any_more(clara: Person, evening: Evening, ben: Person) -> None:
    sits_down(evening, ben, clara)
    erase(ben.pk, by=ben.pk)
    assert evenings.at_table(evening) == [clara.pk]
    assert browser(clara, strong=False).get(at(evening)).status_code == 200
