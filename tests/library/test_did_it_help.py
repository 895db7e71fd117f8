"""Whether it helped: whoever keeps a text sees it beside each, and is told once a week, in one letter of numbers."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doorstep.groups.models import Group, Membership
from doorstep.library.actions import reviewing
from doorstep.library.models import Document, Opinion
from doorstep.library.said import HOUSE, Publisher
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.factories import make_membership, make_person
from tests.groups.pages import text
from tests.library.making import make_document

pytestmark = pytest.mark.django_db
HERE = timezone.get_default_timezone()
MONDAY = date(2026, 11, 30)
BEFORE, NOON = MONDAY - timedelta(days=1), datetime(2026, 11, 30, 12, tzinfo=HERE)


def said(document: Document, *, helped: bool, words: str = "", on: date = BEFORE) -> None:
    Opinion.objects.create(document=document, language="en", number=1, helped=helped, words=words, said_on=on)


def told() -> list[Person]:
    return [message.person for message in Message.objects.filter(kind="document-helped-or-not").order_by("made_at")]


@pytest.fixture
def document(group: Group, clara: Person) -> Document:
    return make_document("Parcels", publisher=Publisher(group=group), by=clara)


def test_beside_each_stands_how_often_it_helped_in_four_weeks(group: Group, claras: Client, document: Document) -> None:
    today, here = timezone.localdate(), f"/groups/{group.slug}/library/"
    said(document, helped=False, on=today - timedelta(days=28))
    assert "In four weeks" not in text(claras, here)

    for helped in (True, True, False):
        said(document, helped=helped, on=today)

    assert "In four weeks it helped: 2. It did not: 1." in text(claras, here)


def test_more_of_them_cost_no_more_questions(group: Group, claras: Client, document: Document) -> None:
    said(document, helped=True, on=timezone.localdate())
    asked = [_questions(claras, f"/groups/{group.slug}/library/") for _ in range(2)][-1]
    for title in ("Phones", "Food"):
        said(make_document(title, publisher=Publisher(group=group)), helped=True, on=timezone.localdate())

    assert _questions(claras, f"/groups/{group.slug}/library/") == asked


def _questions(browser: Client, here: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(here).status_code == 200
    return len(caught)


def test_one_letter_says_it_of_all_that_somebody_keeps_and_nothing_that_a_reader_wrote(
    group: Group, clara: Person, document: Document
) -> None:
    Person.objects.filter(pk=clara.pk).update(is_staff=True)
    other = make_document("Phones", publisher=HOUSE, by=clara)
    said(document, helped=True, words="Thank you, I am Ada of 3 Rye Lane.")
    said(document, helped=True)
    said(other, helped=False)

    assert reviewing.tell_if_it_helped(NOON) == 1

    letter = Message.objects.get(kind="document-helped-or-not")
    assert letter.person == clara
    assert f"Parcels ({group.name})\nIt helped: 2. It did not: 0." in letter.body
    assert "\nIt helped: 0. It did not: 1." in letter.body
    assert letter.body.index("Phones") < letter.body.index("Parcels")
    assert "Ada" not in letter.body + letter.short


def test_a_yes_without_a_word_writes_no_letter_and_is_counted_in_the_next(document: Document) -> None:
    said(document, helped=True)
    assert reviewing.tell_if_it_helped(NOON) == 0

    said(document, helped=False, on=MONDAY)
    assert reviewing.tell_if_it_helped(NOON + timedelta(days=7)) == 1

    assert "It helped: 1. It did not: 1." in Message.objects.get(kind="document-helped-or-not").body


def test_it_is_said_once_and_the_next_letter_says_what_is_new(clara: Person, document: Document) -> None:
    said(document, helped=False)
    days = (0, 0, 1, 6)
    assert [reviewing.tell_if_it_helped(NOON + timedelta(days=each)) for each in days] == [1, 0, 0, 0]
    said(document, helped=False, words="No prices.", on=MONDAY)
    said(document, helped=True, on=MONDAY + timedelta(days=6))

    assert [reviewing.tell_if_it_helped(NOON + timedelta(days=each)) for each in (6, 7, 8, 14)] == [0, 1, 0, 0]

    assert told() == [clara, clara]
    assert "It helped: 1. It did not: 1." in Message.objects.latest("made_at").body


def test_a_worker_that_fell_in_between_wrote_nothing_and_another_writes_it_all(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(document, helped=False)

    def falls(*_args: object, **_named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(reviewing, "tell_each", falls)
        with pytest.raises(KeyboardInterrupt):
            reviewing.tell_if_it_helped(NOON)

    assert [reviewing.tell_if_it_helped(NOON) for _ in range(2)] == [1, 0]


def test_where_its_keeper_is_gone_all_who_look_after_it_are_told_and_of_what_is_off_nobody(
    group: Group, clara: Person, document: Document
) -> None:
    hope = make_person("Hope", email="hope@example.org")
    make_membership(hope, group, Membership.objects.get(person=clara).role)
    Membership.objects.filter(person=clara).update(status=Membership.Status.RESTING)
    off = make_document("Off", publisher=Publisher(group=group), by=hope)
    Document.objects.filter(pk=off.pk).update(status=Document.Status.WITHDRAWN)
    said(off, helped=False)
    assert reviewing.tell_if_it_helped(NOON) == 0
    said(document, helped=False)

    reviewing.tell_if_it_helped(NOON)

    assert told() == [hope]


def test_a_group_that_left_the_list_is_not_told(group: Group, document: Document) -> None:
    said(document, helped=False)
    Group.objects.filter(pk=group.pk).update(status=Group.Listing.CLOSED)

    assert reviewing.tell_if_it_helped(NOON) == 0
