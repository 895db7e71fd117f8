"""Readers that look something up in the database, or keep something there."""

import json
from hashlib import sha256
from typing import Any

import cbor2
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import strategies as some
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

from doorstep.accounts.actions import (
    NotAPasskeyError,
    Site,
    add_passkey,
    answer,
    ask_for_one,
    offer,
    use_passkey,
    waiting_to_choose,
)
from doorstep.accounts.models import Challenge, Passkey
from doorstep.groups.forms import browse, drawing, where
from doorstep.groups.importing import files
from doorstep.groups.importing.columns import ColumnsError
from doorstep.groups.patches import Parts
from doorstep.groups.queries import directory
from doorstep.people import actions as people
from doorstep.people import queries as persons
from doorstep.people.models import ContactPoint
from doorstep.places import queries as places
from doorstep.places.queries import UnknownPlaceError
from doorstep.places.shapes import ShapeError
from doorstep.vault.normalising import NotReadableError
from doorstep.web import links
from doorstep.web.forms import embed
from tests.factories import make_person
from tests.fuzz.nonsense import as_json, like, sent, typed
from tests.fuzz.operators import in_a_file
from tests.fuzz.readers import Reader, gives

CELL = "88195da49bfffff"
SHAPE = b'{"type": "Polygon", "coordinates": [[[-0.07, 51.46], [-0.06, 51.46], [-0.06, 51.47]]]}'
LIST = (
    b"name,lat,lng,districts,website,confirmed\nRye Neighbours,51.46,-0.06,SE15;SE22 8,https://rye.example,2026-05-03\n"
)
PLACES = ("SE15 5BZ", "SE15", "Peckham", "SE15, SE22 8, Rye Lane", CELL)
ADDRESSES = ("amina@example.org", "07700 900123", "+44 20 7946 0000")


# -- Places ----------------------------------------------------------------------------------------------------------


def _a_list(content: bytes) -> None:
    in_a_file(lambda file: [row.kept_values() for row in files.read(file, {}, "a list")])(content)


def _where(said: str) -> None:
    parts = where.read_where(said, 600.0, None)
    assert Parts.from_json(parts.as_json()) == parts


def _shape(content: bytes) -> None:
    shape = where.read_shape(SimpleUploadedFile("patch.geojson", content))
    assert where.read_shape(SimpleUploadedFile("patch.geojson", json.dumps(shape).encode())) == shape


def _filters(said: dict[str, str]) -> None:
    asked = browse.read(said)
    assert browse.read({**asked.chosen, "sort": asked.sort}).chosen == asked.chosen


def _drawing(said: str) -> None:
    assert drawing.read([said]) is None or drawing.ground(drawing.read([said]) or [])
    assert isinstance(drawing.called(said), str)
    for kind in (drawing.DISTRICT, drawing.SECTOR, drawing.AREA):
        assert drawing.is_known(kind, said) in {True, False}


def _map(said: dict[str, str]) -> None:
    middle, missed = drawing.looked(said)
    assert isinstance(middle + missed, str)


def _link(said: tuple[int, str, str]) -> None:
    spot = links.read(*said)
    assert links.read(spot.cell, spot.label, spot.rung) == spot


def _named(said: str) -> None:
    assert all(spot.label for spot in places.named(said))
    assert places.areas_called(said) == []
    assert places.area_with(said) is None
    assert isinstance(directory.by_name(said), list)


_filter = some.sampled_from(["area", "district", "help", "language", "fresh", "status", "sort", "page"])
_cell = some.sampled_from([int(CELL, 16), 0x88195DA4B7FFFFF, 0x881972C0D3FFFFF])

# -- Signing in ------------------------------------------------------------------------------------------------------

HERE = Site("doorstep.example", "https://doorstep.example", "Doorstep")
BROWSER, WORDS = "b" * 43, "d29yZHM"


