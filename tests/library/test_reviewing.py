"""Keeping documents true: whoever keeps one is reminded by its day, once a month, until somebody read it again."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups.models import Group, Membership, Role
from doorstep.library.actions import reviewing
from doorstep.library.models import Document
from doorstep.library.said import Publisher
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.factories import make_membership
from tests.groups.pages import text
from tests.library.making import make_clara, make_document, make_policy, make_theirs, says_now

pytestmark = pytest.mark.django_db


def due(document: Document, day: date | None = None) -> None:
    Document.objects.filter(pk=document.pk).update(review_by=day or timezone.localdate() - timedelta(days=1))


def reminded() -> list[Person]:
    return [message.person for message in Message.objects.filter(kind="document-to-be-read-again").order_by("made_at")]


def test_whoever_keeps_it_is_told_once_a_month(group: Group, clara: Person) -> None:
    document = make_document(publisher=Publisher(group=group), by=clara)
    due(document)
    now = timezone.now()

    told = [reviewing.remind(now + timedelta(days=days)) for days in (0, 1, 27, 28)]

    assert told == [1, 0, 0, 1]
    assert reminded() == [clara, clara]


def test_where_its_keeper_is_gone_all_who_look_after_it_are_told(group: Group, clara: Person) -> None:
    document = make_document(publisher=Publisher(group=group), by=clara)
    due(document)
    Membership.objects.filter(person=clara).update(status=Membership.Status.RESTING)
    hope = make_clara(group, "Hope")
    if not Membership.objects.filter(person=hope, role=Role.COORDINATOR).exists():
        make_membership(hope, group, Role.COORDINATOR)

    reviewing.remind(timezone.now())

    assert reminded() == [hope]


def test_nobody_is_told_of_what_is_not_due_or_can_not_be_read(group: Group, clara: Person) -> None:
    later, off = (make_document(title, publisher=Publisher(group=group), by=clara) for title in ("Later", "Off"))
    due(later, timezone.localdate() + timedelta(days=1))
    due(off)
    Document.objects.filter(pk=off.pk).update(status=Document.Status.WITHDRAWN)

    assert reviewing.remind(timezone.now()) == 0


def test_a_group_that_left_the_list_is_not_reminded(group: Group, clara: Person) -> None:
    due(make_document(publisher=Publisher(group=group), by=clara))
    Group.objects.filter(pk=group.pk).update(status=Group.Listing.CLOSED)

    assert reviewing.remind(timezone.now()) == 0


def test_read_again_it_is_true_for_another_year(group: Group, clara: Person, claras: Client) -> None:
    document = make_document(publisher=Publisher(group=group), by=clara)
    due(document)
    here = f"/groups/{group.slug}/library/{document.pk}/"
    assert "Is it still true?" in text(claras, here)
    assert "To be read again" in text(claras, f"/groups/{group.slug}/library/")

    assert "Choose a later one." in text(claras, f"{here}still-true/", until="2020-01-01")
    until = timezone.localdate() + timedelta(days=300)
    assert "Thank you for reading it again." in text(claras, f"{here}still-true/", until=until.isoformat())

    document.refresh_from_db()
    assert (document.review_by, document.reminded_on) == (until, None)
    assert "Is it still true?" not in text(claras, here)


def test_another_day_is_another_reminder(group: Group, clara: Person, claras: Client) -> None:
    document = make_document(publisher=Publisher(group=group), by=clara)
    due(document)
    now: datetime = timezone.now()
    reviewing.remind(now)
    facts = {"kind": "guide", "topic": "food", "for_whom": "everyone"}

    text(
        claras,
        f"/groups/{group.slug}/library/{document.pk}/facts/",
        **facts,
        review_by=timezone.localdate().isoformat(),
    )

    assert reviewing.remind(now) == 1
    document.refresh_from_db()
    assert document.topic == "food"


def test_it_is_read_again_a_year_from_its_beginning_and_from_the_day_on_which_it_was_mended(group: Group) -> None:
    document, in_a_year = make_document(), timezone.localdate() + timedelta(days=365)
    own = make_theirs(make_policy(), group)
    assert {document.review_by, own.review_by} == {in_a_year}
    due(document)

    says_now(document, "Otra.", "es")
    document.refresh_from_db()
    assert document.review_by != in_a_year
    says_now(document, "Mended.")

    document.refresh_from_db()
    assert document.review_by == in_a_year


def test_somebody_else_keeps_it_from_now_on(group: Group, clara: Person, claras: Client) -> None:
    document = make_document(publisher=Publisher(group=group))

    assert "You keep it up to date" in text(claras, f"/groups/{group.slug}/library/{document.pk}/state/", do="keeper")

    document.refresh_from_db()
    assert document.keeper == clara.pk
