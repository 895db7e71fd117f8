"""Who carries WhatsApp, calls and mail is said by an address; one that cannot be used repeats nothing of its key."""

from collections.abc import Mapping

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env_providers
from config.env_providers import MAIL, VOICE, WHATSAPP, Account, Wanted, as_account

# Any name that is known: a new one would have to be documented.
NAME = "DOORSTEP_WHATSAPP_URL"
ASKED = "secret=canary0123456789&verify=canary-word&template=a_word"
GRAPH = f"whatsapp://106540352242922:canary@graph.facebook.com?{ASKED}"
CALLS = "twilio://AC01:canary@api.twilio.com?from=%2B442079460000"


@pytest.mark.parametrize("read", [env_providers.whatsapp, env_providers.voice, env_providers.mail])
def test_nothing_said_is_nobody(monkeypatch: pytest.MonkeyPatch, read: object) -> None:
    monkeypatch.delenv(NAME, raising=False)
    assert callable(read)
    assert read(NAME) is None


@pytest.mark.parametrize(
    ("kinds", "said", "read"),
    [
        (
            WHATSAPP,
            GRAPH,
            Account(
                "whatsapp",
                "graph.facebook.com",
                443,
                True,
                "106540352242922",
                "canary",
                {"secret": "canary0123456789", "verify": "canary-word", "template": "a_word"},
            ),
        ),
        (
            VOICE,
            f"{CALLS}&answers=https%3A%2F%2Flarkmead.example%2Fcalls%2F",
            Account(
                "twilio",
                "api.twilio.com",
                443,
                True,
                "AC01",
                "canary",
                {"from": "+442079460000", "answers": "https://larkmead.example/calls/"},
            ),
        ),
        # Where the plus is not written %2B, it is a blank by then.
        (
            VOICE,
            "twilio+http://AC01:k%3Ay@[::1]:8080?from=+442079460000",
            Account("twilio", "::1", 8080, False, "AC01", "k:y", {"from": "+442079460000", "answers": ""}),
        ),
        (MAIL, "postmark://:key@api.postmarkapp.com", Account("postmark", "api.postmarkapp.com", 443, True, "", "key")),
        (
            MAIL,
            "mailgun+http://larkmead.example:key@localhost",
            Account("mailgun", "localhost", 80, False, "larkmead.example", "key", {"signing": ""}),
        ),
        (
            MAIL,
            "mailgun://larkmead.example:key@api.eu.mailgun.net?signing=a-key-of-theirs",
            Account(
                "mailgun", "api.eu.mailgun.net", 443, True, "larkmead.example", "key", {"signing": "a-key-of-theirs"}
            ),
        ),
        (MAIL, "mailjet://one:two@api.mailjet.com", Account("mailjet", "api.mailjet.com", 443, True, "one", "two")),
    ],
)
def test_an_account_is_named_by_an_address(kinds: Mapping[str, Wanted], said: str, read: Account) -> None:
    assert as_account(NAME, said, kinds) == read


@pytest.mark.parametrize(
    ("kinds", "said", "why"),
    [
        (WHATSAPP, "https://graph.facebook.com", "begin with whatsapp://"),
        (WHATSAPP, "whatsapp://", "name a host"),
        (WHATSAPP, f"whatsapp+ftp://1234567:canary@127.0.0.1?{ASKED}", "begin with whatsapp://"),
        (WHATSAPP, "whatsapp://[", "bracket"),
        (WHATSAPP, f"whatsapp://1234567:canary@graph.facebook.com:canary?{ASKED}", "port"),
        (WHATSAPP, f"whatsapp+http://1234567:canary@graph.facebook.com?{ASKED}", "in the open"),
        (WHATSAPP, f"whatsapp+http://1234567:canary@10.0.0.1?{ASKED}", "in the open"),
        (WHATSAPP, f"whatsapp://1234567@graph.facebook.com?{ASKED}", "account"),
        (WHATSAPP, f"whatsapp://canary:canary@graph.facebook.com?{ASKED}", "account"),
        (WHATSAPP, f"whatsapp://1234567:canary%0d%0aX@graph.facebook.com?{ASKED}", "account"),
        (WHATSAPP, "whatsapp://1234567:canary@graph.facebook.com", "secret="),
        (WHATSAPP, f"{GRAPH[:-6]}A%20Canary", "template="),
        (WHATSAPP, f"{GRAPH}&canary=1", "nothing here reads"),
        (VOICE, "twilio://AC01:canary@api.twilio.com", "from="),
        (VOICE, "twilio://AC01:canary@api.twilio.com?from=Larkmead", "from="),
        (VOICE, f"{CALLS}&answers=http%3A%2F%2Fcanary.example%2F", "answers="),
        (VOICE, f"{CALLS}&answers=https%3A%2F%2Fcanary.example%2F%3Fa%3D1", "answers="),
        (MAIL, "sendgrid://:canary@api.sendgrid.com", "postmark:// or mailgun:// or mailjet://"),
        (MAIL, "postmark://canary:canary@api.postmarkapp.com", "account"),
        (MAIL, "mailgun://:canary@api.eu.mailgun.net", "account"),
        (MAIL, "mailgun://larkmead.example:canary@api.eu.mailgun.net?signing=canary", "signing="),
    ],
)
def test_one_that_cannot_be_used_is_named_and_its_key_is_not(kinds: Mapping[str, Wanted], said: str, why: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=rf"^{NAME} .*{why}.*\.") as refused:
        as_account(NAME, said, kinds)
    assert "canary" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_key_is_shown_nowhere() -> None:
    assert "canary" not in repr(as_account(NAME, GRAPH, WHATSAPP))
