"""A room is looked after: members object, officers take out, close and put out, and each of it is told and kept."""

import datetime

import pytest
from django.utils import timezone

from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.models import Message
from doorstep.networks.actions import officers
from doorstep.networks.models import Network, Officer
from doorstep.people.models import Person
from doorstep.rooms.actions import caring, writing
from doorstep.rooms.models import Measure, Objection, Post, Room, Thread
from doorstep.vault.actions import erase
from tests.groups.pages import text
from tests.networks.making import browser_of, last_letter, make_network, make_officer
from tests.rooms.making import WORDS, enter, first_post, make_member, make_room, make_thread

pytestmark = pytest.mark.django_db
WHY = "It names a street."


def desk(network: Network, more: str = "") -> str:
    return f"/networks/{network.slug}/desk/room/{more}"


def objects(person: Person, post: Post, words: str = WHY) -> str:
    return text(
        browser_of(person), f"/networks/{post.thread.room.network.slug}/room/posts/{post.pk}/objection/", words=words
    )


def test_a_member_objects_and_the_desk_alone_reads_it(
    network: Network, thread: Thread, clara: Person, ben: Person, esther: Person
) -> None:
    post = first_post(thread)
    assert "the desk would like to know" in objects(ben, post, " ")
    for _twice in range(2):
        objects(ben, post)
    assert Objection.objects.count() == 1
    assert Message.objects.filter(person=esther, kind="room-objection").count() == 1
    assert not Message.objects.filter(person=clara, kind="room-objection").exists()
    theirs = browser_of(esther)
    assert "A post by <bdi>Clara" in text(theirs, desk(network))
    page = text(theirs, desk(network, f"posts/{post.pk}/"))
    assert WHY in page
    assert "Ben, Nunhead Knocks" in page
    assert WHY not in text(browser_of(clara), f"/networks/{network.slug}/room/threads/{thread.pk}/")


def test_what_its_writer_takes_back_waits_for_no_officer(
    thread: Thread, clara: Person, ben: Person, esther: Person
) -> None:
    post = first_post(thread)
    objects(ben, post)
    writing.take_back(post, by=clara.pk, now=timezone.now())
    assert Objection.objects.get().status == "settled"
    assert caring.remind(timezone.now() + 2 * caring.AGAIN) == 0
    assert Message.objects.filter(person=esther, kind="room-objection").count() == 1
    with pytest.raises(SomebodyWasFirstError):
        caring.object_to(post, ben, WHY, now=timezone.now())


def test_what_the_desk_let_stand_can_be_objected_to_once_more(
    network: Network, thread: Thread, ben: Person, esther: Person
) -> None:
    post = first_post(thread)
    objects(ben, post)
    text(browser_of(esther), desk(network, f"posts/{post.pk}/decision/"), do="stands")
    page = text(browser_of(ben), f"/networks/{network.slug}/room/posts/{post.pk}/objection/")
    assert "Somebody there looks at it" not in page
    objects(ben, post, "It names my own street, too.")
    again = Objection.objects.get()
    assert (again.status, again.settled_by) == ("open", None)
    assert "my own street" in text(browser_of(esther), desk(network, f"posts/{post.pk}/"))


def test_whoever_sits_at_two_desks_is_reminded_of_both(thread: Thread, ben: Person, esther: Person) -> None:
    objects(ben, first_post(thread))
    other = make_network("Northern Network", email="join@northern.example")
    seat = officers.find_seat(officers.offer_seat(other, by=None, now=timezone.now()), now=timezone.now())
    assert seat
    officers.sit_down(seat, esther, now=timezone.now())
    room = make_room(other)
    nora, olu = (make_member(other, name, f"{name} Knocks") for name in ("Nora", "Olu"))
    for each in (nora, olu):
        enter(room, each)
    objects(olu, first_post(make_thread(room, nora)))
    before = Message.objects.filter(person=esther, kind="room-objection").count()
    assert caring.remind(timezone.now() + 2 * caring.AGAIN) == 2
    assert Message.objects.filter(person=esther, kind="room-objection").count() == before + 2


def test_officers_are_reminded_of_what_nobody_settles(
    network: Network, thread: Thread, ben: Person, esther: Person
) -> None:
    objects(ben, first_post(thread))
    later = timezone.now() + caring.AGAIN + datetime.timedelta(seconds=1)
    assert [caring.remind(now) for now in (timezone.now(), later, later)] == [0, 1, 0]
    assert Message.objects.filter(person=esther, kind="room-objection").count() == 2
    text(browser_of(esther), desk(network, f"posts/{first_post(thread).pk}/decision/"), do="stands")
    assert caring.remind(later + caring.AGAIN + caring.AGAIN) == 0


