"""What comes back is read once, answered by whoever can, and otherwise kept for a human; STOP stops."""

from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from doorstep.messaging import replies
from doorstep.messaging.actions import Words, deliver_due, read_due, send, take_in
from doorstep.messaging.inbound import screen
from doorstep.messaging.inbound.events import Text
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Arrival, Delivery, Heard, Message, Reply, Silence, Tray
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)
BEN = "+447700900123"
DESK = uuid4()


class App:
    """An app that answers as a test tells it to."""

    def __init__(self) -> None:
        self.heard: list[replies.Said] = []
        self.lost: list[tuple[UUID, str]] = []
        self.desk: UUID | None = None

    def answer(self, said: replies.Said, _now: datetime) -> replies.Answer:
        self.heard.append(said)
        words = partial(Words, "understood", subject="", body="It is yours.")
        return replies.Answer(said.persons[0], None if self.desk else words, self.desk)

    def lose(self, person: UUID, means: str, _now: datetime) -> None:
        self.lost.append((person, means))


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> App:
    monkeypatch.setattr(replies, "_registered", {})
    app = App()
    replies.register(replies.Answerer("test", lambda _persons: {}, app.answer, app.lose))
    return app


def ben() -> ContactPoint:
    return people.add_contact_point(people.add_person(by=None), "phone", BEN, by=None)


def comes(body: str, *, event: str = "1", sender: str = BEN, means: str = "phone", now: datetime = NOON) -> None:
    take_in("screen", screen.written(Text(event, means, sender, "", body)), "application/json", now=now)
    read_due(now)


def test_what_somebody_writes_is_answered_by_the_app_that_can_and_goes_back_where_it_came_from(app: App) -> None:
    point = ben()
    comes("Yes please K7QP")
    (said,) = app.heard
    assert (said.persons, said.read.meaning, said.read.code) == ((point.person_id,), Meaning.YES, "K7QP")
    reply, message = Reply.objects.get(), Message.objects.get()
    assert (reply.status, reply.body, reply.likely, reply.person_id) == ("answered", said.text, "yes", point.person_id)
    assert (message.body, message.deliveries.get().point) == ("It is yours.", point)
    assert not Arrival.objects.exists()


def test_what_is_told_twice_counts_once(app: App) -> None:
    ben()
    for _ in range(3):
        comes("YES")
    comes("YES", event="2")
    assert len(app.heard) == 2
    assert Reply.objects.count() == 2


def test_what_no_app_can_settle_waits_for_the_humans_of_a_desk(app: App) -> None:
    ben()
    app.desk = DESK
    comes("perhaps, if it does not rain?")
    reply = Reply.objects.get()
    assert (reply.status, reply.desk, reply.ended_at) == ("open", DESK, None)
    assert not Message.objects.exists()


def test_whoever_is_not_known_becomes_somebody_of_whom_only_the_number_is_known(app: App) -> None:
    comes("I need a hand with shopping")
    point = ContactPoint.objects.get()
    assert (point.value, point.confirmed_at) == (BEN, None)
    assert app.heard[0].persons == (point.person_id,)


def test_two_who_share_a_number_are_both_meant(app: App) -> None:
    first, second = ben(), ben()
    comes("yes")
    assert set(app.heard[0].persons) == {first.person_id, second.person_id}


def test_what_somebody_writes_is_never_kept_as_the_words_of_who_merely_named_their_number(app: App) -> None:
    """Whoever adds the number of another to their own pages would read there what the other writes."""
    dev, amina = ben(), ben()
    mail = people.add_contact_point(dev.person, "email", "dev@canary.example", by=None)
    people.confirm_contact_point(mail, by=None, now=NOON)
    app.desk = DESK
    comes("he is at the door")
    assert (app.heard[0].persons, app.heard[0].speakers) == ((amina.person_id, dev.person_id), (amina.person_id,))
    assert Reply.objects.get().person_id == amina.person_id

    people.remove_contact_point(amina, by=None)
    comes("he is at the door", event="2")
    (speaker,) = app.heard[1].speakers
    assert speaker not in {dev.person_id, amina.person_id}
    assert not Reply.objects.filter(person=dev.person).exists()


