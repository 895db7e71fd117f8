"""What is written is sent: once, safely, by whatever way there is; and what cannot be sent says why."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage

import pytest
from django.db import connections
from django.test import Client
from pytest_django import Settings

from doorstep.journal.models import JournalEntry
from doorstep.messaging import channels, queries
from doorstep.messaging.actions import Words, deliver_due, forget_secrets, send, taking
from doorstep.messaging.models import Delivery, Message
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import SafeToContact
from doorstep.vault.actions import erase
from tests.messaging.post import post_office

pytestmark = pytest.mark.django_db
# 12 o'clock in London, in winter.
NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)
WORDS = "Clara says: the key is under the blue pot.\n.\nبيت " + "and so on " * 200


def make_point(means: str = "email", value: str = "ben@canary.example", **safe: object) -> ContactPoint:
    ben = people.add_person(by=None)
    return people.add_contact_point(ben, means, value, safe=SafeToContact(**safe), by=None)  # type: ignore[arg-type] # whatever a test says


def write(point: ContactPoint, *, expires_at: datetime = NOON + timedelta(days=3), **said: object) -> Delivery:
    message = {"kind": "welcome", "language": "en-gb", "subject": "A word from Larkmead", "body": WORDS} | said
    words = Words(**message)  # type: ignore[arg-type] # whatever a test says
    return send(point, words, expires_at=expires_at, by=None, now=NOON).deliveries.get()


def after(delivery: Delivery) -> tuple[str, str]:
    delivery.refresh_from_db()
    return delivery.status, delivery.why


# -- By e-mail -------------------------------------------------------------------------------------------------------


def test_a_letter_arrives_as_it_was_written(settings: Settings) -> None:
    delivery = write(make_point(), subject="A word\r\nBcc: everybody@canary.example")
    with post_office() as (box, settings.SMTP):
        settings.MAIL_FROM = "Larkmead <hello@larkmead.example>"
        assert deliver_due(NOON) == 1
        assert deliver_due(NOON) == 0

    (letter,) = box.came
    assert isinstance(letter, EmailMessage)
    assert letter.get_content().replace("\r\n", "\n").rstrip("\n") == WORDS.rstrip("\n")
    assert box.to == ["ben@canary.example"]
    assert letter["Subject"] == "A word Bcc: everybody@canary.example"
    assert letter["Message-ID"] == f"<{delivery.pk}@larkmead.example>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert after(delivery) == ("sent", "")


@pytest.mark.parametrize(
    ("answer", "ends"),
    [
        ("421 Come back later", ("waiting", "out-of-reach")),
        ("450 Mailbox busy", ("waiting", "out-of-reach")),
        ("550 Nobody here", ("failed", "refused")),
    ],
)
def test_a_server_that_says_no_is_asked_again_unless_that_was_final(
    answer: str, ends: tuple[str, str], settings: Settings
) -> None:
    delivery = write(make_point())
    settings.MAIL_FROM = "hello@larkmead.example"
    with post_office(answer) as (box, settings.SMTP):
        deliver_due(NOON)
        assert after(delivery) == ends
        deliver_due(NOON + timedelta(minutes=1))
    assert len(box.came) == (ends[0] == "waiting")


def test_what_was_out_of_reach_for_as_long_as_it_was_worth_saying_is_for_a_human(settings: Settings) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.SMTP = {"host": "127.0.0.1", "port": nobody.getsockname()[1], "timeout": 1}
        settings.MAIL_FROM = "hello@larkmead.example"
        delivery, now = write(make_point()), NOON
        waits = []
        while after(delivery)[0] == "waiting":
            deliver_due(now)
            delivery.refresh_from_db()
            waits.append(delivery.due_at - now)
            now = max(now + timedelta(minutes=5), delivery.due_at)
    assert after(delivery) == ("failed", "out-of-reach")
    assert delivery.ended_at is not None
    assert NOON + timedelta(days=3) <= delivery.ended_at <= NOON + timedelta(days=3, hours=1, minutes=5)
    assert max(waits) <= timedelta(hours=1)


def test_a_server_that_hangs_holds_up_nobody_for_long(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.SMTP = {"host": "127.0.0.1", "port": silent.getsockname()[1], "timeout": 0.2}
        settings.MAIL_FROM = "hello@larkmead.example"
        delivery = write(make_point())
        deliver_due(NOON)
    assert after(delivery) == ("waiting", "out-of-reach")


def test_a_server_that_breaks_off_is_asked_again(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as rude:

        def hang_up() -> None:
            found, _where = rude.accept()
            found.sendall(b"220 Hello\r\n")
            found.close()

        threading.Thread(target=hang_up).start()
        settings.SMTP = {"host": "127.0.0.1", "port": rude.getsockname()[1], "timeout": 2}
        settings.MAIL_FROM = "hello@larkmead.example"
        delivery = write(make_point())
        deliver_due(NOON)
    assert after(delivery) == ("waiting", "out-of-reach")


# -- Safely ----------------------------------------------------------------------------------------------------------


def test_nothing_is_sent_where_messages_are_not_safe() -> None:
    delivery = write(make_point(messages=False), urgent=True)
    deliver_due(NOON)
    assert after(delivery) == ("withheld", "not-safe")


def test_a_message_waits_for_their_hours_unless_they_wait_for_it() -> None:
    six, eight = time(18), time(20)
    waits = write(make_point(from_time=six, to_time=eight))
    at_once = write(make_point(value="amina@canary.example", from_time=six, to_time=eight), urgent=True)

    deliver_due(NOON)
    assert (after(waits), after(at_once)) == (("waiting", ""), ("sent", ""))
    deliver_due(NOON + timedelta(hours=5, minutes=59))
    assert after(waits) == ("waiting", "")
    deliver_due(NOON + timedelta(hours=6))
    assert after(waits) == ("sent", "")


def test_what_comes_too_late_is_sent_to_nobody() -> None:
    delivery = write(make_point(), expires_at=NOON + timedelta(minutes=10))
    deliver_due(NOON + timedelta(minutes=10))
    assert after(delivery) == ("withheld", "expired")


def test_nothing_goes_to_a_contact_point_that_was_removed_or_to_somebody_erased() -> None:
    removed, erased = make_point(), make_point(value="amina@canary.example")
    first, second = write(removed), write(erased)
    people.remove_contact_point(removed, by=None)
    erase(erased.person_id, by=None)

    deliver_due(NOON)

    assert (after(first), after(second)) == (("withheld", "gone"), ("withheld", "gone"))


def test_where_nothing_can_send_it_says_so(settings: Settings) -> None:
    settings.SCREEN = False
    delivery = write(make_point("phone", "020 7946 0000"))
    deliver_due(NOON)
    assert after(delivery) == ("waiting", "no-channel")
    assert channels.available() == frozenset()
    deliver_due(NOON + timedelta(days=4))
    assert after(delivery) == ("failed", "no-channel")


def test_what_waited_for_a_way_out_goes_once_there_is_one(settings: Settings) -> None:
    settings.SCREEN = False
    delivery = write(make_point("phone", "020 7946 0000"))
    deliver_due(NOON)
    settings.SCREEN = True
    deliver_due(NOON + timedelta(hours=1))
    assert after(delivery) == ("sent", "")
    assert delivery.attempts == 1


def test_a_secret_is_gone_once_it_opens_nothing() -> None:
    write(make_point(), secret=True, body="Your code is 123 456", expires_at=NOON + timedelta(minutes=10))
    write(make_point(value="amina@canary.example"))
    assert forget_secrets(NOON + timedelta(minutes=9)) == 0
    assert forget_secrets(NOON + timedelta(minutes=11)) == 1
    assert sorted(bool(message.body) for message in Message.objects.all()) == [False, True]


def test_neither_queue_nor_journal_holds_what_was_said_or_to_whom() -> None:
    write(make_point())
    deliver_due(NOON)
    kept = [*Delivery.objects.values_list(), *JournalEntry.objects.values_list()]
    assert not any(word in str(kept) for word in ("canary", "blue pot", "Larkmead"))


# -- Once ------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_eight_workers_send_each_message_once(settings: Settings) -> None:
    for number in range(24):
        write(make_point(value=f"neighbour{number}@canary.example"))
    settings.MAIL_FROM = "hello@larkmead.example"

    def one(_number: int) -> int:
        try:
            return deliver_due(NOON)
        finally:
            connections.close_all()

    with post_office() as (box, settings.SMTP), ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(one, range(8))) == 24
    assert len(set(box.to)) == len(box.to) == 24
    assert set(Delivery.objects.values_list("status", flat=True)) == {"sent"}


def test_what_a_stopped_worker_had_in_hand_is_taken_up_when_its_lease_ends() -> None:
    delivery = write(make_point())
    assert taking.take(delivery, NOON)
    assert deliver_due(NOON + timedelta(minutes=1)) == 0
    assert deliver_due(NOON + taking.LEASE + timedelta(minutes=1)) == 1
    assert after(delivery) == ("sent", "")


# -- The screen ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_screen_shows_each_message_as_its_reader_would_see_it(
    how_many: int, client: Client, django_assert_num_queries: "pytest.FixtureRequest"
) -> None:
    for number in range(how_many):
        write(make_point("phone", f"07700 90000{number}"), body="Your code is 123 456", secret=True)
    with django_assert_num_queries(1):  # type: ignore[operator] # the fixture of pytest-django
        page = client.get("/screen/").content.decode()
    assert page.count("Your code is 123 456") == how_many
    assert "+447700900000" in page


def test_the_screen_shows_one_contact_points_messages_alone(client: Client) -> None:
    phone, mail = write(make_point("phone", "07700 900001")), write(make_point())
    assert [each.means for each in queries.shown(phone.point_id)] == ["phone"]
    page = client.get(f"/screen/{mail.point_id}/").content.decode()
    assert "A word from Larkmead" in page
    assert "+447700900001" not in page


def test_the_screen_shows_nothing_of_somebody_erased(client: Client) -> None:
    delivery = write(make_point())
    erase(Person.objects.get().pk, by=None)
    page = client.get("/screen/").content.decode()
    assert "ben@canary.example" not in page
    assert str(delivery.pk) not in page


def test_that_another_was_told_is_no_reason_to_tell_somebody_nothing() -> None:
    told, untold = make_point(), make_point(value="nia@canary.example")
    write(told)
    since = NOON - timedelta(hours=1)
    assert queries.told_since(told.person_id, "welcome", since)
    assert not queries.told_since(untold.person_id, "welcome", since)