KEY = bytes(cbor2.dumps({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32}))
# What a passkey says of itself, as WebAuthn writes it (6.1 and 6.5): on being shown, and on being made.
ABOUT = sha256(HERE.host.encode()).digest() + b"\x05" + bytes(4)
ATTESTED = ABOUT[:32] + b"\x45" + bytes(4) + bytes(16) + b"\x00\x10" + b"c" * 16 + KEY
ATTESTATION = bytes(cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": ATTESTED}))


def _credential(kind: str, **inner: str) -> dict[str, Any]:
    client = as_json({"type": f"webauthn.{kind}", "challenge": WORDS, "origin": HERE.origin})
    said = {"clientDataJSON": bytes_to_base64url(client.encode()), **inner}
    name = bytes_to_base64url(b"c" * 16)
    return {"id": name, "rawId": name, "type": "public-key", "response": said, "clientExtensionResults": {}}


MADE = _credential("create", attestationObject=bytes_to_base64url(ATTESTATION))
SHOWN = _credential("get", authenticatorData=bytes_to_base64url(ABOUT), signature=bytes_to_base64url(b"s" * 70))


@some.composite
def _credentials(draw: some.DrawFn, right: dict[str, Any]) -> str:
    """Damage what a browser says, at its outside, inside, or in the bytes in the middle."""
    inner = draw(like(right["response"]))
    if draw(some.booleans()):
        name = draw(some.sampled_from(sorted(right["response"])))
        inner[name] = bytes_to_base64url(draw(sent(ATTESTATION, ATTESTED, ABOUT, b"{}")))
    return as_json(draw(like({**right, "response": inner})))


def _known_words() -> None:
    """Have the challenge that was just made be the one that is answered here."""
    Challenge.objects.update(words=base64url_to_bytes(WORDS))


def made(said: str) -> None:
    now, person = timezone.now(), make_person()
    offer(person, "Amina", HERE, browser=BROWSER, now=now)
    _known_words()
    add_passkey(person, said, HERE, browser=BROWSER, words="", now=now)


def _shown(said: str) -> None:
    now = timezone.now()
    ask_for_one(HERE, browser=BROWSER, now=now)
    _known_words()
    Passkey.objects.create(person=make_person(), credential=SHOWN["id"], public_key=KEY, made_at=now)
    use_passkey(said, HERE, browser=BROWSER, now=now)


def _answer(said: str) -> None:
    now = timezone.now()
    assert answer(said, said, now=now) is None
    assert waiting_to_choose(said, now=now) is None


def _reached(said: str) -> None:
    for means in ContactPoint.Means.values:
        point = people.add_contact_point(make_person(), means, said, by=None)
        found = persons.reached_by_email(said) if means == "email" else persons.reached_by_phone(said)
        assert point in found


def _household(said: tuple[str, str]) -> None:
    assert not persons.of_household(*said).exists()


STORED = [
    Reader("doorstep.groups.importing.files.read", _a_list, (ColumnsError,), given=sent(LIST)),
    Reader("doorstep.groups.forms.where.read_where", _where, (UnknownPlaceError, ShapeError), PLACES),
    Reader("doorstep.groups.forms.where.read_shape", _shape, (ValidationError,), given=sent(SHAPE)),
    Reader(
        "doorstep.groups.forms.browse.read", _filters, given=some.dictionaries(_filter, typed("en", "SE15", "ward:E1"))
    ),
    Reader("doorstep.groups.forms.drawing.read", _drawing, right=("district SE15", "sector SE15 5", CELL)),
    Reader(
        "doorstep.groups.forms.drawing.looked",
        _map,
        given=some.dictionaries(
            some.sampled_from(["middle", "look", "look_at", "where"]), typed(*PLACES, "north", CELL)
        ),
    ),
    Reader("doorstep.web.links.read", _link, given=some.tuples(_cell, typed("SE15 Peckham"), typed("unit", "here"))),
    Reader(
        "doorstep.web.forms.embed.preset",
        embed.preset,
        given=some.dictionaries(
            some.sampled_from(["height", "door", "district", "area"]), typed("240", "SE15", "navy")
        ),
    ),
    Reader("doorstep.places.queries.resolve", gives((places.Spot, places.Miss), places.resolve), right=PLACES),
    Reader("doorstep.places.queries.named", _named, right=PLACES),
    Reader("doorstep.accounts.actions.add_passkey", made, (NotAPasskeyError,), given=_credentials(MADE) | typed("{}")),
    Reader(
        "doorstep.accounts.actions.use_passkey", _shown, (NotAPasskeyError,), given=_credentials(SHOWN) | typed("[]")
    ),
    Reader("doorstep.accounts.actions.answer", _answer, right=("123 456", "K7QX-M2PA-9TRD")),
    Reader("doorstep.people.actions.add_contact_point", _reached, (NotReadableError,), ADDRESSES),
    Reader(
        "doorstep.people.queries.of_household",
        _household,
        (NotReadableError,),
        given=some.tuples(typed("O'Neill"), typed("SE15 5BZ")),
    ),
]
