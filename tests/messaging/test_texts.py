"""Texts go out by real requests to a provider on this machine, and whatever it does, what became of them is known."""

import socket
import ssl
from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from config import env
from doorstep.messaging import channels
from doorstep.messaging.actions import Words, deliver_due, send
from doorstep.messaging.channels import line
from doorstep.messaging.channels.base import CannotAskError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.text import LONGEST, TextChannel, provider
from doorstep.people import actions as people
from doorstep.people.safe import SafeToContact
from tests.messaging.providers import How, Stub, provider_of_texts
from tests.messaging.texting import BEN, BOTH, NAME, TEXT, WORDS, becomes, by

pytestmark = pytest.mark.usefixtures("impatient")
NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)


# -- Sent ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("carrier", BOTH)
def test_a_text_arrives_as_it_was_written(carrier: str, stub: Stub, settings: Settings) -> None:
    reference = by(settings, stub, carrier).send(TEXT)
    (taken,) = stub.book.taken
    assert (taken.reference, "+" + taken.to.removeprefix("+"), taken.body) == (reference, BEN, WORDS)
    assert taken.sender == ("+442079460000" if carrier == "twilio" else "Doorstep")


def test_the_one_takes_our_reference_along_and_the_other_has_no_place_for_it(stub: Stub, settings: Settings) -> None:
    for carrier in BOTH:
        by(settings, stub, carrier).send(TEXT)
    assert [taken.tag for taken in stub.book.taken] == ["", TEXT.reference]


def test_a_service_of_twilios_may_choose_the_number(stub: Stub, settings: Settings) -> None:
    by(settings, stub, "twilio", sender="MG" + "0" * 32).send(TEXT)
    assert stub.book.taken[0].sender == "MG" + "0" * 32


@pytest.mark.parametrize("carrier", BOTH)
def test_curly_signs_are_sent_plainly_and_found_again(carrier: str, stub: Stub, settings: Settings) -> None:
    curly = Outgoing(BEN, "", "It\u2019s the \u201cblue\u201d door \u2013 ring twice\u2026", reference="1")
    channel = by(settings, stub, carrier)
    reference = channel.send(curly)
    assert stub.book.taken[0].body == 'It\'s the "blue" door - ring twice...'
    assert channel.sent(curly) == reference


@pytest.mark.parametrize("body", ["", "a" * (LONGEST + 1)])
def test_nothing_is_cut_but_what_is_too_long_is_refused(body: str, stub: Stub, settings: Settings) -> None:
    channel = by(settings, stub, "twilio")
    assert becomes(channel, Outgoing(BEN, "", body)) == "refused"
    assert becomes(channel, Outgoing(BEN, "", "b" * LONGEST)) == "taken"
    assert [taken.body for taken in stub.book.taken] == ["b" * LONGEST]


@pytest.mark.parametrize("to", ["07700 900123", "+44770090012x", "+44 7700 900123", "", "+44770090012\n"])
def test_only_whole_numbers_are_texted(to: str, stub: Stub, settings: Settings) -> None:
    assert becomes(by(settings, stub, "twilio"), Outgoing(to, "", WORDS)) == "refused"
    assert stub.requests == 0


def test_a_telephone_is_reached_by_text_where_somebody_carries_it(stub: Stub, settings: Settings) -> None:
    settings.SCREEN = False
    assert channels.channel_for("phone") is None
    by(settings, stub, "smsworks")
    assert isinstance(channels.channel_for("phone"), TextChannel)


@pytest.mark.django_db
@pytest.mark.parametrize(("how", "ends"), [(How.WELL, "sent"), (How.BROKEN, "waiting"), (How.REFUSES_KINDLY, "failed")])
def test_a_message_to_a_telephone_goes_out_as_a_text(how: How, ends: str, stub: Stub, settings: Settings) -> None:
    ben = people.add_person(by=None)
    point = people.add_contact_point(ben, "phone", BEN, safe=SafeToContact(), by=None)
    words = Words(kind="welcome", language="en-gb", subject="Not said", body=WORDS)
    delivery = send(point, words, expires_at=NOON + timedelta(days=1), by=None, now=NOON).deliveries.get()
    by(settings, stub, "smsworks")
    stub.sending.append(how)
    assert deliver_due(NOON) == 1
    delivery.refresh_from_db()
    assert (delivery.status, [each.tag for each in stub.book.taken]) == (ends, [str(delivery.pk)] * (ends == "sent"))


