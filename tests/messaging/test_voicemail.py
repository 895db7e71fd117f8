"""Somebody rings us and leaves words: fetched from where they lie, kept once and sealed, and heard by a human."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone, translation
from pytest_django import Settings

from doorstep.messaging import queries, replies
from doorstep.messaging.actions import read_due
from doorstep.messaging.actions.reading import MOST_ATTEMPTS
from doorstep.messaging.channels.line import LARGEST
from doorstep.messaging.channels.voice import words
from doorstep.messaging.models import Arrival, Reply
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint
from tests.messaging.calling import ACCOUNT, HERE, action, rings, set_up
from tests.messaging.calls_told import AMINA, RECORDED
from tests.messaging.stand_in import BREAKS_OFF, Came, Says, StandIn, stand_in

pytestmark = pytest.mark.django_db
SOUND = b"ID3 It is Amina, and I need bread."
NOT_YET = Says(404, {"code": 20404, "status": 404})
SID = "RE" + "0" * 32
WHERE = f"/2010-04-01/Accounts/{ACCOUNT}/Recordings/{SID}"
FETCHED, DELETED = ("GET", f"{WHERE}.mp3"), ("DELETE", f"{WHERE}.json")


@pytest.fixture
def twilio(settings: Settings) -> Iterator[StandIn]:
    def has_it(came: Came) -> Says:
        return Says(204, b"") if came.method == "DELETE" else Says(200, SOUND)

    with stand_in(has_it) as there:
        set_up(settings, there)
        yield there


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[replies.Said]:
    """Have an app that leaves everything to humans, and keeps what it was told."""
    found: list[replies.Said] = []

    def keeps(said: replies.Said, _now: datetime) -> None:
        found.append(said)

    monkeypatch.setattr(replies, "_registered", {})
    app("test", keeps)
    return found


def app(name: str, answers: Callable[[replies.Said, datetime], replies.Answer | None]) -> None:
    replies.register(replies.Answerer(name, lambda _persons: {}, answers, lambda *_: None))


def leaves(client: Client, twilio: StandIn, *, address: str = "", **fields: str) -> str:
    """Have somebody ring and speak; return what is said to them then."""
    lies = address or f"http://127.0.0.1:{twilio.port}{WHERE}"
    then = action(rings(client), "Record")
    return rings(client, then, **({"RecordingUrl": lies, "RecordingDuration": "17", "Digits": "hangup"} | fields))


def asked(twilio: StandIn) -> list[tuple[str, str]]:
    return [(came.method, came.path) for came in twilio.came]


def read_again(times: int) -> datetime:
    """Let the worker come again so often, each time when something is due."""
    now = timezone.now()
    for _ in range(times):
        read_due(now)
        now += timedelta(hours=1)
    return now


# -- What they hear --------------------------------------------------------------------------------------------------


def test_whoever_rings_hears_whom_they_reached_and_what_becomes_of_their_words(
    twilio: StandIn, client: Client, settings: Settings
) -> None:
    settings.LANGUAGES = settings.LANGUAGES[:1]
    said = rings(client)
    assert "This is Doorstep." in said
    assert "hang up and ring 999" in said
    assert "sealed for 28 days" in said
    assert "<Gather" not in said
    assert action(said) == f"{HERE}?step=recorded&of=en-gb"
    assert "Somebody rings you back" in leaves(client, twilio)


def test_one_is_greeted_in_each_language_that_has_the_words_and_chooses_by_a_key(
    twilio: StandIn, client: Client
) -> None:
    first = rings(client)
    assert [first.count(each) for each in ("English", "español", "العربية")] == [1, 1, 1]
    chosen = rings(client, action(first, "Gather"), Digits="2")
    assert 'language="es-ES"' in chosen
    assert "999" in chosen
    then = action(chosen, "Record")
    lies = f"http://127.0.0.1:{twilio.port}{WHERE}"
    assert "Gracias" in rings(client, then, RecordingUrl=lies, RecordingDuration="17")
    assert 'language="en-GB"' in rings(client, action(first, "Gather"), Digits="8")


def test_a_language_without_the_words_is_not_offered(settings: Settings) -> None:
    settings.LANGUAGES = [*settings.LANGUAGES, ("pl", "Polish"), ("so", "Somali")]
    assert words.languages() == ["en-gb", "es", "ar"]
    with translation.override("es"):
        assert words.languages() == ["en-gb", "es", "ar"]


def test_whoever_said_nothing_is_not_promised_anything(twilio: StandIn, client: Client) -> None:
    assert "We heard no words" in leaves(client, twilio, RecordingDuration="0")
    read_due(timezone.now())
    assert not Reply.objects.exists()
    assert not twilio.came


# -- What becomes of it ----------------------------------------------------------------------------------------------


def test_what_was_said_is_fetched_kept_for_a_human_and_deleted_where_it_lay(
    twilio: StandIn, client: Client, heard: list[replies.Said]
) -> None:
    amina = people.add_contact_point(people.add_person(by=None), "phone", AMINA, by=None)
    leaves(client, twilio)
    read_due(timezone.now())
    reply = Reply.objects.get()
    assert (reply.status, reply.desk, reply.person_id, reply.point) == ("open", None, amina.person_id, amina)
    assert (reply.means, reply.body, reply.seconds, queries.voice_of(reply)) == ("phone", "", 17, SOUND)
    assert [(said.id, said.text, said.seconds) for said in heard] == [(reply.pk, "", 17)]
    assert asked(twilio) == [FETCHED, DELETED]
    assert twilio.came[0].headers["authorization"].startswith("Basic ")
    assert not Arrival.objects.exists()


def test_an_app_may_settle_it(twilio: StandIn, client: Client, heard: list[replies.Said]) -> None:
    app("calls", lambda said, _now: replies.Answer(said.persons[0]))
    leaves(client, twilio)
    read_due(timezone.now())
    assert heard
    assert Reply.objects.get().status == "answered"


@pytest.mark.usefixtures("heard")
def test_the_sound_stands_sealed(twilio: StandIn, client: Client) -> None:
    leaves(client, twilio)
    read_due(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("SELECT voice FROM messaging_reply")
        kept = bytes(cursor.fetchone()[0])
    assert len(kept) > len(SOUND)
    assert b"bread" not in kept


def test_what_is_told_twice_counts_once(twilio: StandIn, client: Client, heard: list[replies.Said]) -> None:
    for _ in range(3):
        leaves(client, twilio)
    read_again(2)
    leaves(client, twilio)
    read_due(timezone.now())
    assert (len(heard), Reply.objects.count()) == (1, 1)
    assert asked(twilio).count(FETCHED) == 1


@pytest.mark.parametrize("shown", ["", "anonymous", "+266696687", "+12345"])
def test_whose_number_is_not_shown_is_heard_all_the_same(
    shown: str, twilio: StandIn, client: Client, heard: list[replies.Said]
) -> None:
    leaves(client, twilio, From=shown)
    leaves(client, twilio, From=shown, RecordingUrl=f"http://127.0.0.1:{twilio.port}{WHERE[:-1]}1")
    read_due(timezone.now())
    first, second = Reply.objects.all()
    assert (first.point, second.point) == (None, None)
    assert first.person_id != second.person_id
    assert {said.persons[0] for said in heard} == {first.person_id, second.person_id}
    assert not ContactPoint.objects.exists()


# -- Where it cannot be had ------------------------------------------------------------------------------------------

LACKS = {
    "not there yet": NOT_YET,
    "it breaks off": BREAKS_OFF,
    "it breaks off in the middle": Says(200, SOUND, {"Content-Length": "4000"}),
    "too large": Says(200, b"\0" * (LARGEST + 1)),
    "an empty file": Says(200, b""),
    "elsewhere": Says(302, b"", {"Location": "http://127.0.0.1:9/"}),
    "down": Says(503, {}),
}


@pytest.mark.usefixtures("heard", "impatient")
@pytest.mark.parametrize("says", LACKS.values(), ids=LACKS)
def test_what_is_not_to_be_had_yet_is_fetched_later(says: Says, twilio: StandIn, client: Client) -> None:
    twilio.says.append(says)
    leaves(client, twilio)
    now = timezone.now()
    read_due(now)
    assert (Reply.objects.count(), Arrival.objects.filter(due_at__gt=now).count()) == (0, 1)
    read_again(2)
    assert queries.voice_of(Reply.objects.get()) == SOUND
    assert asked(twilio) == [FETCHED, FETCHED, DELETED]


@pytest.mark.usefixtures("heard", "impatient")
@pytest.mark.parametrize("says", LACKS.values(), ids=LACKS)
def test_what_is_never_to_be_had_is_a_call_to_ring_back_and_deleted_nowhere(
    says: Says, twilio: StandIn, client: Client
) -> None:
    twilio.says.extend([says] * MOST_ATTEMPTS)
    leaves(client, twilio)
    read_again(MOST_ATTEMPTS + 1)
    reply = Reply.objects.get()
    assert (reply.status, reply.seconds, queries.voice_of(reply)) == ("open", 17, b"")
    assert asked(twilio) == [FETCHED] * MOST_ATTEMPTS
    assert not Arrival.objects.exists()


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize(
    "address",
    [
        RECORDED,
        f"https://evil.example{WHERE}",
        f"https://127.0.0.1@evil.example{WHERE}",
        f"https://127.0.0.1.evil.example{WHERE}",
        f"https://127.0.0.1/2010-04-01/Accounts/AC{'f' * 32}/Recordings/{SID}",
        f"https://[/Recordings/{SID}",
    ],
)
def test_nothing_is_fetched_from_anywhere_else(address: str, twilio: StandIn, client: Client) -> None:
    leaves(client, twilio, address=address)
    read_due(timezone.now())
    assert not twilio.came
    reply = Reply.objects.get()
    assert (reply.seconds, queries.voice_of(reply)) == (17, b"")


@pytest.mark.usefixtures("heard")
def test_what_an_address_says_of_a_port_is_not_followed(twilio: StandIn, client: Client) -> None:
    leaves(client, twilio, address=f"https://127.0.0.1:9{WHERE}")
    read_due(timezone.now())
    assert asked(twilio) == [FETCHED, DELETED]


@pytest.mark.usefixtures("heard", "impatient")
def test_after_no_answer_the_others_wait_for_the_next_turn(twilio: StandIn, client: Client) -> None:
    twilio.says.append(BREAKS_OFF)
    for number in range(3):
        leaves(client, twilio, address=f"http://127.0.0.1:{twilio.port}{WHERE[:-1]}{number}")
    read_due(timezone.now())
    assert len(twilio.came) == 1
    read_again(2)
    assert [queries.voice_of(reply) for reply in Reply.objects.all()] == [SOUND] * 3


@pytest.mark.usefixtures("heard", "impatient")
def test_what_could_not_be_deleted_is_deleted_later(twilio: StandIn, client: Client) -> None:
    twilio.says.extend([Says(200, SOUND), Says(500, {}), BREAKS_OFF])
    leaves(client, twilio)
    read_again(3)
    assert asked(twilio) == [FETCHED, DELETED, DELETED, DELETED]
    assert Reply.objects.count() == 1
    assert not Arrival.objects.exists()
