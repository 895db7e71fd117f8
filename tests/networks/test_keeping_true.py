"""Groups are asked twice a year whether they are still going: one word answers; silence is shown."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups.actions import close
from doorstep.groups.models import Group, Role
from doorstep.messaging.models import Message
from doorstep.networks.actions import keeping_true
from doorstep.networks.models import StillHere
from doorstep.networks.queries import still_here
from doorstep.people.models import Person
from tests.aid.texting import writes
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import text
from tests.networks.making import answered, comes, make_contact, make_network

pytestmark = pytest.mark.django_db
NOW = timezone.now
DAY = datetime.timedelta(days=1)


@pytest.fixture
def group() -> Group:
    return make_group("Rye Lane Neighbours", confirmed_on=timezone.localdate() - 200 * DAY)


@pytest.fixture
def clara(group: Group) -> Person:
    clara = make_person("Clara", email="clara@example.org")
    make_membership(clara, group, Role.COORDINATOR)
    return clara


def kinds(person: Person) -> list[str]:
    found = Message.objects.filter(person=person, kind__contains="silence") | Message.objects.filter(
        person=person, kind__startswith="still-here"
    )
    return [*found.order_by("made_at", "pk").values_list("kind", flat=True)]


def test_it_is_asked_and_yes_by_e_mail_confirms_it(group: Group, clara: Person) -> None:
    assert keeping_true.look_after(NOW()) == 1
    assert keeping_true.look_after(NOW()) == 0
    assert kinds(clara) == ["still-here"]
    answered("Yes we are", clara)
    group.refresh_from_db()
    assert group.confirmed_on == timezone.localdate()
    assert not StillHere.objects.exists()
    assert kinds(clara) == ["still-here", "still-here-thanks"]


def test_yes_by_text_is_enough(group: Group) -> None:
    ben = make_person("Ben", phone="+447700900123")
    make_membership(ben, group, Role.COORDINATOR)
    keeping_true.look_after(NOW())
    writes("YES", now=NOW())
    group.refresh_from_db()
    assert group.confirmed_on == timezone.localdate()


def test_a_group_without_coordinator_is_asked_through_its_contact(group: Group) -> None:
    olu = make_person("Olu", email="olu@example.org")
    make_contact(make_network(), olu, group)
    assert keeping_true.look_after(NOW()) == 1
    answered("yes", olu, sender="olu@example.org")
    group.refresh_from_db()
    assert group.confirmed_on == timezone.localdate()


def test_who_does_not_answer_is_asked_again_then_shown_and_then_rests(group: Group, clara: Person) -> None:
    now = NOW()
    keeping_true.look_after(now)
    assert keeping_true.look_after(now + 20 * DAY) == 0
    assert keeping_true.look_after(now + 21 * DAY) == 1
    assert kinds(clara) == ["still-here", "still-here"]
    assert "No answer" not in text(Client(), group.get_absolute_url())
    keeping_true.look_after(now + 42 * DAY)
    assert "No answer since" in text(Client(), group.get_absolute_url())
    keeping_true.look_after(now + 102 * DAY)
    group.refresh_from_db()
    assert group.status == Group.Listing.RESTING
    assert kinds(clara)[-1] == "rests-for-silence"
    assert keeping_true.look_after(now + 400 * DAY) == 0

    answered("YES", clara)
    group.refresh_from_db()
    assert (group.status, group.silent_since) == (Group.Listing.LISTED, None)
    assert "No answer" not in text(Client(), group.get_absolute_url())


def test_confirming_on_the_page_ends_the_question(group: Group, clara: Person) -> None:
    now = NOW()
    keeping_true.look_after(now)
    Group.objects.filter(pk=group.pk).update(confirmed_on=timezone.localdate())
    keeping_true.look_after(now + 30 * DAY)
    assert not StillHere.objects.exists()
    assert kinds(clara) == ["still-here"]


def test_no_is_answered_with_what_to_do_and_nothing_moves(group: Group, clara: Person) -> None:
    keeping_true.look_after(NOW())
    answered("No", clara)
    group.refresh_from_db()
    assert group.status == Group.Listing.LISTED
    assert kinds(clara)[-1] == "still-here-no"


def test_nobody_is_asked_about_two_groups_at_once(group: Group, clara: Person) -> None:
    second = make_group("Nunhead Knocks", confirmed_on=timezone.localdate() - 300 * DAY)
    make_membership(clara, second, Role.COORDINATOR)
    assert keeping_true.look_after(NOW()) == 1
    answered("YES", clara)
    second.refresh_from_db()
    assert second.confirmed_on == timezone.localdate()
    assert keeping_true.look_after(NOW()) == 1
    answered("YES", clara)
    group.refresh_from_db()
    assert group.confirmed_on == timezone.localdate()


def test_who_was_confirmed_lately_or_has_nobody_is_not_asked(group: Group) -> None:
    make_membership(make_person("Ben"), make_group("Fresh"), Role.COORDINATOR)
    assert group.confirmed_on
    assert keeping_true.look_after(NOW()) == 0


def test_a_stranger_confirms_nothing(group: Group, clara: Person) -> None:
    keeping_true.look_after(NOW())
    answered("YES", clara, sender="dev@example.org")
    group.refresh_from_db()
    assert group.confirmed_on != timezone.localdate()


def test_a_yes_in_somebodys_name_that_answers_nothing_of_ours_confirms_nothing(group: Group, clara: Person) -> None:
    assert clara
    keeping_true.look_after(NOW())
    comes("Hello", "YES", sender="clara@example.org", to="hello@doorstep.example")
    group.refresh_from_db()
    assert group.confirmed_on != timezone.localdate()


def test_a_group_that_closed_meanwhile_is_asked_no_more(group: Group, clara: Person) -> None:
    now = NOW()
    keeping_true.look_after(now)
    close(group, by=None)
    for days in (21, 42, 102):
        keeping_true.look_after(now + days * DAY)
    group.refresh_from_db()
    assert (group.status, group.silent_since) == (Group.Listing.CLOSED, None)
    assert kinds(clara) == ["still-here"]


def test_groups_that_nobody_speaks_for_keep_no_other_from_being_asked(
    group: Group, clara: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(still_here, "MOST", 2)
    for _ in range(3):
        make_group(confirmed_on=timezone.localdate() - 900 * DAY)
    assert keeping_true.look_after(NOW()) == 1
    assert kinds(clara) == ["still-here"]
    assert group
