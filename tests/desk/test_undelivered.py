"""What could not be sent stands at the desk until somebody settles it; never what it says, or to whom."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import Words, deliver_due, send
from doorstep.messaging.models import Delivery, Provider
from doorstep.people import actions as people

pytestmark = pytest.mark.django_db
HERE = "/desk/not-sent/"


def failed(*, days: int = 3, why: str = "unsure", **said: object) -> Delivery:
    point = people.add_contact_point(people.add_person(by=None), "email", "ben@canary.example", by=None)
    words = Words("offered", "en-gb", "Would you?", "The blue pot.", **said)  # type: ignore[arg-type] # whatever a test says
    now = timezone.now()
    delivery = send(point, words, expires_at=now + timedelta(days=days), by=None, now=now).deliveries.get()
    advance(delivery, "failed", by=None, ended_at=now, why=why, attempts=1, doubtful=True)
    return delivery


def settle(client: Client, delivery: Delivery, decision: str) -> tuple[str, str]:
    page = client.post(f"{HERE}{delivery.pk}/settlement/", {"decision": decision}, follow=True).content.decode()
    delivery.refresh_from_db()
    return delivery.status, page


def test_the_desk_sees_why_and_never_what_or_to_whom(esther: Client) -> None:
    failed()
    page = esther.get(HERE).content.decode()
    assert "nobody knows whether it was taken" in page
    assert not any(word in page for word in ("ben@canary", "blue pot", "Would you"))
    assert "Nothing waits" not in esther.get("/desk/").content.decode()


def test_what_is_sent_again_goes_and_what_is_given_up_does_not(esther: Client) -> None:
    again, given_up = failed(), failed()
    assert settle(esther, again, "again")[0] == "waiting"
    assert settle(esther, given_up, "give-up")[0] == "withheld"
    deliver_due(timezone.now())
    again.refresh_from_db()
    assert (again.status, again.attempts) == ("sent", 1)
    assert "Everything could be sent" in esther.get(HERE).content.decode()


def test_twice_pressed_is_settled_once(esther: Client) -> None:
    delivery = failed()
    settle(esther, delivery, "again")
    status, page = settle(esther, delivery, "again")
    assert status == "waiting"
    assert "Its state had changed meanwhile" in page


def test_what_is_too_late_can_only_be_given_up(esther: Client) -> None:
    late, other = failed(days=-1), failed()
    status, page = settle(esther, late, "again")
    assert (status, "too late for what it says" in page) == ("failed", True)
    esther.post(f"{HERE}too-late/")
    assert sorted(Delivery.objects.values_list("status", flat=True)) == ["failed", "withheld"]
    other.refresh_from_db()
    assert other.status == "failed"


def test_a_code_that_went_astray_is_nothing_for_the_desk(esther: Client) -> None:
    failed(secret=True)
    assert "Everything could be sent" in esther.get(HERE).content.decode()


def test_who_cannot_carry_messages_just_now_is_said(esther: Client) -> None:
    Provider.objects.create(name="twilio AC1", failed=5, rests_until=timezone.now() + timedelta(minutes=4))
    assert "twilio AC1 failed 5 times in a row" in esther.get(HERE).content.decode()
