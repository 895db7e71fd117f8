"""Whoever left words on our number is rung back by the group that knows them, or by the only one that helps here."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from doorstep.aid import letters_to_desks
from doorstep.aid.models import Conversation
from doorstep.groups.models import Group, Role
from doorstep.messaging.actions.answering import answer
from doorstep.messaging.actions.silencing import silence
from doorstep.messaging.inbound.events import Text
from doorstep.messaging.models import Message, Reply, Silence
from doorstep.people.models import ContactPoint, Person
from tests.factories import make_group, make_membership, make_person, sign_in

pytestmark = pytest.mark.django_db
AMINA, MOBILE = "+442079460123", "+447700900123"


def leaves_words(sender: str = AMINA) -> Reply:
    answer(Text("1", "voice", sender, "", "", voice=b"ID3", seconds=17), now=timezone.now())
    return Reply.objects.get()


def coordinated() -> tuple[Group, Person]:
    group, clara = make_group(), make_person("Clara", email="clara@example.org")
    make_membership(clara, group, Role.COORDINATOR)
    return group, clara


def test_the_only_group_rings_back_whoever_is_not_known(client: Client) -> None:
    group, clara = coordinated()
    reply = leaves_words()
    row = Conversation.objects.get()
    assert (reply.status, reply.desk, reply.person) == ("open", group.uid, row.person)
    assert (row.pk, row.group, row.owner, row.is_new, row.said["phone"]) == (reply.pk, group, clara.pk, True, AMINA)
    point = ContactPoint.objects.get(person=row.person)
    assert (point.calls, point.messages, point.voicemail) == (True, False, False)
    assert Message.objects.get(person=clara).kind == "left-words"

    sign_in(client, clara, strong=True)
    page = client.get(reverse("requests:call", args=[group.slug, row.pk])).content.decode()
    assert f'src="{reverse("requests:voice", args=[group.slug, reply.pk])}"' in page
    assert "17 seconds" in page


def test_whoever_is_in_a_group_is_rung_by_it() -> None:
    coordinated()
    group, _clara = coordinated()
    ben = make_person("Ben", phone=AMINA)
    make_membership(ben, group)
    reply = leaves_words()
    assert (reply.person, reply.desk) == (ben, group.uid)


def never_to_be_rung(number: str, **said: bool) -> Person:
    """Make somebody who is in a group, and said that nobody is to ring them there."""
    ben = make_person("Ben", phone=number)
    ContactPoint.objects.filter(person=ben).update(**{"calls": False, "messages": True, **said})
    return ben


def test_whoever_is_not_to_be_rung_is_written_to(client: Client) -> None:
    group, clara = coordinated()
    ben = never_to_be_rung(MOBILE)
    make_membership(ben, group)
    reply = leaves_words(MOBILE)
    assert (reply.status, reply.desk, reply.person, reply.in_writing) == ("open", group.uid, ben, True)
    assert not Conversation.objects.exists()
    assert Message.objects.get(person=clara).kind == letters_to_desks.WROTE

    sign_in(client, clara, strong=True)
    address = reverse("requests:replies", args=[group.slug])
    assert "does not want to be rung: write" in client.get(address).content.decode()
    page = client.post(reverse("requests:reply", args=[group.slug, reply.pk])).content.decode()
    assert "do not want to be rung there: write to them" in page
    voice = reverse("requests:voice", args=[group.slug, reply.pk])
    assert f'src="{voice}"' in page
    assert client.get(voice).content == b"ID3"
    ending = reverse("requests:reply-end", args=[group.slug, reply.pk])
    client.post(ending, {"do": "answer", "words": "We come on Friday."})
    assert "We come on Friday." in Message.objects.filter(person=ben).latest("made_at").body
    assert "Nothing waits" in client.get(address).content.decode()


def test_whoever_only_ever_wrote_is_written_to() -> None:
    coordinated()
    answer(Text("0", "phone", MOBILE, "", "HELP"), now=timezone.now())
    answer(Text("1", "voice", MOBILE, "", "", voice=b"ID3", seconds=17), now=timezone.now())
    assert Reply.objects.get(seconds=17).in_writing
    assert not Conversation.objects.exists()


@pytest.mark.parametrize("why", ["landline", "no messages", "stopped"])
def test_whoever_cannot_be_written_to_either_is_for_a_human_to_ask(why: str, client: Client) -> None:
    group, clara = coordinated()
    number = AMINA if why == "landline" else MOBILE
    ben = never_to_be_rung(number, messages=why != "no messages")
    make_membership(ben, group)
    if why == "stopped":
        silence(ContactPoint.objects.get(person=ben, means="phone"), Silence.Why.ASKED, now=timezone.now())
    reply = leaves_words(number)
    assert not reply.in_writing
    row = Conversation.objects.get()
    sign_in(client, clara, strong=True)
    page = client.get(reverse("requests:call", args=[group.slug, row.pk])).content.decode()
    assert "Ask whether you may ring" in page


def test_of_several_groups_nobody_knows_which_and_it_stays_open() -> None:
    coordinated()
    coordinated()
    reply = leaves_words()
    assert (reply.status, reply.desk, Conversation.objects.count()) == ("open", None, 0)


def test_where_nobody_coordinates_it_stays_open() -> None:
    make_group()
    assert leaves_words().desk is None


def test_a_number_that_is_not_shown_is_no_number() -> None:
    group, _clara = coordinated()
    reply = leaves_words("")
    row = Conversation.objects.get()
    assert (reply.desk, reply.point, row.said) == (group.uid, None, {})
