"""By e-mail: a post goes out to who chose so; an answer is said back, and posted once its writer says yes."""

import datetime

import pytest
from django.utils import timezone

from doorstep.aid.models import Exchange
from doorstep.messaging.models import Delivery, Message, Reply, Silence
from doorstep.networks.actions import deciding
from doorstep.people.models import Person
from doorstep.rooms.actions.caring import close_thread, put_out, take_out
from doorstep.rooms.actions.entering import choose, mute
from doorstep.rooms.actions.opening import close_room, say_rules
from doorstep.rooms.actions.telling import tell_posts
from doorstep.rooms.actions.tidying import LAPSES, tidy
from doorstep.rooms.actions.writing import take_back, write
from doorstep.rooms.models import Entrance, Post, Room, Thread
from tests.networks.making import comes, last_letter, place_of
from tests.rooms.making import (
    LATER,
    SUBJECT,
    WORDS,
    answered,
    first_post,
    group_called,
    make_thread,
    told,
)

pytestmark = pytest.mark.django_db
Status = Post.Status
MONDAYS = "We ring round on Mondays.\n\nIt works well."


def letters_to(person: Person, kind: str = "room-post") -> int:
    return Message.objects.filter(person=person, kind=kind).count()


def drafts(thread: Thread) -> list[str]:
    return [post.words for post in thread.posts.filter(status=Status.WAITING)]


def stands(thread: Thread) -> list[str]:
    return [post.words for post in thread.posts.filter(status=Status.STANDS).order_by("posted_at")]


@pytest.fixture
def letter(thread: Thread, ben: Person) -> Message:
    """Have what Clara wrote reach Ben."""
    assert thread
    told()
    return last_letter(ben, "room-post")


def test_it_goes_out_after_five_minutes_to_who_chose_so(room: Room, clara: Person, ben: Person, esther: Person) -> None:
    make_thread(room, clara)
    assert tell_posts(timezone.now()) == 0
    assert told() == 1
    assert told() == 0
    assert {person: letters_to(person) for person in (clara, ben, esther)} == {clara: 0, ben: 1, esther: 0}
    letter = last_letter(ben, "room-post")
    assert WORDS in letter.body
    assert "Clara, Rye Lane Neighbours writes" in letter.body
    assert SUBJECT in letter.subject
    # By a text nothing of it is said, and it goes nowhere but where they wanted it.
    assert WORDS not in letter.short + letter.one_way
    assert not letter.anywhere
    assert [each.means for each in Delivery.objects.filter(message=letter)] == ["email"]


def test_a_note_says_nothing_of_it(room: Room, clara: Person, ben: Person) -> None:
    choose(Entrance.objects.get(person=ben, room=room), "notes")
    make_thread(room, clara)
    told()
    note = last_letter(ben, "room-news")
    assert WORDS not in note.body + note.short
    assert SUBJECT not in note.subject + note.body
    assert letters_to(ben) == 0


def test_who_muted_left_or_is_out_hears_nothing(
    room: Room, thread: Thread, clara: Person, ben: Person, esther: Person
) -> None:
    told()
    before, now = letters_to(ben), timezone.now()
    mute(thread, ben.pk, now=now)
    write(thread, clara, "One", now=now)
    told()
    put_out(room, ben.pk, "Selling.", until=now + datetime.timedelta(days=7), by=esther.pk, now=now)
    make_thread(room, clara, "Two", "Two")
    told()
    assert letters_to(ben) == before
    deciding.end_place(place_of(group_called("Rye Lane Neighbours")), by=clara.pk, now=now)
    make_thread(room, esther, "Three", "Three")
    told()
    assert letters_to(clara) == 0


def test_what_answers_another_letter_of_a_room_is_no_request(room: Room, clara: Person, ben: Person) -> None:
    choose(Entrance.objects.get(person=ben, room=room), "notes")
    make_thread(room, clara)
    told()
    answered("Shopping please, SE15 4AB", last_letter(ben, "room-news"), sender="ben@example.org")
    there = last_letter(ben)
    assert "write it in the room" in there.body
    answered("Thank you, your message has arrived.", there, sender="ben@example.org")
    assert last_letter(ben) == there
    assert not Exchange.objects.exists()


def test_what_was_taken_back_or_out_in_time_reaches_nobody(
    room: Room, clara: Person, ben: Person, esther: Person
) -> None:
    take_back(first_post(make_thread(room, clara, "One")), by=clara.pk, now=timezone.now())
    take_out(first_post(make_thread(room, clara, "Two")), "Selling.", by=esther.pk, now=timezone.now())
    assert told() == 0
    assert letters_to(ben) == 0


def test_an_answer_is_said_back_and_posted_by_yes(thread: Thread, letter: Message, ben: Person, clara: Person) -> None:
    answered(MONDAYS, letter, sender="ben@example.org")
    assert (drafts(thread), stands(thread)) == ([MONDAYS], [WORDS])
    back = last_letter(ben)
    assert back.kind == "room-draft"
    assert MONDAYS in back.body
    assert SUBJECT in back.subject

    answered("Yes", back, sender="ben@example.org")
    assert (drafts(thread), stands(thread)) == ([], [WORDS, MONDAYS])
    assert last_letter(ben).kind == "room-posted"
    told()
    assert MONDAYS in last_letter(clara, "room-post").body
    # Nothing of it stands at anybody's desk, and nobody began a request by it.
    assert not Exchange.objects.exists()
    assert set(Reply.objects.values_list("status", "desk")) == {("answered", None)}


