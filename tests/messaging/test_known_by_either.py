"""Who hides their number on WhatsApp is known by an id there, and by the number whenever both are told."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from doorstep.messaging import replies
from doorstep.messaging.actions import Words, deliver_due, read_due, send, take_in
from doorstep.messaging.models import Message, Reply, Silence
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint
from doorstep.vault import hashing, normalising
from tests.messaging import whatsapp_told as told

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)
NUMBER, NAME = f"+{told.BEN}", told.BENS_ID
ALONE = {"contacts": [{"profile": {"name": "Ben"}, "user_id": NAME}]}


@pytest.fixture(autouse=True)
def heard(monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """Have an app that says thank you, and keeps who it was."""
    found: list[UUID] = []

    def answer(said: replies.Said, _now: datetime) -> replies.Answer:
        found.append(said.speakers[0])
        return replies.Answer(said.speakers[0], lambda language: Words("thanks", language, "", "Thank you."))

    monkeypatch.setattr(replies, "_registered", {})
    replies.register(replies.Answerer("test", lambda _persons: {}, answer, lambda *_: None))
    return found


def comes(body: str, *, name: str, both: bool) -> None:
    more: dict[str, Any] = {"id": f"wamid.{name}", "from": told.BEN if both else "", "from_user_id": NAME}
    row = told.message("text", {"body": body}, **more)
    take_in("whatsapp", told.told(told.messages(row, **({} if both else ALONE))), "application/json", now=NOON)
    read_due(NOON)


def ben(*, confirmed: bool = True) -> ContactPoint:
    point = people.add_contact_point(people.add_person(by=None), "whatsapp", NUMBER, by=None)
    mail = people.add_contact_point(point.person, "email", "ben@canary.example", by=None)
    for each in (point, mail) if confirmed else ():
        people.confirm_contact_point(each, by=None, now=NOON)
    return point


def names(person: UUID) -> set[str]:
    return {point.value for point in ContactPoint.objects.filter(person=person, means="whatsapp")}


def test_an_id_is_no_number_though_one_could_be_read_out_of_it() -> None:
    assert normalising.whatsapp("GB.7700900123") == "GB.7700900123"
    assert hashing.whatsapp("GB.7700900123") != hashing.whatsapp("07700 900123") == hashing.phone("+447700900123")


def test_whoever_shows_no_number_is_heard_and_answered(heard: list[UUID]) -> None:
    comes("I need a hand", name="1", both=False)
    point = ContactPoint.objects.get()
    assert (point.means, point.value, heard) == ("whatsapp", NAME, [point.person_id])
    assert Message.objects.get().deliveries.get().point == point
    comes("And milk", name="2", both=False)
    assert heard == [point.person_id] * 2


def test_who_is_known_by_their_number_is_known_by_the_id_from_then_on(heard: list[UUID]) -> None:
    point = ben()
    comes("Yes please, K7QP", name="1", both=True)
    comes("And milk", name="2", both=False)
    assert heard == [point.person_id] * 2
    assert names(point.person_id) == {NUMBER, NAME}
    assert not ContactPoint.objects.get(hashed=hashing.whatsapp(NAME)).calls


def test_and_the_other_way_round(heard: list[UUID]) -> None:
    comes("I need a hand", name="1", both=False)
    comes("And milk", name="2", both=True)
    assert heard[0] == heard[1]
    assert names(heard[0]) == {NUMBER, NAME}
    assert not ContactPoint.objects.filter(confirmed_at__isnull=False).exists()


def test_of_two_who_share_a_number_nobody_knows_whose_the_id_is() -> None:
    first, second = ben(confirmed=False), ben(confirmed=False)
    comes("Yes please, K7QP", name="1", both=True)
    assert names(first.person_id) == names(second.person_id) == {NUMBER}


def test_stop_holds_for_both_names_and_so_does_start() -> None:
    point = ben()
    comes("STOP", name="1", both=True)
    assert {each.hashed for each in Silence.objects.all()} == {hashing.whatsapp(NUMBER), hashing.whatsapp(NAME)}
    words = Words("news", "en-gb", "", "A word.")
    waiting = send(point, words, expires_at=NOON + timedelta(days=3), by=None, now=NOON).deliveries.get()
    deliver_due(NOON)
    waiting.refresh_from_db()
    assert waiting.why == "silenced"
    comes("START", name="2", both=True)
    assert not Silence.objects.exists()
    assert Reply.objects.count() == 2
