"""Who enters a network's room: whoever speaks for a group in it now, and nobody else; first they read its rules."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups.actions import close, members
from doorstep.groups.models import Group, Membership, Role
from doorstep.groups.speakers import THE_DESK
from doorstep.networks.actions import deciding, officers
from doorstep.networks.models import Affiliation, Contact, Network, Officer
from doorstep.people.actions import withdraw
from doorstep.people.models import Consent, Person
from doorstep.rooms.actions.caring import let_in, put_out
from doorstep.rooms.actions.opening import close_room, say_rules
from doorstep.rooms.actions.tidying import tidy
from doorstep.rooms.models import Entrance, Room, Thread
from doorstep.rooms.queries import may_enter, room_of
from tests.factories import LEEDS, make_group, make_membership, make_person
from tests.groups.pages import text
from tests.networks.making import browser_of, make_network, make_officer, place_of
from tests.rooms.making import SUBJECT, enter, group_called, make_member, make_room

pytestmark = pytest.mark.django_db


def at(network: Network, more: str = "") -> str:
    return f"/networks/{network.slug}/room/{more}"


def sees(person: Person, network: Network) -> int:
    return browser_of(person).get(at(network)).status_code


def test_a_network_has_no_room_before_its_desk_opens_one(network: Network) -> None:
    clara = make_member(network, "Clara", "Rye Lane Neighbours")
    assert room_of(network) is None
    assert sees(clara, network) == 404
    assert "No room yet" in text(browser_of(clara), "/networks/rooms/")


def test_the_people_of_a_group_taken_off_the_list_stay_outside(network: Network, room: Room, ben: Person) -> None:
    assert room_of(network) == room
    assert may_enter(ben.pk, network)
    close(Group.objects.get(memberships__person=ben), by=None, speaker=THE_DESK)
    assert not may_enter(ben.pk, network)
    assert sees(ben, network) == 404


def test_the_desk_opens_it_and_says_what_that_means(network: Network, esther: Person) -> None:
    clara = make_member(network, "Clara", "Rye Lane Neighbours")
    theirs, here = browser_of(esther), f"/networks/{network.slug}/desk/room/"
    page = text(theirs, here)
    assert "Online Safety Act" in page
    assert "these are 2 people" in page
    assert "Tick the box if one of you will" in text(theirs, f"{here}opening/", rules="Mondays are quiet.")
    for _twice in range(2):
        text(theirs, f"{here}opening/", rules=" Mondays are quiet. ", understood="on")
    room = room_of(network)
    assert room
    assert (room.rules, room.opened_by) == ("Mondays are quiet.", esther.pk)
    assert clara.messages.filter(kind="room-opened").count() == 1
    assert "Southern Network" in text(browser_of(clara), "/networks/rooms/")


def test_whoever_enters_first_reads_the_rules_and_agrees(network: Network, room: Room) -> None:
    clara = make_member(network, "Clara", "Rye Lane Neighbours")
    theirs = browser_of(clara)
    assert theirs.get(at(network)).headers["Location"] == at(network, "rules/")
    page = text(theirs, at(network, "rules/"))
    assert "No party politics" in page
    assert "ring 999" in page
    assert "Tick the box" in text(theirs, at(network, "rules/"), hears="notes", read=read(room))
    assert not Entrance.objects.filter(person=clara).exists()
    assert "Nobody has begun a thread yet" in text(
        theirs, at(network, "rules/"), hears="notes", agree="on", read=read(room)
    )
    assert "No party politics" in Consent.objects.get(person=clara, to=f"room-{room.pk}").words


def test_rules_that_changed_are_read_anew(network: Network, room: Room, clara: Person, esther: Person) -> None:
    say_rules(room, "Mondays are quiet.", by=esther.pk, now=timezone.now() + datetime.timedelta(seconds=1))
    theirs = browser_of(clara)
    assert theirs.get(at(network)).status_code == 302
    page = text(theirs, at(network, "rules/"))
    assert "They are others than when you agreed" in page
    assert "Mondays are quiet." in page


def test_who_takes_back_that_they_agreed_is_asked_again(network: Network, clara: Person) -> None:
    withdraw(Consent.objects.get(person=clara, to__startswith="room-"), by=clara.pk, now=timezone.now())
    assert browser_of(clara).get(at(network)).headers["Location"] == at(network, "rules/")


@pytest.mark.usefixtures("room")
def test_strangers_and_those_of_other_networks_have_no_page(network: Network) -> None:
    other = make_network("Northern Network", "LS1", email="join@northern.example")
    make_room(other)
    dev, olu = make_person("Dev"), make_member(other, "Olu", "Leeds Neighbours", LEEDS)
    helps = make_person("Ben")
    make_membership(helps, make_group("Rye Lane Neighbours"))
    for person in (dev, olu, helps, make_officer(other, "Nora")):
        assert sees(person, network) == 404
    assert "sign-in" in Client().get(at(network)).headers["Location"]


def test_a_coordinator_enters_while_they_are_one_and_their_group_is_in(network: Network, clara: Person) -> None:
    group = group_called("Rye Lane Neighbours")
    una = make_person("Una", email="una@example.org")
    make_membership(una, group, Role.COORDINATOR)
    assert may_enter(una.pk, network)
    row = Membership.objects.get(person=una, role=Role.COORDINATOR)
    members.rest(row, by=una.pk)
    assert not may_enter(una.pk, network)
    assert sees(clara, network) == 200
    deciding.end_place(place_of(group), by=clara.pk, now=timezone.now())
    assert sees(clara, network) == 404


def test_an_officer_whose_seat_ends_has_no_page(network: Network, room: Room, esther: Person) -> None:
    assert room.is_open
    assert sees(esther, network) == 200
    officers.end_seat(Officer.objects.get(person=esther), by=esther.pk)
    assert sees(esther, network) == 404


def test_who_is_put_out_has_no_page_until_then(network: Network, room: Room, clara: Person, esther: Person) -> None:
    now = timezone.now()
    put_out(room, clara.pk, "Selling, twice.", until=now + datetime.timedelta(days=7), by=esther.pk, now=now)
    assert sees(clara, network) == 404
    assert "You can enter again on" in text(browser_of(clara), "/networks/rooms/")
    let_in(room, clara.pk, by=esther.pk, now=now)
    assert sees(clara, network) == 200


def test_a_closed_room_can_be_read_and_not_written_in(
    network: Network, room: Room, clara: Person, thread: Thread, esther: Person
) -> None:
    close_room(room, by=esther.pk)
    assert room_of(network) is None
    theirs = browser_of(clara)
    assert SUBJECT in text(theirs, at(network))
    page = text(theirs, at(network, f"threads/{thread.pk}/posts/"), words="One more thing.")
    assert "This room is closed" in page
    assert "One more thing." in page
    assert thread.posts.count() == 1


def test_the_entrance_of_who_belongs_there_no_longer_goes(network: Network, room: Room, clara: Person) -> None:
    deciding.end_place(place_of(group_called("Rye Lane Neighbours")), by=clara.pk, now=timezone.now())
    assert tidy(timezone.now()) == 1
    assert not Entrance.objects.filter(person=clara, room=room).exists()
    assert Entrance.objects.filter(room__network=network).count() == 1


def test_who_has_no_address_is_sent_no_words_by_mail(network: Network, room: Room) -> None:
    person = make_person("Olu", phone="07700 900123")
    group = make_group("Bellenden Neighbours")
    make_membership(person, group, Role.COORDINATOR)
    speaks_for(network, group, person)
    page = text(browser_of(person), at(network, "rules/"), hears="words", agree="on")
    assert "We have no e-mail address of yours" in page
    enter(room, person, "notes")


def read(room: Room) -> str:
    """Send what says which rules the page showed."""
    return room.rules_at.isoformat()


def test_rules_that_changed_while_they_were_read_are_shown_once_more(
    network: Network, room: Room, esther: Person
) -> None:
    clara = make_member(network, "Clara", "Rye Lane Neighbours")
    theirs, shown = browser_of(clara), read(room)
    say_rules(room, "Mondays are quiet.", by=esther.pk, now=timezone.now() + datetime.timedelta(seconds=1))
    answer = theirs.post(at(network, "rules/"), {"hears": "notes", "agree": "on", "read": shown})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The ground rules were changed while you read them." in page
    assert "Mondays are quiet." in page
    assert not Entrance.objects.filter(person=clara).exists()
    text(theirs, at(network, "rules/"), hears="notes", agree="on", read=read(room))
    assert "Mondays are quiet." in Consent.objects.get(person=clara, to=f"room-{room.pk}").words


def speaks_for(network: Network, group: Group, person: Person) -> None:
    place = Affiliation.objects.create(network=network, group=group, began_at=timezone.now())
    Contact.objects.create(affiliation=place, person=person, part=Contact.Part.MAIN, began_at=timezone.now())


def test_somebody_chooses_what_is_sent(network: Network, clara: Person) -> None:
    text(browser_of(clara), at(network, "choice/"), hears="page")
    assert Entrance.objects.get(person=clara).hears == "page"