# -- Whatever the provider does --------------------------------------------------------------------------------------

# What we say became of it; whether it was taken indeed.
MEETS = {
    How.WELL: ("taken", True),
    How.SLOW: ("taken", True),
    How.BUSY: ("out of reach", False),
    How.WRONG_KEY: ("out of reach", False),
    How.LEADS_AWAY: ("out of reach", False),
    How.REFUSES_KINDLY: ("refused", False),
    How.BROKEN: ("unknown", False),
    How.HANGS: ("unknown", False),
    How.GARBLED: ("unknown", False),
    How.BROKEN_AFTER: ("unknown", True),
    How.HANGS_AFTER: ("unknown", True),
    How.RESETS_AFTER: ("unknown", True),
    How.GARBLED_AFTER: ("unknown", True),
    How.HALF: ("unknown", True),
    How.DRIPS: ("unknown", True),
}


@pytest.mark.parametrize("carrier", BOTH)
@pytest.mark.parametrize("how", MEETS)
def test_what_became_of_it_is_said_truly_and_what_is_unknown_can_be_asked(
    carrier: str, how: How, stub: Stub, settings: Settings
) -> None:
    stub.sending.append(how)
    channel, (said, taken) = by(settings, stub, carrier), MEETS[how]
    assert becomes(channel) == said
    assert channel.sent(TEXT) == (stub.book.taken[0].reference if taken else None)
    assert len(stub.book.taken) == taken


@pytest.mark.parametrize("carrier", BOTH)
def test_a_line_that_is_cut_before_anything_was_read_leaves_nothing_there(
    carrier: str, stub: Stub, settings: Settings
) -> None:
    stub.sending.append(How.RESETS)
    channel = by(settings, stub, carrier)
    # Whether the end of it had gone out by then, the network decides.
    assert becomes(channel) in {"unknown", "out of reach"}
    assert channel.sent(TEXT) is None


@pytest.mark.parametrize("carrier", BOTH)
def test_who_is_busy_says_when_to_come_again(carrier: str, stub: Stub, settings: Settings) -> None:
    stub.sending.append(How.BUSY)
    with pytest.raises(NotDeliveredError) as busy:
        by(settings, stub, carrier).send(TEXT)
    assert (busy.value.permanent, busy.value.again_in) == (False, timedelta(seconds=7))


@pytest.mark.parametrize("carrier", BOTH)
def test_where_nobody_listens_nothing_was_sent(carrier: str, settings: Settings) -> None:
    with provider_of_texts() as gone:
        channel = by(settings, gone, carrier)
    assert becomes(channel) == "out of reach"
    with pytest.raises(CannotAskError) as unasked:
        channel.sent(TEXT)
    assert not unasked.value.permanent


@pytest.mark.parametrize("carrier", BOTH)
def test_who_does_not_prove_who_they_are_is_told_nothing(carrier: str, stub: Stub, settings: Settings) -> None:
    said = stub.address(carrier).replace("+http", "")
    settings.TEXT = env.as_texts(NAME, said)
    assert becomes(TextChannel()) == "out of reach"
    assert stub.book.taken == []


def test_a_name_that_nobody_knows_is_out_of_reach(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TEXT = env.as_texts(NAME, "smsworks://:token@nowhere.invalid?from=Doorstep")

    def unknown(*_args: object, **_options: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert becomes(TextChannel()) == "out of reach"


def test_an_account_without_credits_can_be_filled(stub: Stub, settings: Settings) -> None:
    stub.book.credits = 0
    assert becomes(by(settings, stub, "smsworks")) == "out of reach"


@pytest.mark.parametrize("carrier", BOTH)
def test_a_wrong_key_can_be_put_right_and_is_said_nowhere(carrier: str, stub: Stub, settings: Settings) -> None:
    channel = by(settings, stub, carrier, key="wrong-canary")
    with pytest.raises(NotDeliveredError) as refused:
        channel.send(TEXT)
    shown = [repr(settings.TEXT), repr(provider()), repr(refused.value), repr(refused.value.__cause__)]
    assert not refused.value.permanent
    assert not [each for each in shown if "canary" in each or BEN in each or "Larkmead" in each]


def test_connections_are_trusted_as_browsers_trust_them() -> None:
    trust = line._trust()  # noqa: SLF001 # what every secured line is held to
    assert (trust.verify_mode, trust.check_hostname) == (ssl.CERT_REQUIRED, True)
