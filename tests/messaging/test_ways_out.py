"""The operator asks whether messages go out, and is told in a sentence what is wrong."""

import socket
import threading
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from doorstep.messaging.channels import line
from doorstep.messaging.channels.base import MaybeDeliveredError, Outgoing
from doorstep.messaging.channels.email import EmailChannel
from tests.messaging.post import post_office
from tests.messaging.providers import How, Stub, provider_of_texts
from tests.messaging.texting import BOTH, by


@pytest.fixture(autouse=True)
def no_screen(settings: Settings) -> None:
    settings.SCREEN = False
    settings.SMTP = settings.TEXT = None
    settings.MAIL_FROM = "Larkmead <hello@larkmead.example>"


def check(*more: str) -> str:
    """Give the command; say what it said, and its complaint, if any, after a line."""
    out = StringIO()
    try:
        call_command("messaging", "check", *more, stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}-- {error}"
    return out.getvalue()


def test_where_nothing_is_set_up_it_says_where_to_begin() -> None:
    assert "DOORSTEP_SMTP_URL or DOORSTEP_TEXT_URL" in check()


def test_the_screen_is_a_way(settings: Settings) -> None:
    settings.SCREEN = True
    assert check() == "The screen: in order.\n"


# -- E-mail ----------------------------------------------------------------------------------------------------------


def test_a_mail_server_that_answers_is_in_order_and_gets_no_letter(settings: Settings) -> None:
    with post_office() as (box, settings.SMTP):
        assert check() == "E-mail: in order.\n"
        assert box.came == []


def test_a_test_letter_is_sent_when_asked_for(settings: Settings) -> None:
    with post_office() as (box, settings.SMTP):
        assert check("--send", "Clara@Larkmead.example") == "E-mail: in order.\nThe test was taken.\n"
        assert box.to == ["clara@larkmead.example"]


def test_a_letter_that_is_refused_is_said_to_be(settings: Settings) -> None:
    with post_office("550 Nobody here") as (_box, settings.SMTP):
        assert check("--send", "nobody@larkmead.example").endswith("-- The test: It was refused for good.")


def said_of(settings: Settings, **more: Any) -> str:
    settings.SMTP = {"host": "127.0.0.1", "timeout": 0.3, **more}
    return check().partition("\n")[0]


def test_a_mail_server_that_is_not_there_is_said_not_to_be(settings: Settings) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        assert said_of(settings, port=port) == "E-mail: Nothing listens at 127.0.0.1 on this port."


