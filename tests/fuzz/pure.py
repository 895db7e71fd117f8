"""Readers that need no database."""

from collections import Counter
from urllib.parse import urljoin, urlsplit

from django.http import HttpRequest
from django.test import RequestFactory
from hypothesis import strategies as some

from doorstep.accounts import browsers, nexts
from doorstep.core import codes, digits, languages, logs, middleware, outside, trigrams
from doorstep.core.converters import CodeConverter, SeenConverter
from doorstep.feeds import fetching, reading
from doorstep.groups import contacts
from doorstep.groups.importing import columns, dates, names, ways
from doorstep.limits import visitors
from doorstep.places import cells, postcodes
from doorstep.places.converters import CellConverter, HexagonConverter
from doorstep.places.importing import columns as tables
from doorstep.places.importing import units
from doorstep.places.importing.broken import BrokenFileError
from doorstep.vault import rings
from tests.fuzz.nonsense import typed
from tests.fuzz.readers import Reader, gives, settles

CELL = "88195da49bfffff"
KEY = "b25seS1mb3ItbG9va2luZy1hdC10aGUtc2V0dGluZ3M"
AGENT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
HERE = "https://doorstep.example/"
_programs = {name for _sign, name in browsers._PROGRAMS} | {""}  # noqa: SLF001 # what it may answer
_machines = {name for _sign, name in browsers._MACHINES} | {""}  # noqa: SLF001 # as above


def _ring(said: str) -> None:
    ring = rings.read(said)
    assert rings.read(",".join(map(rings.write, ring.keys))) == ring


def _next(said: str) -> None:
    """Whatever is asked for, it leads to a page of ours."""
    found = nexts.safe(said, "/me/")
    assert found in {said, "/me/"}
    assert urlsplit(urljoin(HERE, found)).netloc == urlsplit(HERE).netloc


def _browser(said: str) -> None:
    program, _, machine = browsers.words(said).partition(" on ")
    assert program in _programs | _machines
    assert machine in _machines


def _code(said: str) -> None:
    found = codes.read(said)
    assert (len(found.handle), len(found.secret)) in {(0, 0), (4, 8)}
    assert codes.read(str(found)) == found


def _digits(said: str) -> None:
    found = digits.read(said)
    assert not found or (len(found), found.isascii(), found.isdigit()) == (digits.LENGTH, True, True)
    assert digits.read(digits.spoken(found)) == found


def _household(said: str) -> None:
    found = visitors.household(said)
    assert visitors.household(found.partition("/")[0]) == found


def _length(said: str) -> None:
    request: HttpRequest = RequestFactory().get("/")
    request.META["CONTENT_LENGTH"] = said
    assert middleware.too_large(request) in {True, False}


def _language(said: str) -> None:
    found = languages.code_of(said)
    assert found is None or languages.name(found)


def _own_name(said: str) -> None:
    assert isinstance(languages.own_name(said), str)
    assert isinstance(languages.name(said), str)


def _log(said: str) -> None:
    assert "\n" not in logs.without_values(ValueError(said))


def _chat(said: str) -> None:
    assert contacts.mentions_a_chat(f"{said} https://wa.me/447700900123 {said}")
    assert contacts.mentions_a_chat(said) in {True, False}


def _day(said: str) -> None:
    found = dates.read(said)
    assert found is None or dates.read(found.isoformat()) == found
    assert dates.form(said) in {"not readable", "", "day/month/year", "seconds since 1970", "ISO"}


def _name(said: str) -> None:
    assert isinstance(names.shows(said, frozenset({"peckham"})), str)
    assert names.own(names.own(said)) == names.own(said)
    assert names.apart(said) is not None


def _ways(said: str) -> None:
    remarks: list[str] = []
    found = ways.read({"phone": said, "email": said, "website": said}, remarks)
    assert all(not ways.wrong(means, value) for means, value in found)


_cells = some.lists(some.sampled_from(["name", "Group Name", "lat", "lng", "Website", ""]) | typed("name"), max_size=6)


def _header(said: list[str]) -> None:
    found = columns.recognise(said, {})
    assert all(0 <= at < len(said) for at in found.values())
    assert "name" in found


def _table(said: str) -> None:
    table = tables.recognised(said)
    assert tables.expectation(said)
    skipped: Counter[str] = Counter()
    if table:
        rows = list(units.units(table.rows([said, said]), table.columns, skipped))
        assert all(units.UNIT.fullmatch(row.code) for row in rows)