def test_a_room_at_whose_desk_nobody_sits_is_read_and_not_written_in(
    network: Network, thread: Thread, clara: Person, ben: Person
) -> None:
    Officer.objects.filter(network=network).delete()
    here = f"/networks/{network.slug}/room/"
    assert "This room is closed" in text(browser_of(clara), here)
    assert WORDS in text(browser_of(ben), f"{here}threads/{thread.pk}/")
    page = text(browser_of(ben), f"{here}threads/{thread.pk}/posts/", words="One more thing.")
    assert "This room is closed" in page
    assert "One more thing." in page
    assert thread.posts.count() == 1
    assert "Nobody sits at the network’s desk just now." in objects(ben, first_post(thread))


def test_nobody_objects_to_their_own(thread: Thread, clara: Person) -> None:
    post = first_post(thread)
    here = f"/networks/{thread.room.network.slug}/room/posts/{post.pk}/objection/"
    assert browser_of(clara).get(here).status_code == 404


def test_an_officer_reads_nothing_that_is_objected_to_their_own_post(
    network: Network, room: Room, ben: Person, esther: Person
) -> None:
    post = first_post(make_thread(room, esther, "From the desk"))
    assert "sits alone at the network’s desk" in objects(ben, post)
    nora = make_officer(network, "Nora")
    objects(ben, post)
    assert not Message.objects.filter(person=esther, kind="room-objection").exists()
    assert last_letter(nora).kind == "room-objection"
    for page in (desk(network), desk(network, f"posts/{post.pk}/")):
        assert WHY not in text(browser_of(esther), page)
    assert "Nothing waits" in text(browser_of(esther), desk(network))
    assert WHY in text(browser_of(nora), desk(network, f"posts/{post.pk}/"))
    for what in ("hidden", "stands"):
        assert browser_of(esther).post(desk(network, f"posts/{post.pk}/decision/"), {"do": what}).status_code == 404
    text(browser_of(nora), desk(network, f"posts/{post.pk}/decision/"), do="hidden", why="Please.")
    assert "Bring it back" not in text(browser_of(esther), desk(network, f"posts/{post.pk}/"))
    assert browser_of(esther).post(desk(network, f"posts/{post.pk}/decision/"), {"do": "back"}).status_code == 404
    post.refresh_from_db()
    assert post.status == "hidden"


def test_a_post_is_taken_out_and_brought_back(
    network: Network, thread: Thread, clara: Person, ben: Person, esther: Person
) -> None:
    post = first_post(thread)
    objects(ben, post)
    theirs, here = browser_of(esther), desk(network, f"posts/{post.pk}/decision/")
    assert "they would like to know" in text(theirs, here, do="hidden", why=" ")
    text(theirs, here, do="hidden", why="Please leave the street out.")
    seen = text(browser_of(ben), f"/networks/{network.slug}/room/threads/{thread.pk}/")
    assert "Taken out by the network’s desk." in seen
    assert WORDS not in seen
    assert WORDS in text(browser_of(clara), f"/networks/{network.slug}/room/threads/{thread.pk}/")
    letter = last_letter(clara)
    assert "Please leave the street out." in letter.body
    assert "Ben" not in letter.body
    assert Objection.objects.get().status == "settled"
    assert "Nothing waits" in text(theirs, desk(network))
    # A double press does it once.
    text(theirs, here, do="hidden", why="Again.")
    assert Measure.objects.count() == 1
    text(theirs, here, do="back")
    assert WORDS in text(browser_of(ben), f"/networks/{network.slug}/room/threads/{thread.pk}/")
    assert last_letter(clara).kind == "room-post-back"
    log = text(theirs, desk(network, "log/"))
    assert "Please leave the street out." in log
    assert "by <bdi>Esther, the network’s desk" in log


def test_why_is_not_said_by_text_and_stands_in_the_room_for_its_writer_alone(
    network: Network, thread: Thread, clara: Person, ben: Person, esther: Person
) -> None:
    caring.take_out(first_post(thread), WHY, by=esther.pk, now=timezone.now())
    letter = last_letter(clara)
    assert WHY not in letter.short + letter.one_way
    here = f"/networks/{network.slug}/room/threads/{thread.pk}/"
    assert f"They write: {WHY}" in text(browser_of(clara), here)
    assert WHY not in text(browser_of(ben), here)


