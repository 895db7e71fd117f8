"""What comes from other installations: read with care, whatever it is."""

import contextlib
import datetime
import json
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.core import outside
from doorstep.feeds import fetching, reading
from doorstep.places import cells
from tests.factories import PECKHAM

US, THEM = uuid.UUID(int=1), str(uuid.UUID(int=2))
PATCH = [f"{cell:x}" for cell in cells.compact(cells.circle(cells.cell_at(*PECKHAM), 500))]
ROW: dict[str, Any] = {
    "id": "urn:uuid:0a4f6f7e-95f3-4c6d-8c9e-1fb3f3b0a111",
    "status": "listed",
    "updated_at": "2026-11-22T08:00:00+00:00",
    "home": {"name": "Southwark", "url": "https://southwark.example/groups/rye/"},
    "hops": 0,
    "via": [THEM],
    "licence": "https://creativecommons.org/licenses/by/4.0/",
    "name": "Rye Neighbours",
    "summary": "Shopping.",
    "kinds": [{"kind": "shopping", "wording": ""}],
    "languages": ["en"],
    "contact": [{"means": "phone", "value": "020 7946 0101"}],
    "districts": ["SE15"],
    "position": {"latitude": PECKHAM[0], "longitude": PECKHAM[1]},
    "patch": PATCH,
}
ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
CHATS = ["https://chat.whatsapp.com/AbC", "t.me/joinchat/x", "https://example.org/?u=https%3A%2F%2Fwa.me%2F44"]


def read(**other: Any) -> Any:
    return reading.fed(ROW | other, "Southwark")


def test_a_whole_row_becomes_a_group() -> None:
    fed = read()
    assert fed.about.name == "Rye Neighbours"
    assert (fed.about.source, fed.about.source_key) == ("feed:Southwark", str(fed.uid))
    assert fed.about.contact_ways == (("phone", "020 7946 0101"),)
    assert fed.about.patch is not None
    assert [f"{cell:x}" for cell in fed.about.patch.cells] == PATCH
    assert (fed.home, fed.via) == ("https://southwark.example/groups/rye/", (THEM,))


def test_what_was_read_is_written_down_and_read_back_the_same() -> None:
    fed = read(confirmed_on="2026-05-03", kinds=[{"kind": "other", "wording": "bread"}], status="resting", door="navy")
    kept = reading.as_row(fed, datetime.datetime.now(datetime.UTC))
    assert reading.fed(json.loads(json.dumps(kept)), "Southwark") == fed


@pytest.mark.parametrize("chat", CHATS)
def test_the_way_into_a_private_chat_is_left_out_wherever_it_stands(chat: str) -> None:
    fed = read(
        summary=f"Join {chat}",
        description=chat,
        place=chat,
        kinds=[{"kind": "other", "wording": chat[:60]}],
        contact=[{"means": "website", "value": chat}, {"means": "phone", "value": "020 7946 0101"}],
    )
    assert fed.about.contact_ways == (("phone", "020 7946 0101"),)
    assert not fed.about.mentions_a_chat()
    assert fed.about.name == "Rye Neighbours"
    with pytest.raises(reading.RowError):
        read(name=f"Rye {chat}")
    with pytest.raises(reading.RowError):
        read(home={"name": "x", "url": chat})


EVIL = [
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "//evil.example/",
    "https://",
    "https://a b/",
    "https://me:secret@evil.example/",
    "https://evil.example:0/",
    "https://[evil/",
    "https://evil.example/\nSet-Cookie: a",
    "file:///etc/passwd",
    "",
    None,
    7,
    ["https://evil.example/"],
]


@pytest.mark.parametrize("address", EVIL)
def test_an_address_that_leads_astray_is_none(address: Any) -> None:
    with pytest.raises(reading.RowError):
        read(home={"name": "x", "url": address})
    fed = read(licence=address, contact=[{"means": "website", "value": address}])
    assert (fed.licence, fed.about.contact_ways) == ("", ())