def test_no_leaves_it(thread: Thread, letter: Message, ben: Person) -> None:
    answered(MONDAYS, letter, sender="ben@example.org")
    answered("No", last_letter(ben), sender="ben@example.org")
    assert (drafts(thread), stands(thread)) == ([], [WORDS])
    assert last_letter(ben).kind == "room-left"


def test_yes_posts_the_draft_that_its_letter_says_back(thread: Thread, letter: Message, ben: Person) -> None:
    answered(MONDAYS, letter, sender="ben@example.org")
    first = last_letter(ben, "room-draft")
    answered(f"{MONDAYS}\n\nAnd on Fridays.", letter, sender="ben@example.org")
    second = last_letter(ben, "room-draft")
    # Whatever is fetched together is kept at one moment.
    Post.objects.filter(thread=thread, status=Status.WAITING).update(written_at=first.made_at)
    Message.objects.filter(pk=second.pk).update(made_at=first.made_at)
    answered("Yes", second, sender="ben@example.org")
    assert (drafts(thread), stands(thread)) == ([MONDAYS], [WORDS, f"{MONDAYS}\n\nAnd on Fridays."])
    answered("Yes", second, sender="ben@example.org")
    assert drafts(thread) == [MONDAYS]
    answered("Yes", first, sender="ben@example.org")
    assert drafts(thread) == []


def test_yes_twice_posts_once(thread: Thread, letter: Message, ben: Person) -> None:
    answered(MONDAYS, letter, sender="ben@example.org")
    back = last_letter(ben)
    for _twice in range(2):
        answered("YES", back, sender="ben@example.org")
    assert stands(thread) == [WORDS, MONDAYS]


UNSURE = ["Yes, but change Monday to Friday please", "Perhaps", "Who is this?"]


@pytest.mark.parametrize("words", [*UNSURE, "No yes", "No. Yes.", "Yes?", "Sorry, yes"])
def test_what_is_not_clear_posts_nothing(thread: Thread, letter: Message, ben: Person, words: str) -> None:
    answered(MONDAYS, letter, sender="ben@example.org")
    answered(words, last_letter(ben), sender="ben@example.org")
    assert stands(thread) == [WORDS]
    assert "We were not sure" in last_letter(ben).body


def test_somebody_who_knows_the_letter_and_not_the_mailbox_posts_nothing(
    thread: Thread, letter: Message, clara: Person
) -> None:
    answered("In Ben's name", letter, sender="dev@example.org")
    answered("In Ben's name", letter, sender="clara@example.org")
    assert (drafts(thread), stands(thread)) == ([], [WORDS])
    assert "another address" in last_letter(clara).body


def test_an_address_alone_posts_nothing(thread: Thread, letter: Message) -> None:
    comes(f"Re: {letter.subject}", "In Ben's name", sender="ben@example.org", to="hello@doorstep.example")
    assert (drafts(thread), stands(thread)) == ([], [WORDS])


def test_stop_still_ends_all_of_it(thread: Thread, letter: Message, clara: Person, ben: Person) -> None:
    answered("STOP", letter, sender="ben@example.org", quoted=False)
    assert Silence.objects.exists()
    before = letters_to(ben)
    write(thread, clara, "One more", now=timezone.now())
    told()
    assert letters_to(ben) == before
    assert stands(thread) == [WORDS, "One more"]


def test_who_may_not_write_any_more_is_told_why(
    room: Room, thread: Thread, letter: Message, ben: Person, clara: Person, esther: Person
) -> None:
    now = timezone.now()
    answered("", letter, sender="ben@example.org")
    assert "no words of yours" in last_letter(ben).body
    answered("See https://chat.whatsapp.com/AbCdEf", letter, sender="ben@example.org")
    assert "link into a chat" in last_letter(ben).body
    answered("a b " * 1_200, letter, sender="ben@example.org")
    assert "too long" in last_letter(ben).body
    close_thread(thread, by=esther.pk, now=now)
    answered(MONDAYS, letter, sender="ben@example.org")
    assert "it was closed" in last_letter(ben).body
    say_rules(room, "Mondays are quiet.", by=esther.pk, now=now)
    answered(MONDAYS, letter, sender="ben@example.org")
    assert "ground rules are others" in last_letter(ben).body
    put_out(room, ben.pk, "Selling.", until=now + datetime.timedelta(days=7), by=esther.pk, now=now)
    answered(MONDAYS, letter, sender="ben@example.org")
    assert "cannot write in this room" in last_letter(ben).body
    assert (drafts(thread), stands(thread)) == ([], [WORDS])
    assert clara


def test_yes_comes_too_late_where_they_may_write_no_more(
    room: Room, thread: Thread, letter: Message, ben: Person, esther: Person
) -> None:
    answered(MONDAYS, letter, sender="ben@example.org")
    back, now = last_letter(ben), timezone.now()
    put_out(room, ben.pk, "Selling.", until=now + datetime.timedelta(days=7), by=esther.pk, now=now)
    answered("Yes", back, sender="ben@example.org")
    assert stands(thread) == [WORDS]


def test_a_draft_without_a_yes_goes(thread: Thread, letter: Message, ben: Person) -> None:
    answered(MONDAYS, letter, sender="ben@example.org")
    assert tidy(timezone.now()) == 0
    assert tidy(timezone.now() + LAPSES + LATER) == 1
    assert [post.words for post in thread.posts.filter(person=ben)] == [""]


def test_a_room_that_closed_sends_nothing(room: Room, thread: Thread, ben: Person, esther: Person) -> None:
    close_room(room, by=esther.pk)
    assert told() == 0
    assert letters_to(ben) == 0
    assert thread.posts.count() == 1
