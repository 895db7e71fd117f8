"""What comes with a letter is kept sealed and within bounds; what is beyond them is counted, and the words are read."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from django.db import connection
from django.utils import timezone

from doorstep.messaging import queries
from doorstep.messaging.actions import enclosing, read_due, take_in
from doorstep.messaging.actions.answering import IN_AN_HOUR
from doorstep.messaging.inbound import enclosed, letters
from doorstep.messaging.inbound.events import Arrived, Text
from doorstep.messaging.models import Attachment, Reply
from doorstep.vault.actions import erase, expire
from tests.messaging import files

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)
BEN = "ben@canary.example"


def letter(body: str = "The receipt", *came: tuple[str, bytes], subject: str = "A pot") -> EmailMessage:
    """Write one as a mail program does."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"Ben <{BEN}>", "help@larkmead.example", subject
    made.set_content(body)
    for name, content in came:
        # Whatever a program says it is.
        made.add_attachment(content, maintype="image", subtype="jpeg", filename=name)
    return made


def comes(made: EmailMessage | bytes, now: datetime = NOON) -> Reply:
    before = [*Reply.objects.values_list("pk", flat=True)]
    take_in("mail", bytes(made), "message/rfc822", now=now)
    read_due(now)
    return Reply.objects.exclude(pk__in=before).get()


def kept(reply: Reply) -> list[tuple[str, str, int]]:
    return list(reply.attachments.order_by("number").values_list("kind", "ending", "size"))


def test_what_came_along_is_kept_as_it_came_and_known_by_its_bytes() -> None:
    picture = files.picture("JPEG")
    reply = comes(letter("The receipt", ("r.jpg", picture), ("../../invoice.pdf", files.EXE), ("a.docx", b"")))
    assert kept(reply) == [("picture", "jpg", len(picture)), ("program", "", len(files.EXE))]
    first, second = reply.attachments.order_by("number")
    assert [queries.content_of(each) for each in (first, second)] == [picture, files.EXE]
    assert (first.name, second.name, reply.body, reply.not_kept) == ("picture-1.jpg", "", "The receipt", 0)


def test_it_stands_sealed_and_its_senders_name_for_it_nowhere() -> None:
    comes(letter("The receipt", ("quillfeather.txt", b"bread and quillfeather")))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM messaging_attachment")
        row = cursor.fetchone()
    assert not [each for each in row if b"quillfeather" in bytes(str(each), "utf-8") + _raw(each)]


def _raw(said: object) -> bytes:
    return bytes(said) if isinstance(said, bytes | memoryview) else b""


def test_a_letter_within_a_letter_and_odd_names_are_files_like_any_other() -> None:
    inner = letter("It rains", ("p.png", files.picture("PNG")))
    made = letter("See below", ("\u202egpj.exe", files.picture("PNG")))
    made.add_attachment(inner)
    assert [kind for kind, _ending, _size in kept(comes(made))] == ["picture", "words"]


def test_a_photograph_without_a_word_is_kept_too() -> None:
    reply = comes(letter("", ("r.jpg", files.picture("JPEG")), subject=""))
    assert (reply.body, len(kept(reply))) == ("", 1)


def test_ten_megabytes_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    large = files.PDF + bytes(10_000_000 - len(files.PDF))
    reply = comes(letter("The plan", ("plan.pdf", large)))
    assert (kept(reply), reply.not_kept) == ([("document", "pdf", 10_000_000)], 0)
    monkeypatch.setattr(enclosed, "LARGEST", 1_000)
    reply = comes(letter("The plan again", ("plan.pdf", large[:1_001]), ("list.txt", b"bread")))
    assert (kept(reply), reply.not_kept, reply.body) == ([("words", "txt", 5)], 1, "The plan again")


def test_of_too_many_some_are_kept_and_the_others_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    reply = comes(letter("All of them", *((f"{each}.txt", b"bread") for each in range(14))))
    assert (len(kept(reply)), reply.not_kept) == (enclosed.MOST, 4)
    monkeypatch.setattr(enclosed, "LARGEST_IN_ALL", 12)
    reply = comes(letter("Three", *((f"{each}.txt", b"bread") for each in range(3))))
    assert (len(kept(reply)), reply.not_kept) == (2, 1)


def test_nobody_fills_a_page_of_somebody_elses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosing, "OF_ONE", 12)
    found = [comes(letter(str(number), ("a.txt", b"bread"))) for number in range(4)]
    assert [(len(kept(reply)), reply.not_kept) for reply in found] == [(1, 0), (1, 0), (0, 1), (0, 1)]


def test_a_machine_that_never_ends_has_its_files_dropped() -> None:
    found = [comes(letter(f"Number {number}", ("a.txt", b"bread"))) for number in range(IN_AN_HOUR.most + 1)]
    assert [len(kept(reply)) for reply in found] == [1] * IN_AN_HOUR.most + [0]
    assert found[-1].not_kept == 1


@pytest.mark.parametrize("what", ["parts", "decoded", "depth"])
def test_a_letter_that_is_too_much_to_be_read_is_not_lost_without_a_word(what: str) -> None:
    made = letter("Many", *((f"{each}.txt", b"bread") for each in range(120)) if what == "parts" else ())
    if what == "decoded":
        made.add_attachment(bytes(12_100_000), maintype="image", subtype="jpeg", filename="a.jpg")
    for _ in range(12 if what == "depth" else 0):
        outer = letter("Around it")
        outer.make_mixed()
        outer.attach(made)
        made = outer
    reply = comes(made)
    assert (reply.body, reply.is_cut, kept(reply)) == ("A pot", True, [])


def test_a_long_letter_says_that_it_was_cut() -> None:
    assert comes(letter("bread " * 30_000)).is_cut
    assert not comes(letter("bread")).is_cut


def test_a_head_without_an_end_is_nothing() -> None:
    raw = b"From: ben@canary.example\r\n" + b"X: y\r\n" * 100_000
    assert letters.events(Arrived("", {}, raw, NOON)) == []


def test_a_report_of_a_machine_brings_no_files() -> None:
    made = letter("I am away", ("r.jpg", files.picture("JPEG")))
    made["Auto-Submitted"] = "auto-replied"
    assert letters.events(Arrived("", {}, bytes(made), NOON)) == []


def test_the_same_letter_brings_its_files_once() -> None:
    made = letter("The receipt", ("r.jpg", files.picture("JPEG")))
    comes(made)
    take_in("mail", bytes(made), "message/rfc822", now=NOON)
    read_due(NOON)
    assert Attachment.objects.count() == 1


def test_they_go_after_four_weeks_and_with_whoever_sent_them() -> None:
    now = timezone.now()
    reply = comes(letter("The receipt", ("r.jpg", files.picture("JPEG"))), now)
    erase(reply.person_id, by=None)
    assert not Attachment.objects.exists()
    comes(letter("Another", ("r.jpg", files.picture("JPEG"))), now)
    Attachment.objects.update(came_at=NOON)
    expire(now)
    assert not Attachment.objects.exists()


def test_pictures_in_the_words_of_a_page_are_never_looked_for_elsewhere() -> None:
    made = letter()
    made.set_content('<p>Hello</p><img src="https://evil.example/pixel.gif">', subtype="html")
    event = letters.events(Arrived("", {}, bytes(made), NOON))[0]
    assert isinstance(event, Text)
    assert (event.body, event.files) == ("Hello", ())
