"""What a provider took is listed by its clock, and what we sent is noted by ours: neither has to be right."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from doorstep.messaging.channels.answers import moment
from doorstep.messaging.channels.base import CannotAskError, Outgoing
from doorstep.messaging.channels.text import TextChannel
from tests.messaging.providers import Stub
from tests.messaging.texting import BEN, BOTH, TEXT, WORDS, by

pytestmark = pytest.mark.usefixtures("impatient")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def tried(ago: timedelta = timedelta()) -> Outgoing:
    """Give a text that was first tried so long ago by our clock, as the worker notes it."""
    return replace(TEXT, first_at=datetime.now(UTC) - ago)


def cannot_tell(channel: TextChannel, outgoing: Outgoing) -> bool:
    with pytest.raises(CannotAskError) as unasked:
        channel.sent(outgoing)
    return not unasked.value.permanent


@pytest.mark.parametrize("carrier", BOTH)
@pytest.mark.parametrize("ahead", [-20 * HOUR, -3 * HOUR, -10 * MINUTE, 10 * MINUTE, 3 * HOUR, 20 * HOUR])
def test_a_text_is_found_however_wrong_our_clock_is(
    carrier: str, ahead: timedelta, stub: Stub, settings: Settings
) -> None:
    stub.book.ahead = ahead
    channel, text = by(settings, stub, carrier), tried()
    assert channel.sent(text) is None
    reference = channel.send(text)
    assert channel.sent(text) == reference


@pytest.mark.parametrize("carrier", BOTH)
@pytest.mark.parametrize("ahead", [-3 * DAY, 3 * DAY])
def test_clocks_that_are_days_apart_leave_nobody_to_ask(
    carrier: str, ahead: timedelta, stub: Stub, settings: Settings
) -> None:
    stub.book.ahead = ahead
    assert cannot_tell(by(settings, stub, carrier), tried())


@pytest.mark.parametrize("carrier", BOTH)
def test_who_does_not_say_what_their_clock_shows_is_not_understood(
    carrier: str, stub: Stub, settings: Settings
) -> None:
    stub.date = "at noon"
    assert cannot_tell(by(settings, stub, carrier), tried())


@pytest.mark.parametrize("early", [10 * MINUTE, HOUR, 20 * HOUR, 47 * HOUR])
def test_a_clock_put_right_between_both_sends_nothing_twice(early: timedelta, stub: Stub, settings: Settings) -> None:
    """It was before the true time when the text was first tried, and shows it by now."""
    channel = by(settings, stub, "twilio")
    channel.send(TEXT)
    assert cannot_tell(channel, tried(-early))


@pytest.mark.parametrize("early", [HOUR, 3 * DAY])
def test_a_clock_put_right_does_not_matter_where_our_reference_went_along(
    early: timedelta, stub: Stub, settings: Settings
) -> None:
    channel = by(settings, stub, "smsworks")
    reference = channel.send(TEXT)
    assert channel.sent(tried(-early)) == reference


def test_the_same_words_a_little_earlier_are_not_surely_another_text(stub: Stub, settings: Settings) -> None:
    stub.book.take(BEN, "Doorstep", WORDS, ago=HOUR)
    channel = by(settings, stub, "twilio")
    assert cannot_tell(channel, tried())
    reference = channel.send(TEXT)
    assert channel.sent(tried()) == reference


def test_the_same_words_long_before_are_another_text(stub: Stub, settings: Settings) -> None:
    stub.book.take(BEN, "Doorstep", WORDS, ago=3 * DAY)
    assert by(settings, stub, "twilio").sent(tried()) is None


@pytest.mark.parametrize("ago", [timedelta(), HOUR])
def test_the_same_words_are_another_text_where_they_are_known_as_one(
    ago: timedelta, stub: Stub, settings: Settings
) -> None:
    other = stub.book.take(BEN, "Doorstep", WORDS, ago=ago)
    text = replace(tried(), others=frozenset({other.reference}))
    channel = by(settings, stub, "twilio")
    assert channel.sent(text) is None
    reference = channel.send(text)
    assert channel.sent(text) == reference


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Wed, 21 Oct 2015 07:28:00 GMT", datetime(2015, 10, 21, 7, 28, tzinfo=UTC)),
        ("Wed, 21 Oct 2015 08:28:00 +0100", datetime(2015, 10, 21, 7, 28, tzinfo=UTC)),
        # Of no zone in particular, and that is not ours.
        ("Wed, 21 Oct 2015 07:28:00 -0000", datetime(2015, 10, 21, 7, 28, tzinfo=UTC)),
        ("Fri, 31 Dec 9999 23:59:59 -0100", None),
        ("None", None),
        ("", None),
    ],
)
def test_a_moment_is_read_in_the_zone_that_it_names(said: str, read: datetime | None) -> None:
    assert moment(said) == read
