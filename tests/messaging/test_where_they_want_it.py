"""Somebody is written to where and as often as they want; where that fails, another way of theirs will do."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from doorstep.messaging.actions import Words, deliver_due, gather_due, send, tell
from doorstep.messaging.actions.silencing import silence
from doorstep.messaging.models import Delivery, Message, Silence
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.actions import erase
from tests.messaging.providers import How, Stub
from tests.messaging.texting import by

pytestmark = pytest.mark.django_db
# 12 o'clock in London, in winter; the day's letter goes at five.
NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)
FIVE = datetime(2026, 1, 14, 17, tzinfo=UTC)
Priority = Delivery.Priority


@pytest.fixture
def ben() -> Person:
    return people.add_person(by=None)


def reached(ben: Person, means: str, value: str, *, hours: int) -> ContactPoint:
    point = people.add_contact_point(ben, means, value, by=None)
    people.confirm_contact_point(point, by=None, now=NOON - timedelta(hours=hours))
    return point


@pytest.fixture
def mail(ben: Person) -> ContactPoint:
    return reached(ben, "email", "ben@canary.example", hours=9)


@pytest.fixture
def phone(ben: Person) -> ContactPoint:
    return reached(ben, "phone", "+447700900123", hours=1)


def say(ben: Person, number: int = 0, **said: object) -> None:
    def words(language: str) -> Words:
        return Words("news", language, f"About {number}", f"All of {number}.", f"Short {number}.", **said)  # type: ignore[arg-type] # whatever a test says

    tell([ben.pk], words, by=None, now=NOON)


def gone_to() -> list[ContactPoint | None]:
    return [each.point for each in Delivery.objects.order_by("due_at", "ended_at").select_related("point")]


# -- Where -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("phone")
def test_one_thing_is_said_once_and_where_they_are_known_longest(ben: Person, mail: ContactPoint) -> None:
    say(ben)
    assert gone_to() == [mail]


@pytest.mark.usefixtures("mail")
def test_what_they_said_comes_first_does(ben: Person, phone: ContactPoint) -> None:
    people.write_here_first(phone, by=ben.pk)
    say(ben)
    assert gone_to() == [phone]


def test_only_one_comes_first(ben: Person, mail: ContactPoint, phone: ContactPoint) -> None:
    people.write_here_first(phone, by=ben.pk)
    people.write_here_first(mail, by=ben.pk)
    assert ContactPoint.objects.get(comes_first=True) == mail


def test_where_nothing_is_sent_any_more_they_are_written_to_elsewhere(
    ben: Person, mail: ContactPoint, phone: ContactPoint
) -> None:
    silence(mail, Silence.Why.CAME_BACK, now=NOON)
    say(ben)
    assert gone_to() == [phone]


def test_what_nothing_here_can_send_comes_last(
    ben: Person, phone: ContactPoint, stub: Stub, settings: Settings
) -> None:
    reached(ben, "email", "ben@canary.example", hours=9)
    by(settings, stub, "twilio")
    settings.SCREEN = False
    say(ben)
    assert gone_to() == [phone]


def test_what_was_refused_there_goes_another_way(
    ben: Person, phone: ContactPoint, stub: Stub, settings: Settings
) -> None:
    mail = reached(ben, "email", "ben@canary.example", hours=0)
    by(settings, stub, "twilio")
    stub.sending.append(How.REFUSES_KINDLY)
    say(ben)
    deliver_due(NOON)
    deliver_due(NOON + timedelta(seconds=1))
    assert gone_to() == [phone, mail]
    assert set(Delivery.objects.values_list("status", flat=True)) == {"failed", "sent"}


def test_where_no_other_way_is_left_it_ends(ben: Person, mail: ContactPoint, phone: ContactPoint) -> None:
    say(ben)
    for point in (mail, phone):
        silence(point, Silence.Why.ASKED, now=NOON)
    for second in range(4):
        deliver_due(NOON + timedelta(seconds=second))
    assert set(Delivery.objects.values_list("status", "why")) == {("withheld", "silenced")}


@pytest.mark.usefixtures("phone")
def test_a_code_goes_where_it_was_asked_for_and_nowhere_else(mail: ContactPoint, settings: Settings) -> None:
    settings.SCREEN = False
    words = Words("sign-in-code", "en-gb", "Your code", "123 456", secret=True, urgent=True)
    send(mail, words, expires_at=NOON + timedelta(minutes=10), by=None, now=NOON)
    for minutes in range(12):
        deliver_due(NOON + timedelta(minutes=minutes))
    assert gone_to() == [mail]


def test_a_code_that_they_ask_for_comes_although_nothing_else_is_sent_there(mail: ContactPoint) -> None:
    silence(mail, Silence.Why.ASKED, now=NOON)
    words = Words("sign-in-code", "en-gb", "Your code", "123 456", secret=True, urgent=True)
    delivery = send(mail, words, expires_at=NOON + timedelta(minutes=10), by=None, now=NOON).deliveries.get()
    deliver_due(NOON)
    delivery.refresh_from_db()
    assert delivery.status == "sent"


def test_what_they_must_learn_goes_everywhere(ben: Person, mail: ContactPoint, phone: ContactPoint) -> None:
    tell([ben.pk], lambda code: Words("way-added", code, "New", "New"), by=None, now=NOON, everywhere=True)
    assert set(gone_to()) == {mail, phone}


# -- How often -------------------------------------------------------------------------------------------------------


@pytest.fixture
def daily(ben: Person, mail: ContactPoint) -> Person:
    people.choose_pace(ben, Person.Pace.DAILY, by=ben.pk)
    assert mail
    return ben


def test_whoever_wants_one_letter_a_day_has_all_that_can_wait_in_one(daily: Person) -> None:
    for number in range(3):
        say(daily, number)
    assert deliver_due(NOON) == 0
    assert gather_due(FIVE - timedelta(minutes=1)) == 0
    assert gather_due(FIVE) == 3
    deliver_due(FIVE)
    letter = Message.objects.get(kind="digest")
    assert letter.subject == "3 things for you today"
    for number in range(3):
        assert f"About {number}\n\nAll of {number}." in letter.body
        assert f"Short {number}." in letter.short
    assert list(Delivery.objects.values_list("status", flat=True).order_by("status")) == [*["gathered"] * 3, "sent"]


def test_a_text_of_very_much_says_how_much_more_there_is(daily: Person) -> None:
    for number in range(60):
        say(daily, number)
    gather_due(FIVE)
    letter = Message.objects.get(kind="digest")
    named = letter.short.count("Short")
    assert 0 < named < 60
    assert letter.body.count("About") == 60
    assert letter.short.endswith(f" / And {60 - named} more: sign in to see them.")


def test_one_thing_alone_is_said_as_it_is(daily: Person) -> None:
    say(daily)
    gather_due(FIVE)
    deliver_due(FIVE)
    assert Message.objects.get().deliveries.get().status == "sent"


@pytest.mark.parametrize("said", [{"priority": Priority.TASK}, {"urgent": True}])
def test_what_presses_waits_for_no_letter(said: dict[str, object], daily: Person) -> None:
    say(daily, **said)  # type: ignore[arg-type] # whatever a test says
    assert deliver_due(NOON) == 1


def test_what_the_letter_would_be_too_late_for_goes_at_once(daily: Person) -> None:
    tell([daily.pk], lambda code: Words("offered", code, "a", "b"), by=None, now=NOON, until=FIVE)
    assert deliver_due(NOON) == 1


def test_what_was_taken_back_is_not_in_the_letter(daily: Person) -> None:
    for number in range(3):
        say(daily, number)
    Message.objects.filter(pk=Message.objects.first().pk).update(expires_at=NOON)  # type: ignore[union-attr] # there are three
    gather_due(FIVE)
    assert Message.objects.get(kind="digest").subject == "2 things for you today"
    assert Delivery.objects.filter(status="withheld", why="expired").count() == 1


def test_a_letter_to_somebody_erased_is_none(daily: Person) -> None:
    for number in range(2):
        say(daily, number)
    erase(daily.pk, by=None)
    gather_due(FIVE)
    assert not Message.objects.filter(kind="digest").exists()
    assert not Delivery.objects.filter(status__in=["kept", "waiting"]).exists()
