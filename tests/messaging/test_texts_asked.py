"""Whether a provider has a text already is asked of it, and no answer is taken for a no."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pytest_django import Settings

from doorstep.messaging.channels.answers import LONGEST_AGAIN, Answer, again_in
from doorstep.messaging.channels.base import CannotAskError, Outgoing
from doorstep.messaging.channels.email import EmailChannel
from doorstep.messaging.channels.screen import ScreenChannel
from tests.messaging.providers import How, Stub
from tests.messaging.texting import BEN, BOTH, TEXT, WORDS, by

pytestmark = pytest.mark.usefixtures("impatient")


@pytest.mark.parametrize("carrier", BOTH)
@pytest.mark.parametrize("how", [How.BUSY, How.BROKEN, How.HANGS, How.GARBLED, How.WRONG_KEY, How.RESETS_AFTER])
def test_a_provider_that_cannot_be_asked_is_taken_for_no_answer(
    carrier: str, how: How, stub: Stub, settings: Settings
) -> None:
    channel = by(settings, stub, carrier)
    channel.send(TEXT)
    stub.asking.append(how)
    with pytest.raises(CannotAskError) as unasked:
        channel.sent(TEXT)
    assert not unasked.value.permanent


@pytest.mark.parametrize("carrier", BOTH)
def test_others_texts_and_older_ones_are_not_taken_for_it(carrier: str, stub: Stub, settings: Settings) -> None:
    to = BEN if carrier == "twilio" else BEN[1:]
    stub.book.take(to, "Doorstep", WORDS, TEXT.reference, ago=timedelta(days=4))
    stub.book.take(to, "Doorstep", "Something else", "another")
    stub.book.take("+447700900124", "Doorstep", WORDS, TEXT.reference)
    channel = by(settings, stub, carrier)
    assert channel.sent(TEXT) is None
    long_ago = datetime.now(UTC) - timedelta(days=5)
    older = Outgoing(BEN, "", WORDS, reference=TEXT.reference, first_at=long_ago)
    assert channel.sent(older) == stub.book.taken[0].reference


@pytest.mark.parametrize("carrier", BOTH)
def test_it_is_found_behind_many_and_given_up_behind_too_many(carrier: str, stub: Stub, settings: Settings) -> None:
    channel = by(settings, stub, carrier)
    reference = channel.send(TEXT)
    to = stub.book.taken[0].to
    for number in range(900):
        stub.book.take(to, "Doorstep", f"Number {number}", str(number))
    assert channel.sent(TEXT) == reference
    for number in range(200):
        stub.book.take(to, "Doorstep", f"Number {number}", str(number))
    with pytest.raises(CannotAskError):
        channel.sent(TEXT)


def test_what_twilio_puts_before_texts_on_trial_is_left_aside(stub: Stub, settings: Settings) -> None:
    stub.book.before = "Sent from your Twilio trial account - "
    channel = by(settings, stub, "twilio")
    assert channel.sent(TEXT) is None
    assert channel.send(TEXT) == channel.sent(TEXT)


def test_without_a_reference_nobody_could_tell(stub: Stub, settings: Settings) -> None:
    with pytest.raises(CannotAskError) as unasked:
        by(settings, stub, "smsworks").sent(Outgoing(BEN, "", WORDS))
    assert unasked.value.permanent


def test_about_mail_there_is_nobody_to_ask_and_the_screen_has_all_of_it() -> None:
    with pytest.raises(CannotAskError) as unasked:
        EmailChannel().sent(TEXT)
    assert unasked.value.permanent
    assert ScreenChannel().sent(TEXT) == ScreenChannel().send(TEXT) == ""


# -- Answers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("7", timedelta(seconds=7)),
        ("0", timedelta()),
        ("9" * 30, LONGEST_AGAIN),
        ("86400", LONGEST_AGAIN),
        ("Fri, 01 Jan 2100 09:00:00 GMT", LONGEST_AGAIN),
        ("Wed, 21 Oct 2015 07:28:00 GMT", timedelta()),
        ("", None),
        ("soon", None),
        ("-3", None),
    ],
)
def test_when_to_come_again_is_read_and_bounded(said: str, wait: timedelta | None) -> None:
    assert again_in(said) == wait


@given(some.text())
def test_whatever_is_said_of_coming_again_is_a_wait_or_nothing(said: str) -> None:
    wait = again_in(said)
    assert wait is None or timedelta() <= wait <= LONGEST_AGAIN


@given(some.binary() | some.sampled_from([b"[" * 100_000, b"9" * 10_000, b'{"a": 1}', b"null", b"\xef\xbb\xbf{}"]))
def test_whatever_a_provider_answers_has_fields_or_none(body: bytes) -> None:
    assert isinstance(Answer(200, body).fields, dict)
