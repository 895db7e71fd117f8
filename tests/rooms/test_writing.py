"""Threads and posts on the page: written, read by members alone, taken back; what is gone is said."""

import datetime
from functools import partial
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doorstep.journal.models import JournalEntry
from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.rooms.actions import begin
from doorstep.rooms.actions.caring import close_thread, reopen_thread
from doorstep.rooms.actions.tidying import tidy
from doorstep.rooms.actions.writing import draft, write
from doorstep.rooms.models import Muting, Post, Room, Thread
from doorstep.rooms.queries import thread_about
from doorstep.rooms.queries.threads import opened, posts_in
from doorstep.vault.actions import erase, expire
from tests.factories import make_person
from tests.groups.pages import text
from tests.networks.making import browser_of, make_network, make_officer
from tests.rooms.making import SUBJECT, WORDS, enter, first_post, make_member, make_room, make_thread

pytestmark = pytest.mark.django_db
HEBREW, EMOJI = "שלום לכולם", "Thanks 👩‍👩‍👧 all 🙏🏽"


def at(network: Network, more: str = "") -> str:
    return f"/networks/{network.slug}/room/{more}"


def of(thread: Thread, more: str = "") -> str:
    return at(thread.room.network, f"threads/{thread.pk}/{more}")


def test_a_thread_is_begun_and_answered(network: Network, clara: Person, ben: Person) -> None:
    page = text(browser_of(clara), at(network, "new/"), subject=f" {SUBJECT} ", words=WORDS)
    assert WORDS in page
    thread = Thread.objects.get()
    page = text(browser_of(ben), of(thread, "posts/"), words=f"{HEBREW}\r\n\r\n{EMOJI}")
    assert HEBREW in page
    assert EMOJI in page
    assert "Clara, Rye Lane Neighbours" in page
    assert "Ben, Nunhead Knocks" in page
    assert "@example.org" not in page
    listed = text(browser_of(clara), at(network))
    assert SUBJECT in listed
    assert "2 posts" in listed


def test_what_cannot_be_posted_comes_back_as_it_was_typed(network: Network, clara: Person) -> None:
    theirs, chat = browser_of(clara), "Join us: https://chat.whatsapp.com/AbCdEf"
    page = text(theirs, at(network, "new/"), subject="", words=chat)
    assert "Write in a few words what it is about." in page
    assert "There is a link into a chat in it." in page
    assert chat in page
    assert "too long for one post" in text(theirs, at(network, "new/"), subject="Long", words="a" * 4001)
    assert "Write a sentence or two." in text(theirs, at(network, "new/"), subject="Empty", words="\u200b \u2060")
    assert not Thread.objects.exists()


def test_nothing_typed_becomes_part_of_the_page(thread: Thread, ben: Person) -> None:
    page = text(browser_of(ben), of(thread, "posts/"), words="<script>alert(1)</script>")
    assert "<script>alert" not in page


def test_other_words_under_the_same_subject_are_more_of_it(thread: Thread, clara: Person) -> None:
    again = make_thread(thread.room, clara, words="And who drives on Saturday?")
    assert again == thread
    with opened(posts=(posts := [*posts_in(thread)])):
        assert [each.words for each in posts] == [WORDS, "And who drives on Saturday?"]


def test_a_double_press_posts_once(network: Network, clara: Person, ben: Person, thread: Thread) -> None:
    for _twice in range(2):
        text(browser_of(clara), at(network, "new/"), subject="Keys", words="Who has the keys?")
        text(browser_of(ben), of(thread, "posts/"), words="We ring round on Mondays.")
    assert Thread.objects.count() == 2
    assert thread.posts.count() == 2


def test_too_much_at_once_waits_and_is_kept(clara: Person, thread: Thread) -> None:
    theirs = browser_of(clara)
    for number in range(20):
        theirs.post(of(thread, "posts/"), {"words": f"Number {number}"})
    page = text(theirs, of(thread, "posts/"), words="Once more")
    assert "That was a lot at once." in page
    assert "Once more" in page
    assert thread.posts.count() == 21


def test_one_takes_back_what_one_wrote_and_nobody_elses(thread: Thread, clara: Person, ben: Person) -> None:
    post = first_post(thread)
    here = at(thread.room.network, f"posts/{post.pk}/taking-back/")
    assert browser_of(ben).get(here).status_code == 404
    assert browser_of(ben).post(here).status_code == 404
    assert WORDS in text(browser_of(clara), here)
    page = text(browser_of(clara), here, sure="1")
    assert "Whoever wrote this took it back." in page
    assert WORDS not in page
    assert browser_of(clara).post(here).status_code == 404
    post.refresh_from_db()
    assert post.words == ""


def test_a_closed_thread_keeps_what_was_typed(thread: Thread, clara: Person, esther: Person) -> None:
    close_thread(thread, by=esther.pk, now=timezone.now())
    page = text(browser_of(clara), of(thread, "posts/"), words="And another thing.")
    assert "This thread is closed" in page
    assert "And another thing." in page
    reopen_thread(thread, by=esther.pk, now=timezone.now())
    assert "And another thing." in text(browser_of(clara), of(thread, "posts/"), words="And another thing.")
    assert thread.posts.count() == 2


