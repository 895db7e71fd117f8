"""What came with something that somebody wrote: listed at the desk, handed over by a step of its own, never shown."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from doorstep.aid import attached
from doorstep.groups.models import Group, Role
from doorstep.journal.models import JournalEntry
from doorstep.messaging.actions.answering import answer
from doorstep.messaging.inbound.events import File, Text
from doorstep.messaging.inbound.sniffing import sniffed
from doorstep.messaging.models import Attachment, Message, Reply
from doorstep.people.models import Person
from tests.aid.test_desk import below
from tests.aid.texting import BEN, with_phone
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import browser, text
from tests.messaging import files

pytestmark = pytest.mark.django_db
PICTURE = files.picture("JPEG")


def comes(*came: bytes, body: str = "Only if it does not rain", means: str = "phone", **more: Any) -> Reply:
    """Have Ben, who helps, send it."""
    before = [*Reply.objects.values_list("pk", flat=True)]
    sent = tuple(File(sniffed(content), content) for content in came)
    answer(Text("1", means, BEN, "", body, files=sent, **more), now=timezone.now())
    return Reply.objects.exclude(pk__in=before).get()


@pytest.fixture
def ben(rye: Group) -> Person:
    return with_phone(rye).person


def fetches(client: Client, group: Group, file: Attachment, what: str = "file") -> Any:
    address = reverse(f"requests:reply-{what}", args=[group.slug, file.reply_id, file.pk])
    return client.post(address) if what == "file" else client.get(address)


def opened(client: Client, group: Group, reply: Reply) -> str:
    return client.post(below(group, "replies", reply.pk)).content.decode()


@pytest.mark.usefixtures("ben")
def test_the_desk_says_what_came_along_and_shows_nothing_of_it(rye: Group, clara: Person) -> None:
    comes(PICTURE, files.PDF + bytes(1_200_000))
    page = text(browser(clara), below(rye, "replies"))
    assert "came with: 2 files (a picture, 1 kB; a document, 1.2 MB)" in page
    assert "<img" not in page


@pytest.mark.usefixtures("ben")
def test_a_file_is_handed_over_as_a_file_and_whoever_sent_it_reads_who_has_it(rye: Group, clara: Person) -> None:
    reply = comes(PICTURE)
    client = browser(clara)
    assert "Fetch it" in opened(client, rye, reply)
    said = fetches(client, rye, reply.attachments.get())
    assert (said.status_code, said.content) == (200, PICTURE)
    headers = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Cache-Control")
    assert [said[each] for each in headers] == [
        "application/octet-stream",
        'attachment; filename="picture-1.jpg"',
        "nosniff",
        "no-store",
    ]
    assert said["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    entry = JournalEntry.objects.filter(verb="looked at", thing_id=str(reply.person_id)).latest("pk")
    assert (entry.by, entry.facts["what"], entry.facts["why"]) == (clara.pk, "a file that you sent us", "they-asked")


@pytest.mark.usefixtures("ben")
@pytest.mark.parametrize(
    ("content", "what", "why"),
    [
        (files.EXE, "A program", "can run by itself"),
        (files.HTML, "A web page, or a drawing that can run programs", "can run by itself"),
        (files.SVG, "A web page, or a drawing that can run programs", "can run by itself"),
        (files.OLD_OFFICE, "A document that can run programs", "Ask for it as a PDF"),
        (files.zipped({"a.exe": files.EXE}), "An archive", "Ask for it unpacked"),
        (b"\0\1\2", "A file of a kind that we do not know", "we do not know what it is"),
    ],
)
def test_what_can_run_is_named_and_kept_and_handed_to_nobody(
    content: bytes, what: str, why: str, rye: Group, clara: Person
) -> None:
    reply, client = comes(content), browser(clara)
    page = opened(client, rye, reply)
    assert what in page
    assert why in page
    assert "Fetch it" not in page
    assert fetches(client, rye, reply.attachments.get()).status_code == 404
    assert not JournalEntry.objects.filter(facts__what="a file that you sent us").exists()


@pytest.mark.usefixtures("ben")
def test_nobody_else_has_it_nor_anybody_once_it_is_settled(rye: Group, clara: Person) -> None:
    file = comes(PICTURE).attachments.get()
    other, fay = make_group("Bellenden Neighbours"), make_person("Fay")
    make_membership(fay, other, Role.COORDINATOR)
    assert fetches(browser(fay), other, file).status_code == 404
    assert fetches(browser(fay), rye, file).status_code == 404
    assert fetches(browser(clara), other, file).status_code == 404
    assert fetches(Client(), rye, file).status_code != 200
    address = reverse("requests:reply-file", args=[rye.slug, file.reply_id, file.pk])
    assert browser(clara).get(address).status_code == 405
    browser(clara).post(below(rye, "replies", file.reply_id, "end"), {"do": "leave"})
    assert fetches(browser(clara), rye, file).status_code == 404


@pytest.mark.usefixtures("ben")
def test_a_voice_note_is_played_as_what_was_said_on_the_telephone_is(rye: Group, clara: Person) -> None:
    reply, client = comes(files.OGG, body="", means="whatsapp"), browser(clara)
    assert reply.desk == rye.uid
    page = opened(client, rye, reply)
    assert "They wrote no words." in page
    assert "<audio controls" in page
    said = fetches(client, rye, reply.attachments.get(), "sound")
    assert (said.status_code, said.content, said["Content-Type"]) == (200, files.OGG, "audio/ogg")
    assert said["Content-Disposition"] == "inline"


@pytest.mark.usefixtures("ben")
def test_nothing_but_a_voice_note_is_played(rye: Group, clara: Person) -> None:
    client = browser(clara)
    for reply in (comes(PICTURE, means="whatsapp"), comes(files.OGG, body="And this")):
        assert "<audio" not in opened(client, rye, reply)
        assert fetches(client, rye, reply.attachments.get(), "sound").status_code == 404


@pytest.mark.usefixtures("ben")
def test_what_is_not_here_is_said(rye: Group, clara: Person) -> None:
    page = opened(browser(clara), rye, comes(not_kept=1, not_fetched=2, is_cut=True))
    assert "One attachment was too large, or one too many, and was not kept." in page
    assert "2 attachments could not be fetched" in page
    assert "it was longer than is read" in page


def test_a_photograph_without_a_word_stands_at_the_desk_and_is_no_mere_thanks(rye: Group, ben: Person) -> None:
    reply = comes(PICTURE, body="")
    assert (reply.status, reply.desk, reply.person_id) == ("open", rye.uid, ben.pk)
    reply = comes(PICTURE, body="Thank you")
    assert (reply.status, reply.desk) == ("open", rye.uid)
    assert not Message.objects.filter(person=ben).exists()


def test_sizes_are_said_as_people_say_them() -> None:
    assert [attached.in_bytes(size) for size in (1, 340_400, 999_999, 1_234_567)] == [
        "1 kB",
        "340 kB",
        "1000 kB",
        "1.2 MB",
    ]
