"""Letters are fetched from a mailbox: kept here first, marked as read then, none lost and none twice."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytest_django import Settings

from doorstep.messaging import looking
from doorstep.messaging import mailbox as fetching
from doorstep.messaging.actions import read_due
from doorstep.messaging.actions.fetching import fetch_mail
from doorstep.messaging.inbound.limits import Limits
from doorstep.messaging.models import Arrival, Reply
from tests.messaging.mailboxes import Box, mailbox

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)
LETTER = b"From: ben@canary.example\r\nSubject: A pot\r\n\r\nYES\r\n"


@pytest.fixture
def box(settings: Settings) -> Iterator[Box]:
    with mailbox() as opened:
        settings.MAILBOX = opened.setting
        yield opened


def test_what_was_not_read_is_kept_here_and_then_marked(box: Box) -> None:
    for number in range(3):
        box.put(LETTER + str(number).encode())
    assert fetch_mail(NOON) == 3
    assert fetch_mail(NOON) == 0
    assert sorted(bytes(each.raw)[-1:] for each in Arrival.objects.all()) == [b"0", b"1", b"2"]
    assert box.read == {1, 2, 3}


@pytest.mark.parametrize("word", ["LOGIN", "SELECT", "SEARCH", "RFC822.SIZE", "BODY.PEEK", "STORE"])
def test_wherever_the_line_breaks_nothing_is_lost(box: Box, word: str) -> None:
    box.put(LETTER)
    box.breaks_at = word
    with pytest.raises(fetching.NoMailboxError):
        fetch_mail(NOON)
    fetch_mail(NOON)
    assert box.read == {1}
    assert {bytes(each.raw) for each in Arrival.objects.all()} == {LETTER}


def test_of_one_that_is_too_large_the_head_is_read_so_that_a_human_hears_of_it(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "Limits", lambda: Limits(size=100))
    box.put(LETTER + b"x" * 200)
    box.put(LETTER)
    assert fetch_mail(NOON) == 2
    assert box.read == {1, 2}
    read_due(NOON)
    found = Reply.objects.order_by("is_cut")
    assert [(row.body, row.is_cut) for row in found] == [("YES", False), ("A pot", True)]


def test_a_wrong_password_is_said_without_it(box: Box, settings: Settings) -> None:
    settings.MAILBOX = box.setting | {"secret": "quillfeather"}
    with pytest.raises(fetching.NoMailboxError) as refused:
        fetch_mail(NOON)
    assert "quillfeather" not in str(refused.value)


def test_nobody_there_is_no_mailbox(settings: Settings) -> None:
    with mailbox() as gone:
        settings.MAILBOX = gone.setting
    with pytest.raises(fetching.NoMailboxError):
        fetch_mail(NOON)


def test_without_a_setting_nothing_is_fetched(settings: Settings) -> None:
    settings.MAILBOX = None
    assert fetch_mail(NOON) == 0


def test_the_operator_is_told_whether_it_can_be_opened(box: Box, settings: Settings) -> None:
    settings.SCREEN = False
    settings.SMTP = settings.MAIL_API = settings.TEXT = settings.WHATSAPP = settings.VOICE = None
    assert [(way.name, way.wrong) for way in looking.ways()] == [("The mailbox", "")]
    box.breaks_at = "SELECT"
    assert [way.wrong[:21] for way in looking.ways()] == ["It cannot be opened. "]
