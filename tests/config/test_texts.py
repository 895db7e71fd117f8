"""Who carries texts is said by an address; one that cannot be used is refused, without repeating its key."""

import traceback
from collections.abc import Callable
from functools import partial

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

# Any name that is known: a new one would have to be documented.
NAME = "DOORSTEP_TEXT_URL"
TWILIO = "twilio://AC01:secret-canary@api.twilio.com?from=%2B442079460000"


def test_nothing_said_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    assert env.texts(NAME) is None


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (TWILIO, env.Texts("twilio", "api.twilio.com", 443, True, "AC01", "secret-canary", "+442079460000")),
        # Where the plus is not written %2B, it is a blank by then.
        (
            "twilio://AC01:a%3Ab@api.twilio.com?from=+442079460000",
            env.Texts("twilio", "api.twilio.com", 443, True, "AC01", "a:b", "+442079460000"),
        ),
        (
            f"twilio+http://AC01:k@[::1]:8080?from=MG{'0' * 32}",
            env.Texts("twilio", "::1", 8080, False, "AC01", "k", "MG" + "0" * 32),
        ),
        (
            "smsworks://:JWT%20ey.J-a_b@api.thesmsworks.co.uk?from=Larkmead",
            env.Texts("smsworks", "api.thesmsworks.co.uk", 443, True, "", "JWT ey.J-a_b", "Larkmead"),
        ),
        (
            "smsworks+http://:k@localhost?from=447700900123",
            env.Texts("smsworks", "localhost", 80, False, "", "k", "447700900123"),
        ),
    ],
)
def test_an_account_is_named_by_an_address(monkeypatch: pytest.MonkeyPatch, said: str, read: env.Texts) -> None:
    monkeypatch.setenv(NAME, said)
    assert env.texts(NAME) == read


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("https://api.twilio.com", "begin with twilio"),
        ("twilio://", "begin with twilio"),
        ("twilio+ftp://AC01:secret-canary@127.0.0.1?from=Larkmead", "begin with twilio"),
        ("twilio://[", "bracket"),
        ("twilio://AC01:secret-canary@api.twilio.com:port?from=Larkmead", "no number"),
        ("twilio+http://AC01:secret-canary@api.twilio.com?from=Larkmead", "in the open"),
        ("smsworks+http://:secret-canary@10.0.0.1?from=Larkmead", "in the open"),
        ("twilio://AC01@api.twilio.com?from=Larkmead", "account"),
        ("twilio://:secret-canary@api.twilio.com?from=Larkmead", "account"),
        ("twilio://AC%3A01:secret-canary@api.twilio.com?from=Larkmead", "account"),
        ("smsworks://:secret-canary%0d%0aX: y@api.thesmsworks.co.uk?from=Larkmead", "account"),
        ("smsworks://secret-canary@api.thesmsworks.co.uk?from=Larkmead", "account"),
        ("twilio://AC01:secret-canary@api.twilio.com", "who sends"),
        ("twilio://AC01:secret-canary@api.twilio.com?from=Larkmead+Neighbours", "who sends"),
        ("smsworks://:secret-canary@api.thesmsworks.co.uk?from=Lark+mead", "who sends"),
        ("smsworks://:secret-canary@api.thesmsworks.co.uk?from=%2B44%0a", "who sends"),
        (f"{TWILIO}&callback=https%3A%2F%2Flarkmead.example", "callback=, which nothing here reads"),
    ],
)
def test_one_that_cannot_be_used_is_named_and_its_key_is_not(
    monkeypatch: pytest.MonkeyPatch, said: str, why: str
) -> None:
    monkeypatch.setenv(NAME, said)
    with pytest.raises(ImproperlyConfigured, match=rf"^{NAME} .*{why}.*\.") as refused:
        env.texts(NAME)
    assert "canary" not in str(refused.value)


@pytest.mark.parametrize("begins", ["twilio://AC01:", "smtp://ben:", "postgresql://doorstep:"])
@pytest.mark.parametrize("wrong", ["secret-canary", "[secret-canary@host", "secret-canary\u2100@host"])
def test_a_key_in_an_address_that_is_none_stands_in_no_traceback(
    monkeypatch: pytest.MonkeyPatch, begins: str, wrong: str
) -> None:
    monkeypatch.setenv(NAME, begins + wrong)
    reads: dict[str, Callable[[str], object]] = {"t": env.texts, "s": env.smtp, "p": partial(env.database, default="")}
    with pytest.raises(ImproperlyConfigured) as refused:
        reads[begins[0]](NAME)
    assert "canary" not in "".join(traceback.format_exception(refused.value))
    # Some programs that report errors follow it even so.
    assert refused.value.__context__ is None


def test_a_key_is_shown_nowhere() -> None:
    assert "canary" not in repr(env.as_texts(NAME, TWILIO))