WITHOUT = {
    "no name": {"name": ""},
    "a name of signs": {"name": "…!"},
    "no id": {"id": "urn:uuid:1"},
    "no place": {"position": None, "patch": None},
    "a place elsewhere": {"position": {"latitude": 48.85, "longitude": 2.35}, "patch": None},
    "a place that is none": {"position": {"latitude": float("nan"), "longitude": "x"}, "patch": None},
    "a patch elsewhere": {"position": None, "patch": ["891fb466257ffff"]},
}


@pytest.mark.parametrize("other", WITHOUT.values(), ids=WITHOUT.keys())
def test_a_group_without_the_least_is_left_out(other: dict[str, Any]) -> None:
    with pytest.raises(reading.RowError):
        read(**other)


PATCHES = [
    ["nonsense"],
    [7],
    ["82194ffffffffff", "ffffffffffffffff"],
    ["80195ffffffffff"],
    ["8a195da49b67fff"],
    [PATCH[0]] * 20_001,
    [f"{cells.ancestor(cells.cell_at(*PECKHAM), 2):x}"],
]


@pytest.mark.parametrize("patch", PATCHES, ids=range(len(PATCHES)))
def test_a_patch_that_is_none_is_left_out_and_its_place_stays(patch: list[Any]) -> None:
    assert read(patch=patch).about.patch is None


def test_a_clock_that_goes_ahead_wins_nothing() -> None:
    told = reading.told(ROW | {"updated_at": "2999-01-01T00:00:00Z"}, US)
    assert told.updated_at <= datetime.datetime.now(datetime.UTC)


def test_a_group_that_has_been_here_is_none_of_theirs() -> None:
    assert reading.told(ROW | {"via": [str(US), THEM]}, US).status == reading.WITHDRAWN
    assert reading.told(ROW, US).status == "listed"
    for via in ([], [THEM] * 13, ["x"], None, "x"):
        with pytest.raises(reading.RowError):
            reading.told(ROW | {"via": via}, US)


@given(some.dictionaries(some.sampled_from([*ROW]), ANYTHING))
def test_whatever_stands_in_a_row_it_is_a_group_or_left_out(other: dict[str, Any]) -> None:
    row = json.loads(json.dumps(ROW | other))
    try:
        reading.told(row, US)
        fed = reading.fed(row, "Southwark")
    except reading.RowError:
        return
    kept = reading.as_row(fed, datetime.datetime.now(datetime.UTC))
    json.dumps(kept).encode("utf-8")
    assert "\\u0000" not in json.dumps(kept)
    assert reading.fed(json.loads(json.dumps(kept)), "Southwark") == fed


@given(ANYTHING)
def test_whatever_stands_in_the_place_of_a_row_is_left_out(row: object) -> None:
    with pytest.raises(reading.RowError):
        reading.told(row, US)


@given(some.binary() | ANYTHING.map(lambda said: json.dumps(said).encode()))
def test_whatever_comes_it_is_a_page_or_refused_with_a_sentence(body: bytes) -> None:
    with contextlib.suppress(reading.PageError):
        assert reading.page(body).rows is not None


def test_a_page_that_is_too_long_or_too_deep_is_refused() -> None:
    for body in (b"[" * 100_000, json.dumps({"groups": [1] * 1_001}).encode(), b'{"groups": "all"}'):
        with pytest.raises(reading.PageError):
            reading.page(body)


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "127.0.0.1", "169.254.169.254", "192.168.1.1", "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1",
     "2002:a00:1::1", "64:ff9b::a00:1", "224.0.0.1", "100.64.0.1", "::127.0.0.1", "fec0::1",
     "64:ff9b:1::7f00:1", "::ffff:0:7f00:1"],
)  # fmt: skip
def test_a_machine_of_our_own_network_is_not_public(address: str) -> None:
    assert not outside.is_public(address)


def test_a_machine_of_the_network_is_public() -> None:
    assert outside.is_public("93.184.215.14")
    assert outside.is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize("address", ["", "x", "ftp://a.example/", "https:///x", "https://a:b@c.example/", "http://a.example:99999/",
                                     "https://a.example/ x", "https://ä.example/", "http://a.example:0/"])  # fmt: skip
def test_an_address_that_cannot_be_asked_is_told_so(address: str) -> None:
    with pytest.raises(fetching.FetchError):
        fetching.checked(address)
