"""What goes out of a room by e-mail, once and to whom it should, and what goes to nobody any more."""

from typing import Any

import pytest
from django.db.models import F
from django.utils import timezone

from doorstep.messaging.actions import Words
from doorstep.messaging.models import Message
from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.rooms import letters
from doorstep.rooms.actions import telling
from doorstep.rooms.actions.caring import bring_back, take_out
from doorstep.rooms.actions.entering import choose
from doorstep.rooms.actions.writing import take_back, write
from doorstep.rooms.models import Entrance, Post, Room, Thread
from tests.groups.pages import text
from tests.networks.making import browser_of, last_letter
from tests.rooms.making import (
    SUBJECT,
    first_post,
    make_thread,
    told,
)

pytestmark = pytest.mark.django_db
Status = Post.Status
MONDAYS = "We ring round on Mondays.\n\nIt works well."


def letters_to(person: Person, kind: str = "room-post") -> int:
    return Message.objects.filter(person=person, kind=kind).count()


@pytest.fixture
def letter(thread: Thread, ben: Person) -> Message:
    """Have what Clara wrote reach Ben."""
    assert thread
    told()
    return last_letter(ben, "room-post")


def test_one_that_fails_keeps_no_other_from_going_out(
    room: Room, clara: Person, ben: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    make_thread(room, clara, "One", "The first words.")
    make_thread(room, clara, "Two", "The second words.")
    says = letters.post

    def fails(network: Network, thread: str, *said: Any) -> Words:
        if thread == "One":
            raise RuntimeError
        return says(network, thread, *said)

    monkeypatch.setattr(letters, "post", fails)
    assert told() == 1
    assert "The second words." in last_letter(ben, "room-post").body
    assert len(caplog.records) == 1
    caplog.clear()


@pytest.mark.parametrize("how", ["back", "out"])
def test_what_is_taken_back_or_out_goes_to_nobody_any_more(
    letter: Message, thread: Thread, clara: Person, ben: Person, esther: Person, how: str
) -> None:
    now, post = timezone.now(), first_post(thread)
    assert letter.expires_at > now
    if how == "back":
        take_back(post, by=clara.pk, now=now)
    else:
        take_out(post, "Selling.", by=esther.pk, now=now)
    assert last_letter(ben, "room-post").expires_at <= timezone.now()


def test_notes_come_one_for_several_posts(room: Room, clara: Person, ben: Person) -> None:
    choose(Entrance.objects.get(person=ben, room=room), "notes")
    for number in range(3):
        make_thread(room, clara, f"Number {number}", f"Words {number}")
        told()
    assert letters_to(ben, "room-news") == 1
    Post.objects.exclude(told_at=None).update(told_at=F("told_at") - telling.ONE_NOTE_A)
    make_thread(room, clara, "One more", "One more")
    told()
    assert letters_to(ben, "room-news") == 2


def test_a_subject_goes_with_the_post_that_began_it(
    room: Room, thread: Thread, letter: Message, clara: Person, ben: Person, esther: Person
) -> None:
    assert SUBJECT in letter.subject
    here, now = f"/networks/{room.network.slug}/room/", timezone.now()
    write(thread, clara, "One more.", now=now)
    take_out(first_post(thread), "Selling.", by=esther.pk, now=now)
    told()
    assert SUBJECT not in last_letter(ben, "room-post").subject
    for page in (here, f"{here}threads/{thread.pk}/"):
        assert SUBJECT not in text(browser_of(ben), page)
    bring_back(first_post(thread), by=esther.pk, now=now)
    assert SUBJECT in text(browser_of(ben), here)
    take_back(first_post(thread), by=clara.pk, now=now)
    assert SUBJECT not in text(browser_of(ben), here)
    assert Thread.objects.get(pk=thread.pk).subject == ""