def test_a_mail_server_that_says_nothing_is_said_to_be_slow(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert said_of(settings, port=port) == "E-mail: 127.0.0.1 breaks off, or says nothing."
        assert said_of(settings, port=port, use_ssl=True) == "E-mail: 127.0.0.1 does not answer in time."


def test_a_mail_server_that_knows_no_logging_in_or_no_secret_line_is_said_so(settings: Settings) -> None:
    with post_office() as (_box, where):
        port = where["port"]
        no_way = "E-mail: 127.0.0.1 knows no way of logging in, or of STARTTLS: try another port."
        assert said_of(settings, port=port, username="clara", password="canary") == no_way  # noqa: S106 # nobody's
        assert said_of(settings, port=port, use_tls=True) == no_way
        in_the_open = "E-mail: 127.0.0.1 does not prove who it is, or speaks in the open on this port."
        assert said_of(settings, port=port, use_ssl=True) == in_the_open


def test_a_letter_that_had_gone_out_when_the_line_broke_may_have_arrived(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as rude:

        def take_and_hang_up() -> None:
            found, _where = rude.accept()
            with found, found.makefile("rb") as lines:
                found.sendall(b"220 Hello\r\n")
                for said in lines:
                    found.sendall(b"354 Go on\r\n" if said.lower().startswith(b"data") else b"250 Yes\r\n")
                    if said == b".\r\n" or said.lower().startswith(b"data"):
                        break
                for said in lines:
                    if said == b".\r\n":
                        return

        thread = threading.Thread(target=take_and_hang_up)
        thread.start()
        settings.SMTP = {"host": "127.0.0.1", "port": rude.getsockname()[1], "timeout": 2}
        with pytest.raises(MaybeDeliveredError):
            EmailChannel().send(Outgoing("ben@larkmead.example", "A word", "Come in.", reference="1"))
        thread.join()


# -- Texts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("carrier", BOTH)
def test_an_account_in_order_is_said_to_be_and_a_test_is_sent_when_asked_for(
    carrier: str, stub: Stub, settings: Settings
) -> None:
    by(settings, stub, carrier)
    assert check() == "Texts: in order.\n"
    assert stub.book.taken == []
    said = check("--send", "07700 900123")
    (taken,) = stub.book.taken
    assert said == f"Texts: in order.\nThe test was taken, as {taken.reference}.\n"
    assert taken.to.endswith("447700900123")


@pytest.mark.parametrize("carrier", BOTH)
def test_a_wrong_key_is_said_to_be_one(carrier: str, stub: Stub, settings: Settings) -> None:
    by(settings, stub, carrier, key="wrong-canary")
    said = check()
    assert said.startswith("Texts: 127.0.0.1 does not know this account, or not with this key (401).\n-- ")
    assert "canary" not in said


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (How.RESETS_AFTER, "127.0.0.1 gives no answer: it broke off instead of answering."),
        (How.HANGS, "127.0.0.1 gives no answer: it did not answer in time."),
        (How.BROKEN, "127.0.0.1 answers with 500 and no account."),
        (How.GARBLED, "127.0.0.1 answers with 200 and no account."),
    ],
)
def test_a_provider_that_does_not_answer_is_said_not_to(
    how: How, said: str, stub: Stub, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "PATIENCE", 0.3)
    by(settings, stub, "twilio")
    stub.asking.append(how)
    assert check().partition("\n")[0] == f"Texts: {said}"


def test_a_provider_that_is_not_there_is_said_not_to_be(settings: Settings) -> None:
    with provider_of_texts() as gone:
        by(settings, gone, "smsworks")
    assert check().partition("\n")[0] == "Texts: 127.0.0.1 gives no answer: it cannot be reached."


@pytest.mark.parametrize(
    ("account", "said"),
    [
        ({"status": "suspended"}, "The account at Twilio is suspended: look at its console."),
        (
            {"status": "active", "type": "Trial"},
            "The account at Twilio is on trial: it texts only numbers verified there.",
        ),
    ],
)
def test_an_account_that_is_not_as_it_should_be_is_said_not_to_be(
    account: dict[str, str], said: str, stub: Stub, settings: Settings
) -> None:
    stub.book.account = account
    by(settings, stub, "twilio")
    assert check().partition("\n")[0] == f"Texts: {said}"


def test_an_account_without_credits_is_said_to_have_none(stub: Stub, settings: Settings) -> None:
    stub.book.credits = 0
    by(settings, stub, "smsworks")
    assert "No credits are left" in check()


def test_where_the_other_way_is_not_set_up_it_says_which_setting(stub: Stub, settings: Settings) -> None:
    by(settings, stub, "twilio")
    assert check("--send", "clara@larkmead.example").endswith("Say how in DOORSTEP_SMTP_URL (docs/running.md).")
    assert check("--send", "my neighbour").endswith("Write it as +447700900123, or as name@example.org.")


@pytest.mark.parametrize(
    ("how", "said"),
    [(How.BUSY, "It was not taken; that can be put right."), (How.BROKEN, "nobody knows whether it was taken.")],
)
def test_a_test_that_did_not_arrive_is_said_not_to_have(how: How, said: str, stub: Stub, settings: Settings) -> None:
    by(settings, stub, "twilio")
    stub.sending.append(how)
    assert check("--send", "+447700900123").endswith(said)
