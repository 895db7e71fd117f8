"""A provider of mail tells what became of a letter: taken in only if it is theirs, and then acted upon."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from config.env_providers import MAIL, as_account
from doorstep.messaging import looking
from doorstep.messaging.actions import Words, read_due, send
from doorstep.messaging.channels.email import tracking
from doorstep.messaging.models import Arrival, Delivery, Heard, Silence
from doorstep.people import actions as people
from tests.messaging import mail_told
from tests.messaging.mail_told import SIGNING, signed, told

pytestmark = pytest.mark.django_db
BEN = "ben@canary.example"
ACCOUNTS = {
    "postmark": "postmark://:key-canary@api.postmarkapp.com",
    "mailgun": f"mailgun://larkmead.example:key-canary@api.eu.mailgun.net?signing={SIGNING}",
    "mailjet": "mailjet://name-canary:key-canary@api.mailjet.com",
}
Tells = Callable[..., int]


@pytest.fixture(params=ACCOUNTS)
def who(request: pytest.FixtureRequest, settings: Settings) -> str:
    settings.TOLD_AT = "https://larkmead.example/in/"
    settings.MAIL_API = as_account("DOORSTEP_MAIL_API", ACCOUNTS[request.param], MAIL)
    return str(request.param)


@pytest.fixture
def delivery() -> Delivery:
    """Hand over a letter of which nobody has told anything yet."""
    point = people.add_contact_point(people.add_person(by=None), "email", BEN, by=None)
    now = timezone.now()
    message = send(point, Words("offered", "en-gb", "A", "B"), expires_at=now + timedelta(days=3), by=None, now=now)
    message.deliveries.update(status="sent", attempts=1, reference="of theirs")
    return message.deliveries.get()


@pytest.fixture
def tells(client: Client) -> Tells:
    """Bring it to the address that the operator was told, as they do, and have it read."""

    def bring(who: str, *rows: Any, kind: str = "application/json", **headers: str) -> int:
        address = urlsplit(dict(looking.doors())["E-mail"])
        word = f"{unquote(address.username or '')}:{unquote(address.password or '')}"
        known = headers or (mail_told.headers(word) if address.username else {})
        body = json.dumps(rows[0] if len(rows) == 1 else list(rows))
        answer = client.post(f"/in/{who}/", body, content_type=kind, headers=known)
        read_due(timezone.now())
        return answer.status_code

    return bring


def after(delivery: Delivery) -> tuple[str, str, str]:
    delivery.refresh_from_db()
    found = Silence.objects.first()
    return delivery.status, delivery.why, found.why if found else ""


@pytest.mark.parametrize(
    ("what", "becomes"),
    [
        ("delivered", ("delivered", "", "")),
        ("nobody", ("failed", "refused", "came-back")),
        ("full", ("failed", "refused", "")),
        ("later", ("sent", "", "")),
        ("complained", ("sent", "", "complained")),
        ("opened", ("sent", "", "")),
    ],
)
def test_what_became_of_a_letter_is_known(
    what: str, becomes: tuple[str, str, str], who: str, delivery: Delivery, tells: Tells
) -> None:
    assert tells(who, told(who, what, BEN, str(delivery.pk))) == 200
    assert after(delivery) == becomes
    assert not Arrival.objects.exists()


def test_it_only_goes_forward_and_counts_once(who: str, delivery: Delivery, tells: Tells) -> None:
    for what in ("delivered", "nobody", "delivered"):
        tells(who, told(who, what, BEN, str(delivery.pk)))
    assert after(delivery)[0] == "delivered"
    assert Heard.objects.count() == 2


def test_what_speaks_of_another_address_does_nothing(who: str, delivery: Delivery, tells: Tells) -> None:
    tells(who, told(who, "nobody", "amina@canary.example", str(delivery.pk)))
    tells(who, told(who, "complained", "amina@canary.example", str(delivery.pk)))
    assert after(delivery) == ("sent", "", "")


def test_what_is_told_before_their_answer_is_read_waits_for_it(who: str, tells: Tells) -> None:
    tells(who, told(who, "delivered", BEN, "0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111"))
    assert Arrival.objects.get().attempts == 1


@pytest.mark.parametrize("wrong", ["none", "another", "form"])
def test_whoever_cannot_prove_it_is_told_that_there_is_nothing(
    wrong: str, who: str, delivery: Delivery, tells: Tells
) -> None:
    said = told(who, "nobody", BEN, str(delivery.pk))
    if who == "mailgun":
        said = {**said, **signed({}, key="another")} if wrong == "another" else {"event-data": said["event-data"]}
    forged = mail_told.headers("doorstep:another") if wrong == "another" else {"X-Nothing": ""}
    kind = "application/x-www-form-urlencoded" if wrong == "form" else "application/json"
    assert tells(who, said, kind=kind, **forged) == 404
    assert after(delivery) == ("sent", "", "")
    assert not Arrival.objects.exists()


@pytest.mark.parametrize(("ago", "status"), [(11 * 3600, 200), (13 * 3600, 404), (-3600, 404)])
def test_what_was_signed_long_ago_or_for_a_time_to_come_is_not_taken_in(
    ago: int, status: int, settings: Settings, delivery: Delivery, tells: Tells
) -> None:
    settings.TOLD_AT = "https://larkmead.example/in/"
    settings.MAIL_API = as_account("DOORSTEP_MAIL_API", ACCOUNTS["mailgun"], MAIL)
    said = mail_told.mailgun("complained", BEN, str(delivery.pk))
    assert [tells("mailgun", signed(said, ago=ago)) for _twice in range(2)] == [status, status]
    assert Silence.objects.count() == (1 if status == 200 else 0)


def test_nobody_tells_anything_who_does_not_carry_our_mail(who: str, delivery: Delivery, client: Client) -> None:
    for other in {*ACCOUNTS} - {who}:
        body = json.dumps(told(other, "nobody", BEN, str(delivery.pk)))
        assert client.post(f"/in/{other}/", body, content_type="application/json").status_code == 404


def test_mailgun_without_its_key_is_told_nowhere(settings: Settings, client: Client) -> None:
    settings.TOLD_AT = "https://larkmead.example/in/"
    settings.MAIL_API = as_account("DOORSTEP_MAIL_API", ACCOUNTS["mailgun"].partition("?")[0], MAIL)
    assert "E-mail" not in dict(looking.doors())
    said = json.dumps(signed({"event-data": {}}, key=""))
    assert client.post("/in/mailgun/", said, content_type="application/json").status_code == 404


def test_mailjet_may_tell_of_many_at_once(settings: Settings, delivery: Delivery, tells: Tells) -> None:
    settings.TOLD_AT = "https://larkmead.example/in/"
    settings.MAIL_API = as_account("DOORSTEP_MAIL_API", ACCOUNTS["mailjet"], MAIL)
    rows = [{"event": 7}, {}, 7, told("mailjet", "delivered", BEN, str(delivery.pk))]
    assert tells("mailjet", *rows) == 200
    assert after(delivery)[0] == "delivered"


def test_who_complained_before_is_written_to_no_more(settings: Settings, delivery: Delivery, tells: Tells) -> None:
    settings.TOLD_AT = "https://larkmead.example/in/"
    settings.MAIL_API = as_account("DOORSTEP_MAIL_API", ACCOUNTS["mailgun"], MAIL)
    more = {"severity": "permanent", "reason": "suppress-complaint"}
    tells("mailgun", signed(mail_told.mailgun("failed", BEN, str(delivery.pk), **more)))
    assert after(delivery) == ("failed", "refused", "complained")


def test_the_address_for_the_operator_says_no_key_of_the_account(who: str) -> None:
    address = dict(looking.doors())["E-mail"]
    assert address.endswith(f"larkmead.example/in/{who}/")
    assert "canary" not in address
    assert ("@" in address) == (who != "mailgun")


def test_what_is_larger_than_anything_they_tell_is_not_taken(who: str, tells: Tells) -> None:
    assert tells(who, {"x": "y" * tracking.LARGEST}) == 404