def test_what_stands_is_settled(network: Network, thread: Thread, clara: Person, ben: Person, esther: Person) -> None:
    post = first_post(thread)
    objects(ben, post)
    text(browser_of(esther), desk(network, f"posts/{post.pk}/decision/"), do="stands")
    assert Objection.objects.get().status == "settled"
    assert not Message.objects.filter(person=clara, kind="room-post-taken-out").exists()


def test_a_thread_is_closed_and_opened_again(network: Network, thread: Thread, clara: Person, esther: Person) -> None:
    theirs, here = browser_of(esther), desk(network, f"threads/{thread.pk}/state/")
    for _twice in range(2):
        assert "it is closed" in text(theirs, here, do="close")
    text(theirs, here, do="reopen")
    assert "Write in this thread" in text(browser_of(clara), f"/networks/{network.slug}/room/threads/{thread.pk}/")
    assert [each.kind for each in Measure.objects.order_by("at")] == ["closed", "reopened"]


def test_somebody_is_put_out_for_a_time_and_told(network: Network, room: Room, clara: Person, esther: Person) -> None:
    theirs, here = browser_of(esther), desk(network, f"people/{clara.pk}/")
    page = text(theirs, f"{here}out/", days="", why="")
    assert "Choose for how long." in page
    for _twice in range(2):
        text(theirs, f"{here}out/", days="28", why="Selling, twice.")
    letter = last_letter(clara)
    assert "Selling, twice." in letter.body
    assert "Selling, twice." not in letter.short + letter.one_way
    assert "They write: Selling, twice." in text(browser_of(clara), "/networks/rooms/")
    row = Measure.objects.get(kind="put-out")
    assert row.ends_at
    assert row.ends_at - row.at == datetime.timedelta(days=28)
    assert "Clara" in text(theirs, desk(network))
    text(theirs, f"{here}in/", now="1")
    assert last_letter(clara).kind == "room-let-in"
    assert browser_of(clara).get(f"/networks/{network.slug}/room/").status_code == 200
    assert room.is_open


def test_officers_are_not_put_out(network: Network, room: Room, esther: Person) -> None:
    nora = make_officer(network, "Nora")
    page = text(browser_of(esther), desk(network, f"people/{nora.pk}/out/"), days="7", why="Because.")
    assert "They sit at" in page
    assert not Measure.objects.filter(room=room).exists()


def test_nobody_but_officers_looks_after_it(network: Network, thread: Thread, clara: Person, ben: Person) -> None:
    post, theirs = first_post(thread), browser_of(ben)
    for page in ("", "opening/", "log/", f"posts/{post.pk}/", f"people/{clara.pk}/"):
        assert theirs.get(desk(network, page)).status_code == 404
    for page in (f"posts/{post.pk}/decision/", f"threads/{thread.pk}/state/", f"people/{clara.pk}/out/", "closing/"):
        assert theirs.post(desk(network, page), {"why": "x", "days": "7"}).status_code == 404


def test_what_is_objected_and_done_goes_with_whom_it_is_of(
    network: Network, thread: Thread, clara: Person, ben: Person, esther: Person
) -> None:
    post = first_post(thread)
    objects(ben, post)
    text(browser_of(esther), desk(network, f"posts/{post.pk}/decision/"), do="hidden", why="Please.")
    erase(ben.pk, by=None)
    assert not Objection.objects.exists()
    erase(clara.pk, by=None)
    assert not Measure.objects.exists()
    assert timezone.now()


def test_the_desk_closes_the_room_and_opens_it_again(network: Network, room: Room, esther: Person) -> None:
    theirs = browser_of(esther)
    assert "The room is closed." in text(theirs, desk(network, "closing/"), now="1")
    text(theirs, desk(network, "closing/"), now="1")
    text(theirs, desk(network, "opening/"), understood="on", rules="")
    room.refresh_from_db()
    assert room.is_open


def test_the_desk_says_rules_of_its_own(network: Network, room: Room, esther: Person) -> None:
    theirs = browser_of(esther)
    text(theirs, desk(network, "rules/"), rules="Mondays are quiet.\n\n  Answer within a week. ")
    room.refresh_from_db()
    assert room.rules == "Mondays are quiet.\nAnswer within a week."
    assert "a" * 1501 in text(theirs, desk(network, "rules/"), rules="a" * 1501)