def test_a_thread_of_another_room_is_not_opened_through_ones_own(network: Network, clara: Person) -> None:
    other = make_network("Northern Network", "SE5", email="join@northern.example")
    nora = make_officer(other, "Nora")
    there = make_room(other)
    enter(there, nora, "page")
    foreign = make_thread(there, nora)
    theirs = browser_of(clara)
    assert theirs.get(at(network, f"threads/{foreign.pk}/")).status_code == 404
    assert theirs.post(at(network, f"threads/{foreign.pk}/posts/"), {"words": "Hello"}).status_code == 404
    assert theirs.get(of(foreign)).status_code == 404
    assert theirs.get(at(network, f"posts/{first_post(foreign).pk}/objection/")).status_code == 404


def test_what_an_erased_person_wrote_is_gone_and_said_to_be(thread: Thread, clara: Person, ben: Person) -> None:
    write(thread, ben, "We ring round on Mondays.", now=timezone.now())
    erase(clara.pk, by=None)
    page = text(browser_of(ben), of(thread))
    assert "What they wrote is gone." in page
    assert "A thread whose subject is gone" in page
    assert "Somebody who is no longer here" in page
    assert "We ring round on Mondays." in page
    assert WORDS not in page
    assert "A thread whose subject is gone" in text(browser_of(ben), at(thread.room.network))


def test_posts_live_for_two_years(thread: Thread, ben: Person) -> None:
    later = timezone.now() + datetime.timedelta(days=731)
    write(thread, ben, "Still here.", now=later - datetime.timedelta(days=1))
    expire(later)
    first = first_post(thread)
    assert first.words == ""
    assert Post.objects.latest("posted_at").words == "Still here."
    assert tidy(later) == 0
    tidy(later + datetime.timedelta(days=730))
    assert not Thread.objects.exists()


def test_a_member_hears_nothing_of_one_thread(thread: Thread, ben: Person) -> None:
    theirs = browser_of(ben)
    assert "Tell me of this thread again" in text(theirs, of(thread, "muting/"), do="mute")
    assert Muting.objects.filter(person=ben, thread=thread).exists()
    text(theirs, of(thread, "muting/"), do="unmute")
    assert not Muting.objects.exists()


def test_a_draft_is_seen_by_its_writer_alone(thread: Thread, clara: Person, ben: Person, esther: Person) -> None:
    post = draft(thread, ben, "Only mine so far.", now=timezone.now())
    for other in (clara, esther):
        assert "Only mine so far." not in text(browser_of(other), of(thread))
        here = at(thread.room.network, f"posts/{post.pk}/")
        assert browser_of(other).post(f"{here}yes/", {"do": "post"}).status_code == 404
        assert browser_of(other).get(f"{here}objection/").status_code == 404
    desk = f"/networks/{thread.room.network.slug}/desk/room/posts/{post.pk}/"
    assert browser_of(esther).get(desk).status_code == 404
    assert "Waits for your yes" in text(browser_of(ben), of(thread))
    text(browser_of(ben), at(thread.room.network, f"posts/{post.pk}/yes/"), do="post")
    assert "Only mine so far." in text(browser_of(clara), of(thread))


# -- About something of another app ----------------------------------------------------------------------------------


def test_there_is_one_thread_about_each_thing(room: Room, clara: Person) -> None:
    about, title, words = uuid4(), "Vans wanted on Friday", "The food bank moves."
    began = partial(begin, room, subject=title, words=words, now=timezone.now())
    thread = began(person=None, about=about)
    assert began(person=None, about=about) == thread
    assert thread_about(about) == thread
    assert thread_about(uuid4()) is None
    page = text(browser_of(clara), of(thread))
    assert "Vans wanted on Friday" in page
    assert "The food bank moves." in page
    mine = began(person=clara, about=uuid4())
    assert (mine.title, mine.subject, first_post(mine).words) == (title, "", words)


# -- In as many questions for one as for thirty ----------------------------------------------------------------------


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        text(client, address)
    return len(found)


def test_pages_ask_as_often_for_one_as_for_many(room: Room, clara: Person, ben: Person) -> None:
    thread, theirs = make_thread(room, clara), browser_of(clara)
    pages = (at(room.network), of(thread))
    for page in pages:
        count(theirs, page)
    before = [count(theirs, page) for page in pages]
    olu = make_member(room.network, "Olu", "Bellenden Neighbours")
    for number, person in enumerate((ben, olu, ben, olu)):
        make_thread(room, person, f"Thread {number}")
        write(thread, person, f"Post {number}", now=timezone.now())
    assert [count(theirs, page) for page in pages] == before


def test_long_threads_have_pages_and_one_comes_to_the_last(thread: Thread, ben: Person) -> None:
    now = timezone.now()
    Post.objects.bulk_create(
        Post(thread=thread, person=ben, written_at=now, posted_at=now + datetime.timedelta(seconds=n))
        for n in range(35)
    )
    answer = browser_of(ben).post(of(thread, "posts/"), {"words": "The newest."})
    assert "page=2" in answer.headers["Location"]


def test_what_happens_is_journalled_without_words(thread: Thread) -> None:
    entries = JournalEntry.objects.filter(thing__startswith="rooms.")
    verbs = set(entries.values_list("verb", flat=True))
    assert {"room opened", "room entered", "thread begun", "posted"} <= verbs
    assert not [each for each in entries if SUBJECT in str(each.facts) or WORDS in str(each.facts)]
    assert make_person("Dev")
    assert thread.pk