def test_who_showed_that_they_read_what_is_sent_there_is_meant_first(app: App) -> None:
    first, second = ben(), ben()
    people.confirm_contact_point(second, by=None, now=NOON)
    comes("yes")
    assert (app.heard[0].persons, app.heard[0].speakers) == ((second.person_id, first.person_id), (second.person_id,))


def test_who_writes_by_whatsapp_is_answered_there(app: App) -> None:
    point = ben()
    comes("yes", means="whatsapp")
    assert app.heard[0].persons == (point.person_id,)
    assert Message.objects.get().deliveries.get().means == "whatsapp"


def test_a_name_in_the_place_of_a_number_is_nobody(app: App) -> None:
    comes("Win a prize!", sender="PRIZES")
    assert not app.heard
    assert not Person.objects.exists()
    assert not Arrival.objects.exists()


# -- STOP ------------------------------------------------------------------------------------------------------------


def write(point: ContactPoint, **said: object) -> Delivery:
    words = Words("news", "en-gb", "", "A word.", **said)  # type: ignore[arg-type] # whatever a test says
    return send(point, words, expires_at=NOON + timedelta(days=3), by=None, now=NOON).deliveries.get()


def test_after_stop_nothing_is_sent_there_to_anybody_until_they_say_start(app: App) -> None:
    point, other = ben(), ben()
    waiting = write(point)
    comes("STOP")
    deliver_due(NOON)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.why) == ("withheld", "silenced")
    assert set(app.lost) == {(point.person_id, "phone"), (other.person_id, "phone")}
    assert not app.heard

    comes("start", event="2")
    after = write(other)
    deliver_due(NOON)
    after.refresh_from_db()
    assert after.status == "sent"


@pytest.mark.usefixtures("app")
def test_stop_by_text_says_nothing_of_e_mail() -> None:
    point = ben()
    mail = people.add_contact_point(point.person, "email", "ben@canary.example", by=None)
    comes("stop")
    delivery = write(mail)
    deliver_due(NOON)
    delivery.refresh_from_db()
    assert delivery.status == "sent"


@pytest.mark.usefixtures("app")
def test_stop_outlives_whoever_said_it_and_holds_no_number() -> None:
    comes("STOP")
    assert "7700900123" not in str(Silence.objects.values())
    people.forget(Person.objects.get().pk)
    delivery = write(ben())
    deliver_due(NOON)
    delivery.refresh_from_db()
    assert delivery.why == "silenced"


# -- As it came ------------------------------------------------------------------------------------------------------


def test_what_came_stands_sealed_until_it_is_read(app: App) -> None:
    take_in("screen", screen.written(Text("1", "phone", BEN, "", "my secret")), "", now=NOON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT raw FROM messaging_arrival")
        assert b"secret" not in bytes(cursor.fetchone()[0])
    assert Tray.objects.get().day == NOON.date()
    read_due(NOON)
    assert app.heard[0].text == "my secret"


def test_what_fails_stays_and_holds_up_nobody(app: App) -> None:
    take_in("screen", b"not what was expected", "", now=NOON)
    comes("yes")
    assert len(app.heard) == 1
    assert Arrival.objects.get().due_at > NOON


def test_machines_that_answer_each_other_come_to_an_end(app: App) -> None:
    ben()
    for number in range(40):
        comes("yes", event=str(number))
    assert len(app.heard) == 30
    assert Reply.objects.filter(status="open").count() == 10
    assert Heard.objects.count() == 40


# -- On the screen ---------------------------------------------------------------------------------------------------


def test_on_the_screen_one_writes_back_as_if_from_that_telephone(app: App, client: Client) -> None:
    point = ben()
    write(point, short="Could you? Answer YES or NO.")
    page = client.get(f"/screen/{point.pk}/").content.decode()
    assert "Doorstep: Could you? Answer YES or NO. STOP ends these." in page
    client.post(f"/screen/{point.pk}/answering/", {"body": ["", "YES"]})
    read_due(timezone.now())
    assert app.heard[0].read.meaning is Meaning.YES
    assert "What came from there" in client.get(f"/screen/{point.pk}/").content.decode()


def test_whoever_proves_nothing_is_told_that_there_is_nothing_there(client: Client) -> None:
    for way in ("twilio", "smsworks", "screen", "mail", "nobody"):
        assert client.post(f"/in/{way}/", {"Body": "YES"}).status_code == 404
    assert not Arrival.objects.exists()
