"""What WhatsApp tells us is read if it was signed by them, and whatever it is, it is an event or nothing."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.messaging.inbound import whatsapp
from doorstep.messaging.inbound.events import Media, NotTheirsError, Progress, Stage, Text
from tests.fuzz.nonsense import anything, sent
from tests.messaging.whatsapp_told import (
    BEN,
    BENS_ID,
    CONTACT,
    EXAMPLES,
    METADATA,
    SECRET,
    TAG,
    THEIRS,
    WAMID,
    arrived,
    message,
    messages,
    status,
    statuses,
    told,
)

TEXT = Text(THEIRS, "whatsapp", f"+{BEN}", "+442079460000", "Yes", also=BENS_ID)


def read(*values: Any) -> list[Any]:
    return list(whatsapp.events(arrived(told(*values))))


# -- Is it they? -----------------------------------------------------------------------------------------------------


def test_what_the_apps_secret_signed_is_theirs() -> None:
    whatsapp.verified(arrived(EXAMPLES[0]), SECRET)


@pytest.mark.parametrize("signature", ["", "sha256=", "sha1=00", "0" * 64, "sha256=" + "0" * 64, "sha256=\udcff", "é"])
def test_whatever_else_is_signed_is_not(signature: str) -> None:
    with pytest.raises(NotTheirsError, match="DOORSTEP_WHATSAPP_URL"):
        whatsapp.verified(arrived(EXAMPLES[0], signature=signature), SECRET)


def test_nor_is_what_another_secret_signed_or_one_that_is_not_set() -> None:
    for theirs, ours in (("another", SECRET), ("", "")):
        with pytest.raises(NotTheirsError):
            whatsapp.verified(arrived(EXAMPLES[0], secret=theirs), ours)


def test_a_byte_more_is_another_message() -> None:
    signed = arrived(EXAMPLES[0]).headers["x-hub-signature-256"]
    with pytest.raises(NotTheirsError):
        whatsapp.verified(arrived(EXAMPLES[0] + b"\n", signature=signed), SECRET)


ASKED = {"hub.mode": "subscribe", "hub.verify_token": "our word", "hub.challenge": "1158201444"}


def test_whoever_knows_the_word_is_answered() -> None:
    assert whatsapp.challenge(ASKED, "our word") == "1158201444"


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({}, "another word"),
        ({"hub.verify_token": ""}, ""),
        ({"hub.verify_token": "our word\udcff"}, "our word"),
        ({"hub.mode": "unsubscribe"}, "our word"),
        ({"hub.challenge": ""}, "our word"),
        ({"hub.challenge": "<script>"}, "our word"),
        ({"hub.challenge": "1" * 300}, "our word"),
    ],
)
def test_nobody_else_is(changed: dict[str, str], word: str) -> None:
    assert whatsapp.challenge(ASKED | changed, word) is None
    assert whatsapp.challenge({}, word) is None


# -- What became of ours ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("sent", Stage.SENT),
        ("delivered", Stage.DELIVERED),
        ("read", Stage.DELIVERED),
        ("played", Stage.DELIVERED),
        ("failed", Stage.FAILED),
    ],
)
def test_how_far_a_message_came_is_told_with_our_reference(said: str, stage: Stage) -> None:
    told_of = statuses(status(said, biz_opaque_callback_data=TAG))
    assert read(told_of) == [Progress(f"{WAMID}+{said}", WAMID, stage, tag=TAG)]


@pytest.mark.parametrize(
    ("code", "final"), [(131026, True), (131050, True), (131047, False), (131049, False), (130472, False)]
)
def test_why_it_failed_is_told_and_whether_anything_else_would_arrive(code: int, final: bool) -> None:
    (found,) = read(statuses(status("failed", errors=[{"code": code, "title": "No", "error_data": {}}])))
    assert (found.stage, found.code, found.is_final_for_them) == (Stage.FAILED, str(code), final)


@pytest.mark.parametrize("errors", [None, [], [7], [{}], [{"code": "131026"}], [{"code": 10**30}], {"code": 131026}])
def test_a_failure_without_a_reason_is_one_all_the_same(errors: object) -> None:
    (found,) = read(statuses(status("failed", errors=errors)))
    assert (found.stage, found.code, found.is_final_for_them) == (Stage.FAILED, "", False)


def test_an_id_that_is_too_long_to_keep_has_one_of_its_own() -> None:
    rows = [{**status("sent"), "id": f"wamid.{'A' * 230}{each}"} for each in "xyx"]
    one, another, again = read(statuses(*rows))
    assert one == again
    assert one.event_id != another.event_id
    assert len(one.event_id) <= whatsapp.LONGEST_EVENT_ID


def test_several_come_at_once_and_in_order() -> None:
    found = read(statuses(status("sent"), status("delivered")), messages(message("text", {"body": "Yes"})))
    assert [type(each) for each in found] == [Progress, Progress, Text]


def test_of_very_many_the_first_thousand_are_read() -> None:
    assert len(read(*[statuses(*[status("sent")] * 400)] * 3)) == whatsapp.MOST


# -- What somebody wrote ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "said", "body"),
    [
        ("text", {"body": "Yes"}, "Yes"),
        ("button", {"payload": "K7QP-yes", "text": "Yes"}, "Yes"),
        ("interactive", {"type": "button_reply", "button_reply": {"id": "yes", "title": "Yes"}}, "Yes"),
        ("interactive", {"type": "list_reply", "list_reply": {"id": "1", "title": "Yes", "description": "-"}}, "Yes"),
        ("location", {"latitude": 51.4, "longitude": -0.07, "name": "Home"}, ""),
        ("contacts", [{"phones": []}], ""),
        ("unsupported", {"type": "poll"}, ""),
        ("interactive", {"type": "nfm_reply", "nfm_reply": {"response_json": "{}"}}, ""),
    ],
)
def test_whatever_somebody_sends_is_a_text_even_if_it_has_no_words(kind: str, said: object, body: str) -> None:
    assert read(messages(message(kind, said))) == [Text(**{**vars(TEXT), "body": body})]


def test_what_it_answers_is_told() -> None:
    context = {"from": "442079460000", "id": WAMID}
    (answered,) = read(messages(message("text", {"body": "Yes"}, context=context)))
    (shown,) = read(messages(message("reaction", {"message_id": WAMID, "emoji": "👍"})))
    assert (answered.in_reply_to, shown.in_reply_to, shown.body) == (WAMID, WAMID, "👍")


@pytest.mark.parametrize("kind", ["image", "audio", "video", "document", "sticker"])
def test_what_came_along_is_named_and_its_caption_is_read(kind: str) -> None:
    said = {"id": "1003383421387256", "mime_type": "Image/JPEG; x=1", "caption": "The receipt", "sha256": "="}
    (found,) = read(messages(message(kind, said)))
    assert (found.body, found.media) == ("The receipt", (Media("1003383421387256", "image/jpeg"),))


@pytest.mark.parametrize(
    ("names", "sender", "also"),
    [
        ({}, f"+{BEN}", BENS_ID),
        ({"from_user_id": BENS_ID}, f"+{BEN}", BENS_ID),
        ({"from": None, "from_user_id": BENS_ID, "contacts": [{"user_id": BENS_ID}]}, BENS_ID, ""),
        ({"from": None, "contacts": [{"user_id": BENS_ID}]}, BENS_ID, ""),
        ({"contacts": [CONTACT, CONTACT]}, f"+{BEN}", ""),
        ({"from": BENS_ID, "contacts": []}, BENS_ID, ""),
    ],
)
def test_a_sender_is_known_by_number_and_by_id_whichever_is_shown(
    names: dict[str, Any], sender: str, also: str
) -> None:
    contacts = names.pop("contacts", [CONTACT])
    (found,) = read(messages(message("text", {"body": "Yes"}, **names), contacts=contacts))
    assert (found.sender, found.also) == (sender, also)


@pytest.mark.parametrize("names", [{"from": "ben"}, {"from": 447700900123}, {"from": "4" * 30}, {"from_user_id": "x"}])
def test_a_message_from_nobody_is_left_out(names: dict[str, Any]) -> None:
    assert read(messages(message("text", {"body": "Yes"}, **({"from": None} | names)), contacts=[])) == []


def test_ours_is_named_by_its_number_or_else_by_its_id() -> None:
    shown = messages(message("text", {}), metadata={**METADATA, "display_phone_number": "+44 20 7946 0000"})
    hidden = messages(message("text", {}), metadata={"phone_number_id": "106540352242922"})
    assert [each.to for each in read(shown, hidden)] == ["+442079460000", "106540352242922"]


def test_what_whatsapp_says_itself_is_nobodys_message() -> None:
    assert read(messages(message("system", {"body": "Ben changed", "type": "user_changed_number"}))) == []
    assert read(messages(message("text", {"body": "Yes"})), {"errors": [{"code": 130429}]}) == [TEXT]


def test_what_cannot_be_kept_is_written_otherwise() -> None:
    (found,) = read(messages(message("text", {"body": "Y\ud800e\0s"})))
    assert found.body == "Y?es"


# -- Whatever comes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[" * 100_000,
        b"9" * 10_000,
        b"\xff\xfe",
        b'{"object": "page", "entry": []}',
        told(statuses(status("sent")), field="account_update"),
        told("x", 7, None, [], {}),
        told({"statuses": {"id": WAMID}, "messages": "x"}),
        told(statuses(status(["sent"]), status({}), {"id": 7, "status": "sent"}, {"id": "a b", "status": "sent"})),  # type: ignore[arg-type] # on purpose
    ],
)
def test_nonsense_is_no_event(body: bytes) -> None:
    assert whatsapp.events(arrived(body)) == []


@given(some.dictionaries(some.sampled_from(["from", "id", "type", "text", "image", "context", "reaction"]), anything))
def test_no_message_breaks_the_reader(changed: dict[str, Any]) -> None:
    for found in read(messages(message("text", {"body": "Yes"}) | changed)):
        assert json.dumps(vars(found), ensure_ascii=False, default=str).encode()


@given(sent(*EXAMPLES))
def test_no_delivery_breaks_the_reader(body: bytes) -> None:
    for found in whatsapp.events(arrived(body)):
        assert found.event_id.isascii()
