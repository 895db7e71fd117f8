"""Messages go out by WhatsApp in their own words for a day after somebody wrote, and inside a template otherwise."""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import Settings

from config.env_providers import WHATSAPP, as_account
from doorstep.messaging import channels, looking
from doorstep.messaging.channels.base import CannotAskError, MaybeDeliveredError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.whatsapp import WhatsAppChannel, number
from doorstep.messaging.channels.whatsapp.number import WAITS, template_language
from tests.messaging.stand_in import BREAKS_OFF, Came, Says, StandIn, stand_in

NUMBER, TOKEN, SECRET, WORD = "106540352242922", "token-canary", "secret-canary", "verify-canary"
BEN, BENS_ID = "+447700900123", "GB.13491208655302741918"
WAMID = "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI4MjZGRDA0OUE2OTQ3RkEyMzcA"
BODY = "Larkmead: can you fetch a prescription\non Friday?  Answer YES or NO."
TEXT = Outgoing(BEN, "", BODY, reference="0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111")


def hand_over(outgoing: Outgoing, **how: Any) -> str:
    return WhatsAppChannel().send(replace(outgoing, **how))


def taken(_came: Came) -> Says:
    return Says(200, {"messaging_product": "whatsapp", "messages": [{"id": WAMID, "message_status": "accepted"}]})


def refused(code: int, status: int = 400) -> Says:
    return Says(status, {"error": {"message": "(#0) No.", "type": "OAuthException", "code": code, "fbtrace_id": "A1"}})


@pytest.fixture
def graph(settings: Settings) -> Iterator[StandIn]:
    with stand_in(taken) as there:
        asked = f"secret={SECRET}&verify={WORD}&template=a_word"
        said = f"whatsapp+http://{NUMBER}:{TOKEN}@127.0.0.1:{there.port}?{asked}"
        settings.WHATSAPP = as_account("DOORSTEP_WHATSAPP_URL", said, WHATSAPP)
        settings.SCREEN = False
        settings.SMTP = settings.TEXT = None
        yield there


def becomes(outgoing: Outgoing = TEXT, *, window_open: bool = False) -> str:
    """Send it; say what became of it."""
    try:
        return hand_over(outgoing, window_open=window_open) and "taken"
    except NotDeliveredError as error:
        return "refused" if error.permanent else "out of reach"
    except MaybeDeliveredError:
        return "unknown"


# -- What is said ----------------------------------------------------------------------------------------------------


def test_a_template_carries_the_words_in_one_line_and_our_reference_beside_them(graph: StandIn) -> None:
    assert hand_over(TEXT, language="en-gb") == WAMID

    (came,) = graph.came
    assert (came.method, came.path) == ("POST", f"/v26.0/{NUMBER}/messages")
    word = "Larkmead: can you fetch a prescription on Friday? Answer YES or NO."
    assert came.said == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "447700900123",
        "biz_opaque_callback_data": TEXT.reference,
        "type": "template",
        "template": {
            "name": "a_word",
            "language": {"code": "en_GB"},
            "components": [{"type": "body", "parameters": [{"type": "text", "text": word}]}],
        },
    }


def test_for_a_day_after_they_wrote_the_words_go_as_they_are_and_no_link_in_them_is_opened(graph: StandIn) -> None:
    hand_over(TEXT, window_open=True)

    said = graph.came[0].said
    assert (said["type"], said["text"]) == ("text", {"preview_url": False, "body": BODY})


