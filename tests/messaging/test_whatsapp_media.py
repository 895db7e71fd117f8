"""What somebody sends by WhatsApp is fetched from Meta alone, once and within bounds; its words are read anyway."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from config.env_providers import WHATSAPP, as_account
from doorstep.messaging import queries
from doorstep.messaging.actions import read_due, take_in
from doorstep.messaging.actions.reading import MOST_ATTEMPTS
from doorstep.messaging.channels.whatsapp.number import MEDIA, VERSION
from doorstep.messaging.inbound import enclosed
from doorstep.messaging.models import Arrival, Reply
from tests.messaging import files
from tests.messaging import whatsapp_told as told
from tests.messaging.stand_in import BREAKS_OFF, Came, Says, StandIn, stand_in

pytestmark = pytest.mark.django_db
NAME, PHONE = "1003383421387256", "106540352242922"
SOUND, PICTURE = files.OGG, files.picture("JPEG")
QUERY = "secret=secret-canary&verify=a-word-of-ours&template=a_word"
ASKED, FETCHED = ("GET", f"/{VERSION}/{NAME}"), ("GET", "/attachments/")


@pytest.fixture
def meta(settings: Settings) -> Iterator[StandIn]:
    def has_it(came: Came) -> Says:
        if came.path == FETCHED[1]:
            return Says(200, SOUND)
        return Says(200, said_of_it(there.port))

    with stand_in(has_it) as there:
        address = f"whatsapp+http://{PHONE}:token-canary@127.0.0.1:{there.port}?{QUERY}"
        settings.WHATSAPP = as_account("DOORSTEP_WHATSAPP_URL", address, WHATSAPP)
        yield there


def said_of_it(port: int, **more: object) -> dict[str, object]:
    """Describe a file as Meta does, and where it lies."""
    url = f"http://127.0.0.1:{port}/attachments/?mid={NAME}&ext=1"
    return {"url": url, "mime_type": "audio/ogg", "sha256": "x", "file_size": len(SOUND), "id": NAME} | more


def comes(kind: str = "audio", **more: object) -> None:
    said = {"id": NAME, "mime_type": "audio/ogg; codecs=opus", "voice": kind == "audio", **more}
    take_in("whatsapp", told.told(told.messages(told.message(kind, said))), "application/json", now=timezone.now())
    read_due(timezone.now())


def read_again(times: int) -> None:
    now = timezone.now()
    for _ in range(times):
        now += timedelta(hours=1)
        read_due(now)


def kept() -> list[tuple[str, bytes]]:
    reply = Reply.objects.get()
    return [(each.kind, queries.content_of(each)) for each in reply.attachments.all()]


def asked(meta: StandIn) -> list[tuple[str, str]]:
    return [(came.method, came.path) for came in meta.came]


def test_a_voice_note_is_fetched_and_kept(meta: StandIn) -> None:
    comes()
    assert kept() == [("sound", SOUND)]
    assert asked(meta) == [ASKED, FETCHED]
    assert meta.came[0].query["phone_number_id"] == PHONE
    assert {came.headers["authorization"] for came in meta.came} == {"Bearer token-canary"}
    assert not Arrival.objects.exists()
    reply = Reply.objects.get()
    assert (reply.means, reply.body, reply.not_kept, reply.not_fetched) == ("whatsapp", "", 0, 0)


@pytest.mark.parametrize("kind", ["image", "document", "video", "sticker"])
def test_so_is_all_else_and_it_is_what_its_bytes_are(kind: str, meta: StandIn) -> None:
    meta.says.extend([Says(200, said_of_it(meta.port)), Says(200, PICTURE)])
    comes(kind, caption="The receipt", filename="invoice.exe")
    assert kept() == [("picture", PICTURE)]
    assert Reply.objects.get().body == "The receipt"


def test_what_is_told_twice_is_fetched_once(meta: StandIn) -> None:
    for _ in range(3):
        comes()
    assert asked(meta) == [ASKED, FETCHED]
    assert len(kept()) == 1


def test_what_is_too_large_is_not_fetched_and_said_so(meta: StandIn) -> None:
    meta.says.append(Says(200, said_of_it(meta.port, file_size=enclosed.LARGEST + 1)))
    comes("document", caption="The plan")
    assert asked(meta) == [ASKED]
    reply = Reply.objects.get()
    assert (reply.body, reply.not_kept, kept()) == ("The plan", 1, [])


LACKS = {
    "not there": Says(404, {"error": {"code": 100}}),
    "it breaks off": BREAKS_OFF,
    "nothing said": Says(200, {}),
    "no address": Says(200, {"url": 7}),
    "an odd one": Says(200, {"url": "http://[::1/x"}),
    "elsewhere": Says(200, {"url": "https://evil.example/x", "file_size": 3}),
    "elsewhere with a name": Says(200, {"url": f"https://{MEDIA}@evil.example/x"}),
    "almost there": Says(200, {"url": f"https://{MEDIA}.evil.example/x"}),
    "a file": Says(200, {"url": "file:///etc/passwd"}),
}


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("says", LACKS.values(), ids=LACKS)
def test_what_cannot_be_had_yet_is_fetched_later_and_nowhere_else(says: Says, meta: StandIn) -> None:
    meta.says.append(says)
    comes()
    assert not Reply.objects.exists()
    read_again(2)
    assert kept() == [("sound", SOUND)]
    assert asked(meta) == [ASKED, ASKED, FETCHED]


@pytest.mark.usefixtures("impatient")
def test_what_is_larger_than_was_said_is_not_taken(meta: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosed, "LARGEST", len(SOUND))
    meta.says.extend([Says(200, said_of_it(meta.port)), Says(200, SOUND + b"x")] * MOST_ATTEMPTS)
    comes()
    read_again(MOST_ATTEMPTS)
    reply = Reply.objects.get()
    assert (kept(), reply.not_fetched) == ([], 1)


@pytest.mark.usefixtures("impatient")
def test_what_is_never_to_be_had_is_said_and_the_words_are_read(meta: StandIn) -> None:
    meta.says.extend([LACKS["not there"]] * MOST_ATTEMPTS)
    comes("image", caption="The receipt")
    read_again(MOST_ATTEMPTS)
    reply = Reply.objects.get()
    assert (reply.body, reply.not_fetched, kept()) == ("The receipt", 1, [])
    assert asked(meta) == [ASKED] * MOST_ATTEMPTS
    assert not Arrival.objects.exists()


def test_without_a_number_of_ours_nothing_is_asked_for(meta: StandIn, settings: Settings) -> None:
    settings.WHATSAPP = None
    comes("image", caption="The receipt")
    assert (Reply.objects.get().not_fetched, meta.came) == (1, [])


def test_the_key_stands_in_no_address(meta: StandIn) -> None:
    comes()
    assert "token-canary" not in json.dumps([came.target for came in meta.came])
