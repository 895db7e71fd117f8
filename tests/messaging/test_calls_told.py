"""What Twilio tells of calls is read: how they ended, which key was pressed, what was left; and nonsense is nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.messaging.inbound import calls
from doorstep.messaging.inbound.calls import Step
from doorstep.messaging.inbound.events import Progress, Recording, Stage, Text
from tests.fuzz.nonsense import sent, typed
from tests.messaging.calls_told import AMINA, BASE, EXAMPLES, OURS, RECORDED, SID, TAG, arrived, told

# -- How it ended ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "stage", "code"),
    [
        ("completed", Stage.DELIVERED, ""),
        ("busy", Stage.FAILED, "busy"),
        ("no-answer", Stage.FAILED, "no-answer"),
        ("canceled", Stage.FAILED, "canceled"),
        ("failed", Stage.FAILED, "failed"),
    ],
)
def test_how_a_call_ended_is_told_with_our_reference(status: str, stage: Stage, code: str) -> None:
    found = calls.events(told(Step.ENDED, CallStatus=status))
    assert found == [Progress(f"{SID}+{status}", SID, stage, tag=TAG, code=code)]


@pytest.mark.parametrize("status", ["queued", "initiated", "ringing", "in-progress", "", "over"])
def test_a_call_that_is_not_over_is_told_of_later(status: str) -> None:
    assert calls.events(told(Step.ENDED, CallStatus=status)) == []


@pytest.mark.parametrize(
    ("network", "code", "final"),
    [("404", "failed 404", True), ("604", "failed 604", True), ("503", "failed 503", False), ("x", "failed", False)],
)
def test_a_number_at_which_there_is_nobody_is_told_apart(network: str, code: str, final: bool) -> None:
    (found,) = calls.events(told(Step.ENDED, CallStatus="failed", SipResponseCode=network))
    assert isinstance(found, Progress)
    assert (found.code, found.is_final_for_them) == (code, final)


@pytest.mark.parametrize(
    ("step", "by", "stage", "code"),
    [
        # With words allowed on a machine, they were left there.
        (Step.ENDED, "machine_end_beep", Stage.DELIVERED, ""),
        (Step.ENDED, "human", Stage.DELIVERED, ""),
        (Step.ENDED, "fax", Stage.FAILED, "fax"),
        # Without, nothing was said to it; and of a human it is told elsewhere whether they listened.
        (Step.RANG, "machine_start", Stage.FAILED, "machine_start"),
        (Step.RANG, "unknown", Stage.FAILED, "unknown"),
        (Step.RANG, "human", Stage.SENT, ""),
        (Step.RANG, "", Stage.SENT, ""),
    ],
)
def test_a_machine_that_heard_nothing_is_no_delivery(step: Step, by: str, stage: Stage, code: str) -> None:
    (found,) = calls.events(told(step, CallStatus="completed", AnsweredBy=by))
    assert isinstance(found, Progress)
    assert (found.stage, found.code) == (stage, code)


def test_whoever_pressed_a_key_to_listen_was_reached() -> None:
    found = calls.events(told(Step.LISTENING, CallStatus="in-progress", Digits="5"))
    assert found == [Progress(f"{SID}+heard", SID, Stage.DELIVERED, tag=TAG)]


# -- Keys ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "meaning"), [("1", "YES"), ("2", "NO"), ("3", "LATER"), ("9", "STOP")])
@pytest.mark.parametrize("step", [Step.KEYS, None])
def test_a_key_is_the_word_it_stands_for(key: str, meaning: str, step: Step | None) -> None:
    found = calls.events(told(step, CallStatus="in-progress", Digits=key))
    assert found == [Text(f"{SID}+{key}", "voice", AMINA, OURS, meaning, in_reply_to=SID)]


@pytest.mark.parametrize("keys", ["4", "0", "#", "11", "hangup", ""])
def test_another_key_means_nothing(keys: str) -> None:
    assert calls.events(told(Step.KEYS, CallStatus="in-progress", Digits=keys)) == []


def test_a_key_pressed_by_whoever_rings_us_answers_nothing() -> None:
    assert calls.events(told(Step.CHOOSING, by_us=False, CallStatus="in-progress", Digits="1")) == []
    assert calls.events(told(by_us=False, CallStatus="completed")) == []


# -- What was left ---------------------------------------------------------------------------------------------------


def test_words_that_were_left_are_found_and_what_ended_them_is_no_answer() -> None:
    for by_us, ended in ((False, "hangup"), (True, "1")):
        left = told(Step.RECORDED, by_us=by_us, RecordingUrl=RECORDED, RecordingDuration="17", Digits=ended)
        assert calls.events(left) == [Recording("RE" + "0" * 32, AMINA, RECORDED, 17)]


@pytest.mark.parametrize(
    ("address", "seconds"),
    [
        (RECORDED, "0"),
        (RECORDED, "-1"),
        (RECORDED, ""),
        (RECORDED, "9" * 5_000),
        ("file:///etc/passwd", "17"),
        (f"{RECORDED}/../x", "17"),
        (f"https://{'a' * 3_000}/Recordings/RE{'0' * 32}", "17"),
    ],
)
def test_nothing_left_or_nowhere_to_fetch_it_is_nothing(address: str, seconds: str) -> None:
    left = told(Step.RECORDED, by_us=False, RecordingUrl=address, RecordingDuration=seconds)
    assert calls.events(left) == []


# -- Of which call ---------------------------------------------------------------------------------------------------


def test_what_twilio_asks_says_of_which_call_it_speaks() -> None:
    asked = calls.read(told(Step.ANSWERED, CallStatus="in-progress", AnsweredBy="human"))
    assert asked == calls.Call(SID, Step.ANSWERED, TAG, AMINA, OURS, by_us=True, keys="", answered_by="human")
    chosen = calls.read(told(Step.CHOOSING, by_us=False, tag="", Digits="2"))
    assert chosen == calls.Call(SID, Step.CHOOSING, "", AMINA, OURS, by_us=False, keys="2", answered_by="")


@pytest.mark.parametrize("where", ["https://[", f"{BASE}?step=dancing&of=a%20b", BASE + "?" + "a&" * 300, BASE])
def test_an_address_that_says_nothing_of_it_is_an_address_all_the_same(where: str) -> None:
    asked = calls.read(arrived(EXAMPLES[0].body, where))
    assert asked is not None
    assert (asked.step, asked.tag) == (None, "")


def test_what_an_address_says_can_be_kept_with_what_came_there() -> None:
    for each in EXAMPLES:
        later = arrived(calls.kept(each), "")
        assert calls.read(later) == calls.read(each)
        assert calls.events(later) == calls.events(each)
    assert calls.events(arrived(calls.kept(arrived(EXAMPLES[0].body)), "")) != []


# -- Whatever comes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", [b"", b"\xff", b"CallSid=CA1", b"&" * 500, b"CallSid=%00", b"[]"])
def test_nonsense_is_no_event(body: bytes) -> None:
    assert calls.events(arrived(body)) == []
    assert calls.read(arrived(body)) is None


@given(
    some.dictionaries(
        some.sampled_from("CallStatus Digits RecordingUrl RecordingDuration AnsweredBy From To Direction".split()),
        typed("completed", "1", RECORDED, "17", "human", AMINA, "inbound"),
    )
)
def test_no_call_breaks_the_reader(changed: dict[str, str]) -> None:
    for found in calls.events(told(Step.KEYS, changed)):
        assert found.event_id.isascii()


@given(sent(*(each.body for each in EXAMPLES)), typed(EXAMPLES[0].address))
def test_no_request_breaks_the_reader(body: bytes, where: str) -> None:
    assert len(calls.events(arrived(body, where))) <= 1
