"""Calls are made so that a message is said to whoever should hear it, and to no machine that should not."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
from django.utils import translation
from pytest_django import Settings

from config.env_providers import VOICE, as_account
from doorstep.messaging import channels, looking
from doorstep.messaging.channels import voice
from doorstep.messaging.channels.base import CannotAskError, MaybeDeliveredError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.voice import VoiceChannel, words
from doorstep.messaging.channels.voice.twilio import LONGEST
from tests.messaging.calls_told import AMINA, BASE, OURS, SID, TAG, ring, says_of
from tests.messaging.stand_in import BREAKS_OFF, Came, Says, StandIn, stand_in

ACCOUNT = "AC" + "0123456789abcdef" * 2
PATH = f"/2010-04-01/Accounts/{ACCOUNT}"
BODY = "Larkmead: Ben comes at 10 & brings milk."
CALL = Outgoing(AMINA, "", BODY, reference=TAG)


def queued(_came: Came) -> Says:
    return Says(201, {"sid": SID, "status": "queued"})


def refused(code: int, status: int = 400) -> Says:
    return Says(status, {"code": code, "message": "No.", "status": status})


def set_up(settings: Settings, there: StandIn, answers: str) -> None:
    said = f"twilio+http://{ACCOUNT}:key-canary@127.0.0.1:{there.port}?from=%2B{OURS[1:]}&answers={answers}"
    settings.VOICE = as_account("DOORSTEP_VOICE_URL", said, VOICE)


@pytest.fixture
def twilio(settings: Settings) -> Iterator[StandIn]:
    with stand_in(queued) as there:
        set_up(settings, there, BASE)
        settings.SCREEN = False
        settings.SMTP = settings.TEXT = None
        yield there


@pytest.fixture
def alone(twilio: StandIn, settings: Settings) -> StandIn:
    """Take away the address at which Twilio reaches us."""
    set_up(settings, twilio, "")
    return twilio


def becomes(outgoing: Outgoing = CALL, **how: Any) -> str:
    """Ring; say what became of it."""
    try:
        return ring(outgoing, **how) and "taken"
    except NotDeliveredError as error:
        return "refused" if error.permanent else "out of reach"
    except MaybeDeliveredError:
        return "unknown"


def spoken_in(document: str) -> list[str]:
    return [each.text or "" for each in Tree.fromstring(document).iter("Say")]  # noqa: S314 # ours


# -- No words on a machine -------------------------------------------------------------------------------------------


def test_unless_they_allowed_it_nothing_is_said_before_it_is_known_who_picked_up(twilio: StandIn) -> None:
    assert ring(CALL) == SID

    (came,) = twilio.came
    assert (came.method, came.path) == ("POST", f"{PATH}/Calls.json")
    assert came.form == {
        "To": AMINA,
        "From": OURS,
        "Timeout": "25",
        "TimeLimit": "240",
        "Url": f"{BASE}?step=answered&of={TAG}",
        "MachineDetection": "Enable",
        "StatusCallback": f"{BASE}?step=rang&of={TAG}",
    }


def test_a_human_is_asked_for_a_key_in_words_that_tell_nothing_and_a_machine_hears_none(
    twilio: StandIn, settings: Settings
) -> None:
    settings.SITE_NAME = "Larkmead Neighbours"
    human = voice.greeting("human", language="en-gb", reference=TAG)
    assert spoken_in(human) == ["Hello. There is a message for you. To hear it, press 5."] * 2
    assert f"step=listening&amp;of={TAG}" in human
    assert spoken_in(voice.greeting("machine_start", language="en-gb", reference=TAG)) == []
    assert "Larkmead" not in human
    assert twilio.came == []


def test_after_a_key_the_message_is_read_and_keys_are_explained(twilio: StandIn) -> None:
    document = voice.reading(BODY, language="en-gb", reference=TAG)
    assert spoken_in(document)[0] == BODY
    assert "Press 1 for yes." in spoken_in(document)[1]
    assert f"step=keys&amp;of={TAG}" in document
    assert twilio.came == []


def test_a_key_is_thanked_for_and_another_asked_again(twilio: StandIn) -> None:
    assert spoken_in(voice.thanking(understood=True, language="en-gb", reference=TAG)) == ["Thank you. Goodbye."]
    assert "Gather" in voice.thanking(understood=False, language="en-gb", reference=TAG)
    assert twilio.came == []


def test_where_twilio_cannot_ask_us_nobody_is_rung_who_did_not_allow_it(alone: StandIn) -> None:
    assert becomes() == "out of reach"
    assert alone.came == []


# -- Where they allowed it -------------------------------------------------------------------------------------------


def test_where_they_allowed_it_the_message_goes_along_and_waits_for_the_tone(twilio: StandIn) -> None:
    assert becomes(voicemail=True, language="en-gb") == "taken"

    form = twilio.came[0].form
    assert (form["MachineDetection"], form["StatusCallback"]) == ("DetectMessageEnd", f"{BASE}?step=ended&of={TAG}")
    assert spoken_in(form["Twiml"])[0] == BODY
    assert "Gather" in form["Twiml"]
    assert "Url" not in form


def test_then_nothing_of_ours_needs_to_be_public_and_no_keys_are_asked_for(alone: StandIn) -> None:
    assert becomes(voicemail=True) == "taken"

    form = alone.came[0].form
    assert spoken_in(form["Twiml"]) == [BODY, BODY]
    assert "Gather" not in form["Twiml"]
    assert "StatusCallback" not in form


def test_the_words_around_it_are_in_a_language_of_the_site(twilio: StandIn) -> None:
    with translation.override("es"):
        assert words.thanks("so").language == "en-gb"
        assert words.thanks("ar").language == "ar"
    assert twilio.came == []


@pytest.mark.parametrize("voicemail", [True, False])
@pytest.mark.parametrize(
    "outgoing",
    [
        Outgoing(AMINA, "", ""),
        Outgoing(AMINA, "", "a" * (LONGEST + 1)),
        Outgoing("020 7946 0123", "", BODY),
        Outgoing("+44²0794601", "", BODY),
        Outgoing(f"{AMINA}\n", "", BODY),
    ],
)
def test_only_whole_numbers_are_rung_and_nothing_is_cut(outgoing: Outgoing, voicemail: bool, twilio: StandIn) -> None:
    assert becomes(outgoing, voicemail=voicemail) == "refused"
    assert twilio.came == []


def test_what_is_too_long_once_it_is_written_down_is_refused(twilio: StandIn) -> None:
    assert becomes(Outgoing(AMINA, "", "&" * LONGEST), voicemail=True) == "refused"
    assert becomes(Outgoing(AMINA, "", "a" * LONGEST, reference=TAG), voicemail=True) == "taken"
    assert len(twilio.came) == 1


# -- What becomes of it ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("says", "said"),
    [
        (refused(21211), "refused"),
        (refused(21214), "refused"),
        (Says(200, {"code": 21211, "status": 400}), "refused"),
        (refused(21210), "out of reach"),
        (refused(21215), "out of reach"),
        (refused(20003, 401), "out of reach"),
        (refused(20429, 429), "out of reach"),
        (BREAKS_OFF, "unknown"),
        (Says(500, b"<h1>No</h1>"), "unknown"),
        (Says(201, b'{"sid": "CA\xff'), "unknown"),
        (Says(201, {"sid": 7}), "unknown"),
    ],
)
def test_what_became_of_it_is_said_truly(says: Says, said: str, twilio: StandIn) -> None:
    twilio.says.append(says)
    assert becomes() == said


MINUTES = [timedelta(minutes=each) for each in range(60)]


@pytest.mark.parametrize(
    ("says", "found"),
    [(says_of(), None), (says_of(MINUTES[1]), "CA0"), (says_of(MINUTES[1], timedelta(days=2)), "CA0")],
)
def test_whether_it_was_taken_is_asked_by_number_and_time(says: Says, found: str | None, twilio: StandIn) -> None:
    twilio.says.append(says)
    assert VoiceChannel().sent(CALL) == found
    assert twilio.came[0].query == {"To": AMINA, "From": OURS, "PageSize": "50"}


@pytest.mark.parametrize("status", ["busy", "no-answer", "failed", "canceled"])
def test_a_call_that_nobody_picked_up_was_made_and_is_no_delivery(status: str, twilio: StandIn) -> None:
    rows = says_of(MINUTES[1]).body["calls"]
    twilio.says.append(Says(200, {"calls": [rows[0] | {"status": status}]}))
    with pytest.raises(NotDeliveredError):
        VoiceChannel().sent(CALL)


@pytest.mark.parametrize(("code", "of_all"), [(21215, False), (21210, True)])
def test_what_is_refused_of_one_number_keeps_nobody_else_waiting(code: int, of_all: bool, twilio: StandIn) -> None:
    twilio.says.append(refused(code))
    with pytest.raises(NotDeliveredError) as error:
        ring(CALL)
    assert (error.value.permanent, error.value.is_of_all) == (False, of_all)


def test_of_calls_before_the_first_attempt_none_is_this_one(twilio: StandIn) -> None:
    twilio.says.append(says_of(MINUTES[30]))
    assert VoiceChannel().sent(Outgoing(AMINA, "", BODY, first_at=datetime.now(UTC) - MINUTES[5])) is None


@pytest.mark.parametrize(
    "says",
    [
        says_of(MINUTES[1], MINUTES[2]),
        Says(200, {"calls": [{"sid": "CA1"}, {"sid": "CA2", "date_created": 7}]}),
        Says(200, {}),
        Says(200, {"calls": [7]}),
        Says(500),
        BREAKS_OFF,
    ],
)
def test_where_nobody_can_tell_no_answer_is_taken_for_one(says: Says, twilio: StandIn) -> None:
    twilio.says.append(says)
    with pytest.raises(CannotAskError) as unasked:
        VoiceChannel().sent(CALL)
    assert not unasked.value.permanent


# -- The way out -----------------------------------------------------------------------------------------------------


def test_calls_go_this_way_where_it_is_set_up(twilio: StandIn, settings: Settings) -> None:
    channel = channels.channel_for("voice")
    assert isinstance(channel, VoiceChannel)
    assert (channel.send(CALL), channel.provider()) == (SID, f"twilio calls {ACCOUNT}")
    settings.VOICE = None
    assert channels.channel_for("voice") is None
    assert becomes() == "out of reach"
    with pytest.raises(CannotAskError):
        channel.sent(CALL)
    assert len(twilio.came) == 1


ACTIVE = Says(200, {"sid": ACCOUNT, "status": "active", "type": "Full"})


@pytest.mark.parametrize(
    ("says", "wrong"),
    [
        (ACTIVE, ""),
        (Says(200, {"status": "suspended"}), "The account at Twilio is suspended: look at its console."),
        (
            Says(200, {"status": "active", "type": "Trial"}),
            "The account at Twilio is on trial: it rings only numbers verified there.",
        ),
        (refused(20003, 401), "127.0.0.1 does not know this account, or not with this key (401)."),
    ],
)
def test_the_operator_is_told_what_is_wrong_with_the_account(says: Says, wrong: str, twilio: StandIn) -> None:
    twilio.says.append(says)
    assert list(looking.ways()) == [looking.Way("Calls", wrong)]
    assert twilio.came[0].path == f"{PATH}.json"


def test_the_operator_is_told_whom_nobody_rings(alone: StandIn) -> None:
    alone.says.append(ACTIVE)
    (way,) = looking.ways()
    assert way.wrong.startswith("Calls go only to people who allow words on a machine: say answers= ")


def test_no_key_is_shown_anywhere(twilio: StandIn, settings: Settings) -> None:
    twilio.says.append(refused(20003, 401))
    with pytest.raises(NotDeliveredError) as error:
        ring(CALL)
    shown = [repr(settings.VOICE), repr(voice.calls()), repr(error.value), repr(error.value.__cause__)]
    assert not [each for each in shown if "canary" in each or AMINA in each or "Larkmead" in each]
