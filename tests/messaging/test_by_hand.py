"""What nothing here can send is left to humans of the desk it belongs to: once, in time, and never what is secret."""

from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from pytest_django import Settings

from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from doorstep.messaging import queries
from doorstep.messaging.actions import (
    Words,
    deliver_due,
    gather_due,
    let_go_by_hand,
    not_needed_by_hand,
    said_by_hand,
    send,
    take_back,
    tell,
)
from doorstep.messaging.actions.silencing import silence
from doorstep.messaging.models import Delivery, Message, Silence
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import SafeToContact
from tests.messaging.providers import Stub
from tests.messaging.texting import by

pytestmark = pytest.mark.django_db
# 12 o'clock in London, in winter; the day's letter goes at five.
NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)
FIVE = datetime(2026, 1, 14, 17, tzinfo=UTC)
DESK, CLARA = UUID(int=1), UUID(int=2)
MOBILE, LANDLINE, MAIL = "07700 900123", "020 7946 0123", "ben@canary.example"


@pytest.fixture(autouse=True)
def nobody_carries_anything(settings: Settings) -> None:
    settings.SCREEN = False


@pytest.fixture
def ben() -> Person:
    return people.add_person(by=None)


def reached(ben: Person, means: str, value: str, *, confirmed: bool = True, **safe: object) -> ContactPoint:
    point = people.add_contact_point(ben, means, value, safe=SafeToContact(**safe), by=None)  # type: ignore[arg-type] # whatever a test says
    if confirmed:
        people.confirm_contact_point(point, by=None, now=NOON)
    return point


def words(language: str = "en-gb", /, **said: object) -> Words:
    return Words("offered", language, "Would you?", "Would you go?", "Could you?", **{"desk": DESK, **said})  # type: ignore[arg-type] # whatever a test says


def write(point: ContactPoint, **said: object) -> Delivery:
    message = send(point, words(**said), expires_at=NOON + timedelta(days=1), by=None, now=NOON)
    return message.deliveries.get()


def after(delivery: Delivery) -> tuple[str, str]:
    deliver_due(NOON)
    delivery.refresh_from_db()
    return delivery.status, delivery.why


def waiting(now: datetime = NOON, desk: UUID = DESK) -> list[Delivery]:
    return list(queries.by_hand(desk, now))


def test_what_nothing_here_can_send_waits_for_humans_of_its_desk(ben: Person) -> None:
    delivery = write(reached(ben, "phone", MOBILE))
    assert after(delivery) == ("by-hand", "no-channel")
    assert (waiting(), waiting(desk=uuid4())) == ([delivery], [])
    assert list(queries.undelivered()) == []


@pytest.mark.parametrize("said", [{"secret": True}, {"desk": None}])
def test_what_is_secret_or_belongs_to_no_desk_is_left_to_nobody(ben: Person, said: dict[str, object]) -> None:
    delivery = write(reached(ben, "phone", MOBILE), **said)
    assert after(delivery) == ("waiting", "no-channel")
    assert (delivery.desk, waiting()) == (None, [])


def test_it_is_said_once_and_who_said_it_stands_in_the_journal(ben: Person) -> None:
    delivery = write(reached(ben, "phone", MOBILE))
    after(delivery)
    seen_by_another = Delivery.objects.get(pk=delivery.pk)
    said_by_hand(delivery, by=CLARA, now=NOON)
    for again in (said_by_hand, not_needed_by_hand):
        with pytest.raises(SomebodyWasFirstError):
            again(seen_by_another, by=CLARA, now=NOON)
        with pytest.raises(SomebodyWasFirstError):
            again(delivery, by=CLARA, now=NOON)
    assert after(delivery) == ("sent", "")
    assert (delivery.provider, delivery.ended_at, delivery.attempts) == ("by hand", NOON, 1)
    assert [*JournalEntry.objects.filter(verb="sent").values_list("by", flat=True)] == [CLARA]


def test_what_goes_by_itself_is_nobodys_to_say_by_hand(ben: Person, settings: Settings) -> None:
    settings.SCREEN = True
    delivery = write(reached(ben, "phone", MOBILE))
    with pytest.raises(SomebodyWasFirstError):
        said_by_hand(delivery, by=CLARA, now=NOON)
    assert after(delivery) == ("sent", "")


