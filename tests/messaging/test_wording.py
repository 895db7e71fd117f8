"""A text says who speaks and how to end it, in the reader's language; a letter is as it was written."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from doorstep.messaging import wording
from doorstep.messaging.models import Message
from tests.messaging.providers import Stub
from tests.messaging.texting import by

NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)


def message(**said: str) -> Message:
    words = {"language": "en-gb", "subject": "A pot", "body": "The  pot\n\nis blue.", "short": ""} | said
    return Message(made_at=NOON, expires_at=NOON + timedelta(days=1), **words)


def test_a_letter_is_as_it_was_written() -> None:
    assert wording.said(message(), "email") == "The  pot\n\nis blue."


def test_a_text_says_who_speaks_and_how_to_end_it() -> None:
    assert wording.said(message(), "phone") == "Doorstep: The pot is blue. STOP ends these."
    assert wording.said(message(short="Blue pot."), "whatsapp") == "Doorstep: Blue pot. STOP ends these."


@pytest.mark.parametrize(
    ("sender", "ends"),
    [
        ("+442079460000", "STOP ends these."),
        ("MG" + "0" * 32, "STOP ends these."),
        ("MGreen", "To end these: 020 7946 0009"),
        ("Larkmead", "To end these: 020 7946 0009"),
    ],
)
def test_where_nobody_can_answer_it_says_whom_to_tell(sender: str, ends: str, stub: Stub, settings: Settings) -> None:
    by(settings, stub, "twilio", sender=sender)
    settings.OPERATOR_PHONE = "020 7946 0009"
    assert wording.said(message(), "phone").endswith(ends)


def test_a_call_says_first_what_it_is_about() -> None:
    assert wording.said(message(body="It is blue."), "voice") == "This is Doorstep. A pot.\n\nIt is blue."
    assert (
        wording.said(message(subject="Would you?"), "voice") == "This is Doorstep. Would you?\n\nThe  pot\n\nis blue."
    )
    assert wording.said(message(body="A pot is blue."), "voice") == "This is Doorstep. A pot is blue."


def test_a_call_says_the_short_words_where_the_others_are_too_many() -> None:
    long = "The pot is blue. " * 40
    assert wording.said(message(body=long[:580]), "voice") == f"This is Doorstep. {long[:580]}"
    assert wording.said(message(body=long, short="Blue pot."), "voice") == "This is Doorstep. Blue pot."
    assert wording.said(message(body=long), "voice") == f"This is Doorstep. {long}"


def test_what_holds_nothing_any_more_says_nothing() -> None:
    assert wording.said(message(body=""), "phone") == ""


# -- By hand ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("means", "ring", "said"),
    [
        ("phone", "", "Larkmead: Blue pot."),
        ("whatsapp", "07700 900555", "Larkmead: Blue pot. Ring or text us: 07700 900555."),
        ("voice", "020 7946 0555", "This is Larkmead. The pot is blue. Ring us: 020 7946 0555."),
        ("email", "not a number", "The  pot\n\nis blue.\n\nRing us: not a number."),
    ],
)
def test_what_a_human_says_names_whom_they_say_it_for_and_where_to_turn(means: str, ring: str, said: str) -> None:
    assert wording.by_hand(message(short="Blue pot."), means, speaker="Larkmead", ring=ring) == said


@pytest.mark.parametrize("means", ["phone", "whatsapp", "voice", "email"])
def test_what_a_human_says_asks_for_no_answer_that_would_come_back_to_us(means: str) -> None:
    words = message(body="Answer YES AB12.", short="Answer YES AB12.", one_way="Larkmead asks: sign in.")
    said = wording.by_hand(words, means, speaker="Larkmead", ring="")
    assert "YES" not in said
    assert said.endswith("Larkmead asks: sign in.")


def test_where_nobody_can_answer_it_is_said_otherwise(stub: Stub, settings: Settings) -> None:
    by(settings, stub, "twilio", sender="Larkmead")
    assert "Sign in." in wording.said(message(short="Answer YES.", one_way="Sign in."), "phone")
    assert "Answer YES." in wording.said(message(short="Answer YES.", one_way="Sign in."), "whatsapp")
    assert wording.by_hand(message(body=""), "phone", speaker="Larkmead", ring="") == ""
