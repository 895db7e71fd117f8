"""What somebody said on the telephone is played to the coordinators at whose desk it waits, and kept nowhere."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from doorstep.groups.models import Group, Role
from doorstep.messaging.actions.answering import answer
from doorstep.messaging.inbound.events import Text
from doorstep.messaging.models import Reply
from doorstep.people.actions import forget
from doorstep.vault.actions import erase
from tests.factories import make_group, make_membership, make_person, sign_in

pytestmark = pytest.mark.django_db
SOUND = b"ID3 It is Amina."


@pytest.fixture
def group(client: Client) -> Group:
    """Make a group of which Clara is a coordinator, who is signed in."""
    group, clara = make_group(), make_person("Clara", email="clara@example.org")
    make_membership(clara, group, Role.COORDINATOR)
    sign_in(client, clara, strong=True)
    return group


def said(desk: UUID | None, voice: bytes = SOUND) -> Reply:
    answer(Text("1", "voice", "+442079460123", "", "", voice=voice, seconds=9), now=timezone.now())
    Reply.objects.update(desk=desk)
    return Reply.objects.get()


def listens(client: Client, group: Group, reply: Reply, part: str = "") -> Any:
    headers = {"Range": part} if part else {}
    return client.get(reverse("requests:voice", args=[group.slug, reply.pk]), headers=headers)


def test_a_coordinator_hears_it(client: Client, group: Group) -> None:
    answered = listens(client, group, said(group.uid))
    assert (answered.status_code, answered.content) == (200, SOUND)
    assert (answered["Content-Type"], answered["Cache-Control"]) == ("audio/mpeg", "no-store")
    assert "media-src 'self'" in answered["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("part", "status", "content", "which"),
    [
        ("bytes=0-1", 206, SOUND[:2], "bytes 0-1/16"),
        ("bytes=4-", 206, SOUND[4:], "bytes 4-15/16"),
        ("bytes=10-999999999", 206, SOUND[10:], "bytes 10-15/16"),
        ("bytes=16-", 416, b"", "bytes */16"),
        ("bytes=5-2", 416, b"", "bytes */16"),
    ],
)
def test_a_player_has_it_in_parts(
    part: str, status: int, content: bytes, which: str, client: Client, group: Group
) -> None:
    answered = listens(client, group, said(group.uid), part)
    assert (answered.status_code, answered.content, answered["Content-Range"]) == (status, content, which)


@pytest.mark.parametrize("part", ["bytes=-4", "bytes=0-1,4-5", "lines=0-1", "bytes=٣-", "bytes=" + "9" * 5_000 + "-"])
def test_what_is_no_part_is_answered_with_all_of_it(part: str, client: Client, group: Group) -> None:
    answered = listens(client, group, said(group.uid), part.encode("utf-8").decode("latin-1"))
    assert (answered.status_code, answered.content) == (200, SOUND)


def test_what_waits_at_another_desk_or_at_none_is_not_there(client: Client, group: Group) -> None:
    reply = said(make_group().uid)
    assert listens(client, group, reply).status_code == 404
    Reply.objects.update(desk=None)
    assert listens(client, group, reply).status_code == 404


def test_what_was_written_or_could_not_be_fetched_has_no_sound(client: Client, group: Group) -> None:
    assert listens(client, group, said(group.uid, b"")).status_code == 404
    Reply.objects.update(seconds=0)
    assert listens(client, group, Reply.objects.get()).status_code == 404


def test_of_whoever_was_erased_nothing_is_heard_any_more(client: Client, group: Group) -> None:
    reply = said(group.uid)
    forget(reply.person_id)
    erase(reply.person_id, by=None)
    assert listens(client, group, reply).status_code == 404