def test_what_is_too_late_or_taken_back_is_said_by_nobody(ben: Person) -> None:
    late, back = write(reached(ben, "phone", MOBILE)), write(reached(ben, "email", MAIL))
    deliver_due(NOON)
    assert let_go_by_hand(NOON) == 0
    take_back("offered", [(ben.pk, NOON)], now=NOON)
    assert waiting() == []
    assert let_go_by_hand(NOON + timedelta(days=1)) == 2
    assert {after(late), after(back)} == {("withheld", "expired")}


def test_what_they_say_now_is_what_holds(ben: Person) -> None:
    write(point := reached(ben, "phone", MOBILE))
    deliver_due(NOON)
    silence(point, Silence.Why.ASKED, now=NOON)
    assert waiting() == []
    Silence.objects.all().delete()
    ContactPoint.objects.update(messages=False, calls=True)
    assert len(waiting()) == 1
    ContactPoint.objects.update(calls=False)
    assert waiting() == []


def test_where_it_may_be_said_no_more_it_goes_another_way_of_theirs(ben: Person) -> None:
    lost = send(
        reached(ben, "phone", MOBILE), words(), expires_at=FIVE, by=None, now=NOON, anywhere=True
    ).deliveries.get()
    deliver_due(NOON)
    people.remove_contact_point(ContactPoint.objects.get(), by=None)
    mail = reached(ben, "email", MAIL)
    assert let_go_by_hand(NOON) == 1
    assert after(lost) == ("withheld", "not-safe")
    assert [each.point for each in waiting()] == [mail]


def test_a_number_that_may_be_somebody_elses_is_nobodys_to_ring_where_another_is_theirs(ben: Person) -> None:
    unproven = reached(ben, "email", MAIL, confirmed=False)
    assert queries.only_by_hand([ben.pk]) == [unproven]
    silence(reached(ben, "phone", MOBILE), Silence.Why.ASKED, now=NOON)
    assert queries.only_by_hand([ben.pk]) == []


def test_hours_are_for_whoever_says_it_to_keep(ben: Person) -> None:
    delivery = write(reached(ben, "phone", MOBILE, from_time=FIVE.time(), to_time=NOON.time()))
    assert after(delivery) == ("by-hand", "no-channel")


def test_a_landline_is_left_to_humans_where_texts_alone_go(ben: Person, stub: Stub, settings: Settings) -> None:
    by(settings, stub, "twilio")
    delivery = write(reached(ben, "phone", LANDLINE))
    assert after(delivery) == ("by-hand", "no-channel")
    assert delivery.means == "voice"


def test_where_it_can_go_another_way_of_theirs_it_does(ben: Person, stub: Stub, settings: Settings) -> None:
    by(settings, stub, "twilio")
    people.write_here_first(landline := reached(ben, "phone", LANDLINE), by=None)
    mobile = reached(ben, "phone", MOBILE)
    tell([ben.pk], words, by=None, now=NOON)
    deliver_due(NOON)
    deliver_due(NOON + timedelta(seconds=1))
    found = {*Delivery.objects.values_list("status", "why", "point")}
    assert found == {("withheld", "no-channel", landline.pk), ("sent", "", mobile.pk)}
    assert waiting() == []


@pytest.mark.parametrize("said", [{"confirmed": False}, {"messages": False}])
def test_whom_we_may_not_write_to_a_human_does_or_rings(ben: Person, said: dict[str, bool], settings: Settings) -> None:
    settings.SCREEN = True
    point = reached(ben, "phone", MOBILE, **said)
    tell([ben.pk], lambda code: words(code, desk=None), by=None, now=NOON)
    assert not Message.objects.exists()
    tell([ben.pk], words, by=None, now=NOON)
    assert [each.point for each in waiting()] == [point]
    assert deliver_due(NOON) == 0


def test_whoever_wants_one_letter_a_day_is_told_by_hand_once_a_day(ben: Person) -> None:
    people.choose_pace(ben, Person.Pace.DAILY, by=None)
    reached(ben, "phone", MOBILE)
    for one_way in ("", "Sign in."):
        tell([ben.pk], partial(words, one_way=one_way), by=None, now=NOON)
    assert deliver_due(NOON) == 0
    gather_due(FIVE)
    deliver_due(FIVE)
    (one,) = waiting(FIVE)
    assert one.message.short == "2 things today: Could you? / Could you?"
    ways = ("2 things today: Could you? / Sign in.", "2 things today: Sign in. / Could you?")
    assert one.message.one_way in ways