def _seen(said: str) -> None:
    assert SeenConverter().to_python(said) == CodeConverter().to_python(said) == said


def _shown_cell(said: str) -> None:
    converter = CellConverter()
    assert converter.to_python(converter.to_url(converter.to_python(said))) == converter.to_python(said)


def _any_cell(said: str) -> None:
    cell = cells.from_any_text(said)
    assert cells.as_text(cell) == said.lower()


def _hexagon(said: str) -> None:
    cell = HexagonConverter().to_python(said)
    assert cells.size(cell) in range(5, 9)


def _public(said: str) -> None:
    assert outside.is_public(said) in {True, False}


def _more(said: str) -> None:
    assert postcodes.says_more(said) in {True, False}
    found = postcodes.read(said)
    assert found is None or postcodes.compact(found.unit or "") == (found.unit or "").replace(" ", "")


PURE = [
    Reader("doorstep.vault.rings.read", _ring, (rings.BadRingError,), (KEY, f"{KEY}, {KEY}")),
    Reader("doorstep.accounts.nexts.safe", _next, right=("/me/ways/?done=last", "/near/x/", HERE, "/\\evil.example")),
    Reader("doorstep.accounts.browsers.words", _browser, right=(AGENT,)),
    Reader("doorstep.core.codes.read", _code, right=("K7QX-M2PA-9TRD", "k7qx m2pa 9trd")),
    Reader("doorstep.core.digits.read", _digits, right=("123 456", "١٢٣٤٥٦")),
    Reader("doorstep.core.converters.SeenConverter", _seen, (ValueError,), ("rye-lane",)),
    Reader("doorstep.core.converters.CodeConverter", _seen, (ValueError,), ("E09000028",)),
    Reader("doorstep.core.languages.code_of", _language, right=("Bengali", "bn", "British Sign Language")),
    Reader("doorstep.core.languages.own_name", _own_name, right=("bn", "pt-BR", "zh-Hant-TW")),
    Reader("doorstep.core.logs.without_values", _log, right=('relation "x" does not exist', 'DETAIL: ("Amina")')),
    Reader("doorstep.core.middleware.too_large", _length, right=("12", "9" * 5_000, "-1")),
    Reader("doorstep.core.trigrams.plain", settles(trigrams.plain), right=("Núñez & Söhne",)),
    Reader("doorstep.core.trigrams.without_controls", settles(trigrams.without_controls), right=("a\u202eb",)),
    Reader("doorstep.feeds.fetching.checked", fetching.checked, (fetching.FetchError,), (f"{HERE}data/groups.json",)),
    Reader(
        "doorstep.core.outside.is_public",
        _public,
        (ValueError,),
        right=("10.0.0.1", "2606:2800:21f::1", "fe80::1%eth0"),
    ),
    Reader("doorstep.feeds.reading.is_page", gives(bool, reading.is_page), right=(HERE, "http://[::1]:80/")),
    Reader("doorstep.groups.contacts.mentions_a_chat", _chat, right=("t (dot) me/x", "https://l.example/?u=https%3A")),
    Reader("doorstep.groups.importing.columns.recognise", _header, (columns.ColumnsError,), given=_cells),
    Reader(
        "doorstep.groups.importing.dates.read", _day, right=("2026-11-22T08:00:00Z", "31/12/2025", "1585556989167.0")
    ),
    Reader("doorstep.groups.importing.names.shows", _name, right=("Rye Lane Time Bank", "Amina N")),
    Reader(
        "doorstep.groups.importing.ways.read", _ways, right=("020 7946 0101; hi@rye.example", "https://rye.example/")
    ),
    Reader("doorstep.limits.visitors.household", _household, right=("192.0.2.1", "2001:db8::1%eth0", "[::1]")),
    Reader("doorstep.places.cells.from_any_text", _any_cell, (ValueError,), (CELL, CELL.upper())),
    Reader("doorstep.places.converters.CellConverter", _shown_cell, (ValueError,), (CELL,)),
    Reader("doorstep.places.converters.HexagonConverter", _hexagon, (ValueError,), (CELL,)),
    Reader(
        "doorstep.places.importing.columns.recognised",
        _table,
        (BrokenFileError,),
        ("pcds,lat,long", "SE15 5BZ,51.4,-0.06"),
    ),
    Reader("doorstep.places.postcodes.says_more", _more, right=("Rosebank Road N16", "SE15 5BZ")),
]