def test_each_request_proves_that_we_know_the_apps_secret(graph: StandIn) -> None:
    hand_over(TEXT)

    proof = hmac.new(SECRET.encode(), TOKEN.encode(), hashlib.sha256).hexdigest()
    assert graph.came[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert graph.came[0].query == {"appsecret_proof": proof}


@pytest.mark.parametrize(
    ("to", "said"),
    [(BEN, ("447700900123", None)), ("447700900123", ("447700900123", None)), (BENS_ID, (None, BENS_ID))],
)
def test_a_number_is_written_to_and_so_is_somebody_who_shows_none(
    to: str, said: tuple[str | None, str | None], graph: StandIn
) -> None:
    hand_over(Outgoing(to, "", BODY))

    sent = graph.came[0].said
    assert (sent.get("to"), sent.get("recipient")) == said
    assert "biz_opaque_callback_data" not in sent


@pytest.mark.parametrize("to", ["", "07700 900123", "+44 7700 900123", "GB", "GB.", "@ben", f"{BEN}\n", f"{BENS_ID}\n"])
def test_whatever_is_neither_is_refused_and_nothing_is_said(to: str, graph: StandIn) -> None:
    assert becomes(Outgoing(to, "", BODY)) == "refused"
    assert graph.came == []


@pytest.mark.parametrize(("length", "window_open", "said"), [(1_000, False, "taken"), (4_096, True, "taken")])
def test_nothing_is_cut_but_what_is_too_long_is_refused(
    length: int, window_open: bool, said: str, graph: StandIn
) -> None:
    assert becomes(Outgoing(BEN, "", "a" * length), window_open=window_open) == said
    assert becomes(Outgoing(BEN, "", "a" * (length + 1)), window_open=window_open) == "refused"
    assert becomes(Outgoing(BEN, "", ""), window_open=window_open) == "refused"
    assert len(graph.came) == 1


@pytest.mark.parametrize(
    ("django", "theirs"),
    [("en-gb", "en_GB"), ("es", "es"), ("ar", "ar"), ("pt-br", "pt_BR"), ("zh-hans", "zh_CN"), ("", "")],
)
def test_a_language_is_written_as_whatsapp_writes_it(django: str, theirs: str) -> None:
    assert template_language(django) == theirs


# -- What becomes of it ----------------------------------------------------------------------------------------------


def test_where_the_window_has_closed_meanwhile_the_template_goes_instead(graph: StandIn) -> None:
    graph.says.append(refused(131047))

    assert becomes(window_open=True) == "taken"
    assert [each.said["type"] for each in graph.came] == ["text", "template"]


def test_where_there_is_no_template_in_their_language_that_of_the_site_is_taken(graph: StandIn) -> None:
    graph.says.append(refused(132001, 404))

    assert hand_over(TEXT, language="so") == WAMID
    assert [each.said["template"]["language"]["code"] for each in graph.came] == ["so", "en_GB"]


def test_where_there_is_no_template_at_all_one_can_be_made(graph: StandIn) -> None:
    graph.says.extend([refused(132001, 404)] * 2)

    with pytest.raises(NotDeliveredError) as error:
        hand_over(TEXT)
    assert (error.value.permanent, error.value.is_of_all, len(graph.came)) == (False, False, 1)


def test_a_reference_that_is_too_long_to_keep_is_told_of_by_ours_alone(graph: StandIn) -> None:
    graph.says.append(Says(200, {"messages": [{"id": WAMID * 2}]}))
    assert hand_over(TEXT) == ""


@pytest.mark.parametrize("code", [131026, 131050, 131021])
def test_what_is_final_for_whom_we_write_to_is_final(code: int, graph: StandIn) -> None:
    graph.says.append(refused(code))
    assert becomes() == "refused"


@pytest.mark.parametrize(
    ("code", "status", "of_all"),
    [
        (100, 400, False),
        (131030, 400, False),
        (131062, 400, False),
        (190, 401, True),
        (131042, 400, True),
        (132015, 400, True),
        (368, 403, True),
    ],
)
def test_whatever_else_is_refused_can_be_put_right_and_is_of_this_message_or_of_all(
    code: int, status: int, of_all: bool, graph: StandIn
) -> None:
    graph.says.append(refused(code, status))
    with pytest.raises(NotDeliveredError) as error:
        hand_over(TEXT)
    assert (error.value.permanent, error.value.is_of_all) == (False, of_all)


@pytest.mark.parametrize("code", WAITS)
def test_who_has_too_much_to_do_is_asked_again_after_a_while(code: int, graph: StandIn) -> None:
    graph.says.append(refused(code))
    with pytest.raises(NotDeliveredError) as busy:
        hand_over(TEXT)
    assert (busy.value.permanent, busy.value.again_in) == (False, WAITS[code])


def test_and_after_the_while_that_they_say_where_they_say_one(graph: StandIn) -> None:
    said = refused(130429, 429)
    graph.says.append(Says(429, said.body, {"Retry-After": "7"}))
    with pytest.raises(NotDeliveredError) as busy:
        hand_over(TEXT)
    assert busy.value.again_in == timedelta(seconds=7)


@pytest.mark.parametrize(
    "says",
    [
        BREAKS_OFF,
        Says(500, b"<h1>No</h1>"),
        refused(131000, 500),
        Says(200, b'{"messages": [{"id": "wamid.\xff'),
        Says(200, {"messages": []}),
        Says(200, {"messages": [{"id": 7}]}),
        Says(200, [1]),
    ],
)
def test_an_answer_that_nobody_understands_leaves_a_doubt_and_nothing_else_is_tried(says: Says, graph: StandIn) -> None:
    graph.says.append(says)
    assert becomes(window_open=True) == "unknown"
    assert len(graph.came) == 1


def test_another_address_is_not_followed(graph: StandIn) -> None:
    graph.says.append(Says(307, {}, {"Location": f"http://127.0.0.1:{graph.port}/elsewhere"}))
    assert becomes() == "out of reach"
    assert len(graph.came) == 1


def test_nobody_can_be_asked_whether_it_was_taken(graph: StandIn) -> None:
    with pytest.raises(CannotAskError) as unasked:
        WhatsAppChannel().sent(TEXT)
    assert unasked.value.permanent
    assert graph.came == []


# -- The way out -----------------------------------------------------------------------------------------------------


def test_whatsapp_goes_this_way_where_it_is_set_up(graph: StandIn, settings: Settings) -> None:
    channel = channels.channel_for("whatsapp")
    assert isinstance(channel, WhatsAppChannel)
    assert (channel.send(TEXT), channel.provider()) == (WAMID, f"whatsapp {NUMBER}")
    settings.WHATSAPP = None
    assert channels.channel_for("whatsapp") is None
    assert becomes() == "out of reach"
    assert len(graph.came) == 1


@pytest.mark.parametrize(
    ("says", "wrong"),
    [
        (Says(200, {"status": "CONNECTED", "id": NUMBER}), ""),
        (Says(200, {"id": NUMBER}), ""),
        (
            Says(200, {"status": "BANNED", "id": NUMBER}),
            "WhatsApp says that the number is BANNED: look at its Manager.",
        ),
        (refused(190, 401), "127.0.0.1 does not know this account, or not with this key (401)."),
        (refused(100, 400), "127.0.0.1 answers with 400 and no account."),
    ],
)
def test_the_operator_is_told_what_is_wrong_with_the_number(says: Says, wrong: str, graph: StandIn) -> None:
    graph.says.append(says)
    assert list(looking.ways()) == [looking.Way("WhatsApp", wrong)]
    assert graph.came[0].path == f"/v26.0/{NUMBER}"


def test_no_key_is_shown_anywhere(graph: StandIn, settings: Settings) -> None:
    graph.says.append(refused(190, 401))
    with pytest.raises(NotDeliveredError) as error:
        hand_over(TEXT)
    shown = [repr(settings.WHATSAPP), repr(number()), repr(error.value), repr(error.value.__cause__)]
    assert not [each for each in shown if "canary" in each or BEN in each or "Larkmead" in each]
