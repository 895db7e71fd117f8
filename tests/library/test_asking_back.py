"""What the desk took off: why is said, nobody else lets it back, and whoever publishes it can ask for that."""

from functools import partial

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups.models import Group
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.library.actions import adopting, illustrating, moving
from doorstep.library.models import Document
from doorstep.library.said import Publisher
from doorstep.messaging.models import Message
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.factories import make_person
from tests.groups.pages import text
from tests.library.making import FILLED, make_document, make_policy, make_theirs
from tests.networks.making import browser_of

pytestmark = pytest.mark.django_db
WHY, CHANGED = "It names a neighbour.", "Her name is gone."


def taken_off(publisher: Publisher, by: Person) -> Document:
    document = make_document("Our borough", "Ring us.", publisher)
    moving.take_off_saying_why(document, WHY, by=by.pk, now=timezone.now())
    return document


def letter(person: Person, kind: str) -> str:
    return Message.objects.get(person=person, kind=kind).body


def asked(document: Document, by: Person) -> Document:
    moving.ask_back(document, CHANGED, by=by.pk, now=timezone.now())
    return Document.objects.get(pk=document.pk)


def test_what_the_desk_took_off_nobody_else_lets_back(network: Network, esther: Person) -> None:
    document, here = taken_off(Publisher(network=network), esther), f"/networks/{network.slug}/desk/library/"
    browser = browser_of(esther)
    page = text(browser, f"{here}{document.pk}/")

    assert f"The desk writes: {WHY}" in page
    assert 'value="back"' not in page
    assert "Somebody was first" in text(browser, f"{here}{document.pk}/state/", do="back")
    document.refresh_from_db()
    assert document.status == Document.Status.WITHDRAWN


def test_one_that_was_made_of_another_is_not_let_back_by_making_it_once_more(group: Group, clara: Person) -> None:
    policy = make_policy()
    own = make_theirs(policy, group)
    moving.take_off_saying_why(own, WHY, by=clara.pk, now=timezone.now())
    here = f"/groups/{group.slug}/library/adopting/{policy.pk}/"

    assert f"The desk writes: {WHY}" in text(browser_of(clara), here, **FILLED, do="adopt")

    adopting.adopt(policy, group, filled=FILLED, by=clara.pk, now=timezone.now())
    own.refresh_from_db()
    assert (own.status, own.why_off) == (Document.Status.WITHDRAWN, WHY)


def test_it_is_asked_for_with_what_was_changed_and_the_desk_lets_it_back(
    network: Network, esther: Person, desk: Client
) -> None:
    document, here = taken_off(Publisher(network=network), esther), f"/networks/{network.slug}/desk/library/"
    ask = partial(text, browser_of(esther), f"{here}{document.pk}/asking-back/")
    assert "ask there for it to be read again" in letter(esther, "document-taken-off")
    assert "asked to be read again" not in text(desk, "/desk/library/")

    assert "Say in a sentence or two what was changed." in ask(words=" ")
    assert "Somebody reads it once more" in ask(words=CHANGED)

    assert "Our borough" not in text(Client(), "/library/")
    assert "asked to be read again" in text(desk, "/desk/library/")
    assert "Our borough" in text(desk, "/desk/library/sharing/")
    read = f"/desk/library/sharing/{document.pk}/"
    for each in (WHY, CHANGED, "Ring us."):
        assert each in text(desk, read)
    assert 'value="off"' not in text(desk, read)
    assert "It can be read again. They have been told." in text(desk, read, do="share", words="Thank you.")
    assert "Our borough" in text(Client(), "/library/")
    assert "Others can read it again" in letter(esther, "document-back")
    assert "The desk writes: Thank you." in letter(esther, "document-back")
    assert "Taken off by the desk" not in text(browser_of(esther), f"{here}{document.pk}/")


def test_a_groups_comes_back_to_its_own_page(group: Group, clara: Person) -> None:
    document = asked(taken_off(Publisher(group=group), clara), clara)

    moving.let_back(document, by=clara.pk, now=timezone.now())

    document.refresh_from_db()
    assert (document.status, document.why_off, document.asks_back) == (Document.Status.OUT, "", "")


def test_the_desk_says_no_with_a_word_and_can_be_asked_once_more(group: Group, clara: Person, desk: Client) -> None:
    document = asked(taken_off(Publisher(group=group), clara), clara)
    read, no = f"/desk/library/sharing/{document.pk}/", "His is still there."
    assert "Say in a sentence or two why not" in text(desk, read, do="decline")

    assert "They have been told, in your words." in text(desk, read, do="decline", words=no)

    assert no in letter(clara, "document-stays-off")
    assert "Our borough" not in text(desk, "/desk/library/sharing/")
    page = text(browser_of(clara), f"/groups/{group.slug}/library/{document.pk}/")
    assert no in page
    assert "Ask for it to be read again" in page
    assert asked(document, clara).asks_back == CHANGED


def test_it_is_asked_and_answered_once(group: Group, clara: Person) -> None:
    document, now = taken_off(Publisher(group=group), clara), timezone.now()
    with pytest.raises(SomebodyWasFirstError):
        moving.leave_off(document, WHY, by=clara.pk, now=now)
    with pytest.raises(SomebodyWasFirstError):
        moving.let_back(document, by=clara.pk, now=now)
    asked(document, clara)

    here = f"/groups/{group.slug}/library/{document.pk}/asking-back/"
    assert "Somebody was first" in text(browser_of(clara), here, words="And more.")

    assert Document.objects.get(pk=document.pk).asks_back == CHANGED


def test_the_desk_is_told_that_it_is_asked(group: Group, clara: Person) -> None:
    officer = make_person("Esther", email="esther@example.org")
    Person.objects.filter(pk=officer.pk).update(is_staff=True)

    asked(taken_off(Publisher(group=group), clara), clara)

    assert "Our borough" in letter(officer, "document-asks-back")


def test_while_it_is_asked_the_desk_sees_its_pictures(group: Group, clara: Person, desk: Client) -> None:
    document = taken_off(Publisher(group=group), clara)
    illustrating.add(document, b"\xff\xd8\xff", "A red door", by=clara.pk, now=timezone.now())
    here = f"/library/pictures/{document.illustrations.get().pk}/"
    assert desk.get(here).status_code == 404

    asked(document, clara)

    assert desk.get(here).status_code == 200
    assert Client().get(here).status_code == 404
