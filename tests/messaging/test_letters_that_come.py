"""A letter that comes says what became of one of ours, or what somebody wrote; what was made up does nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from doorstep.messaging.actions import Words, deliver_due, read_due, send, take_in
from doorstep.messaging.models import Delivery, Heard, Reply, Silence
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)
BEN = "ben@canary.example"


@pytest.fixture
def sent() -> Delivery:
    point = people.add_contact_point(people.add_person(by=None), "email", BEN, by=None)
    message = send(point, Words("offered", "en-gb", "A", "B"), expires_at=NOON + timedelta(days=3), by=None, now=NOON)
    deliver_due(NOON)
    return message.deliveries.get()


def comes(letter: str) -> None:
    take_in("mail", letter.replace("\n", "\r\n").encode(), "message/rfc822", now=NOON)
    read_due(NOON)


def bounce(about: object, *, address: str = BEN, status: str = "5.1.1", more: str = "") -> str:
    return f"""From: MAILER-DAEMON@mail.example
Return-Path: <>
Subject: Undelivered
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It did not arrive.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Original-Recipient: rfc822; {address}
Final-Recipient: rfc822; {address}
Action: failed
Status: {status}
{more}
--b
Content-Type: text/rfc822-headers

Message-ID: <{about}@larkmead.example>
--b--
"""


def after(delivery: Delivery) -> tuple[str, str]:
    delivery.refresh_from_db()
    return delivery.status, delivery.why


def test_an_address_that_is_none_is_written_to_no_more(sent: Delivery) -> None:
    comes(bounce(sent.pk))
    assert after(sent) == ("failed", "refused")
    assert Silence.objects.get().why == "came-back"


def test_a_full_mailbox_is_no_reason_to_write_no_more(sent: Delivery) -> None:
    comes(bounce(sent.pk, status="5.2.2"))
    assert after(sent) == ("failed", "refused")
    assert not Silence.objects.exists()


@pytest.mark.parametrize("made_up", ["address", "about"])
def test_a_report_that_somebody_made_up_does_nothing(sent: Delivery, made_up: str) -> None:
    comes(
        bounce("0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111") if made_up == "about" else bounce(sent.pk, address="x@y.example")
    )
    assert after(sent) == ("sent", "")
    assert not Silence.objects.exists()


def test_who_complained_is_written_to_no_more(sent: Delivery) -> None:
    comes(f"""From: reports@mail.example
Subject: complaint
Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b
Content-Type: text/plain

Somebody complained.
--b
Content-Type: message/feedback-report

Feedback-Type: abuse
Original-Rcpt-To: {BEN}
--b
Content-Type: text/rfc822-headers

Message-ID: <{sent.pk}@larkmead.example>
--b--
""")
    assert Silence.objects.get().why == "complained"


def test_what_somebody_answers_is_known_to_be_about_what_we_wrote(sent: Delivery) -> None:
    headers = f"From: Ben <{BEN}>\nTo: help@larkmead.example\nIn-Reply-To: <{sent.pk}@larkmead.example>"
    letter = f"{headers}\nSubject: Re: A\n\nyes\n\n> B\n"
    comes(letter)
    comes(letter)
    reply = Reply.objects.get()
    assert (reply.body, reply.likely, reply.about_id, reply.means) == ("yes", "yes", sent.message_id, "email")
    assert reply.point == ContactPoint.objects.get()
    assert Heard.objects.count() == 1


def test_a_machine_is_not_answered(sent: Delivery) -> None:
    comes(f"From: {BEN}\nAuto-Submitted: auto-replied\nIn-Reply-To: <{sent.pk}@larkmead.example>\n\nI am away.\n")
    assert not Reply.objects.exists()
