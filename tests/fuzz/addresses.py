"""Every address of the house, from the resolver itself; who asks, and what they send."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import strategies as some

from tests.fuzz.forms import RIGHT, SOMEBODY, every_form, uploads
from tests.fuzz.nonsense import sent, typed

_PART = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
# What a view asks an address or a form for, past any form class.
_ASKED = re.compile(r"""(?:GET|POST|FILES|said|data|asked)(?:\.get|\.getlist)?[(\[]\s*f?["'](\w+)["']""")
# Something that is there for each part of an address, as house.py makes it; of numbers, the first, which it knows.
BY_KIND = {
    "int": ("1", "0", "99999999999999999999", "9" * 5_000),
    "uuid": (SOMEBODY,),
    "cell": ("88195da49bfffff",),
    "hexagon": ("88195da49bfffff", "85195da7fffffff"),
}
BY_NAME = {
    "slug": ("rye-neighbours",),
    "letter": ("R", "#"),
    "kind": ("ward", "json", "geojson", "csv"),
    "section": ("groups", "pages", "areas", "districts"),
}
ANY = ("SE15", "SE", "E05000001")
BUTTONS = "add merge leave-out list refuse rest close confirm corrected nothing-wrong place north".split()
# Of the people of a group.
THEIR_BUTTONS = "welcome decline invite agree refuse withdraw end rest return to-plan altogether".split()
WHO = ("a stranger", "somebody", "the desk")
HEADERS = {
    "accept-language": ("ar", "en-GB,en;q=0.9,*;q=x", "es-419"),
    "user-agent": ("Mozilla/5.0 (Linux; Android 14) Chrome/126.0",),
    "x-forwarded-for": ("192.0.2.1, 10.0.0.1", "unknown"),
    "x-forwarded-proto": ("https", "http,https"),
    "host": ("localhost", "evil.example", "[::1]:80"),
    "cookie": ("session=x; asked=y; csrf=z; django_language=ar", "session", "=;=;"),
    "if-none-match": ('W/"x"', "*"),
    "if-modified-since": ("Sun, 22 Nov 2026 08:00:00 GMT", "Sun, 99 Nov 99999 99:99:99 GMT"),
    "referer": ("https://localhost/", "https://[/"),
    "origin": ("https://localhost", "null"),
    "range": ("bytes=0-1", "bytes=-99999999999999999999"),
    "accept": ("application/json", "*/*;q=x"),
    "accept-encoding": ("gzip", "gzip;q=x"),
}
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
KINDS_OF_BODY = (FORM, PARTS, f"{PARTS}; boundary=x", "application/json", "text/plain; charset=x")


@dataclass(frozen=True)
class Ask:
    """One request: who asks, how, where, from where, and what they send."""

    who: str
    method: str
    path: str
    query: dict[str, list[str]] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    data: dict[str, list[str]] = field(default_factory=dict)
    file: tuple[str, SimpleUploadedFile] | None = None
    body: tuple[str, bytes] | None = None
    address: str = "192.0.2.1"


@cache
def routes() -> list[str]:
    """List every address that the resolver knows, as its pattern: "groups/<seen:slug>/wrong/"."""
    return sorted(_routes(get_resolver().url_patterns, ""))


def _routes(patterns: Iterable[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, route)
        else:
            yield route


def there(route: str) -> str:
    """Write an address of something that is there, as far as it is known."""
    return "/" + _PART.sub(lambda part: quote(_known(part)[0], safe=""), route)


def _known(part: re.Match[str]) -> tuple[str, ...]:
    return BY_NAME.get(part["name"]) or BY_KIND.get(part["kind"] or "") or ANY


@cache
def names_asked_for() -> list[str]:
    """List what forms and views know to ask for, so that nonsense gets as far as it can."""
    in_forms = {name for form in every_form() for name in form.base_fields}  # type: ignore[attr-defined] # a form has them
    files = (path for path in (Path(settings.ROOT) / "doorstep").rglob("*.py") if "migrations" not in path.parts)
    return sorted(in_forms.union(*(_ASKED.findall(path.read_text("utf-8")) for path in files)))


# -- One of everything -----------------------------------------------------------------------------------------------


@some.composite
def _paths(draw: some.DrawFn, route: str) -> str:
    def filled(part: re.Match[str]) -> str:
        return quote(draw(some.sampled_from(_known(part)) | typed(*_known(part))), safe="")

    return "/" + _PART.sub(filled, route)


def _sayings() -> some.SearchStrategy[dict[str, list[str]]]:
    values = some.lists(typed(*RIGHT, *ANY, *BUTTONS, *THEIR_BUTTONS), max_size=2)
    return some.dictionaries(some.sampled_from(names_asked_for()), values, max_size=6)


def _headers() -> some.SearchStrategy[dict[str, str]]:
    one = some.sampled_from(sorted(HEADERS)).flatmap(lambda name: some.tuples(some.just(name), typed(*HEADERS[name])))
    return some.lists(one.filter(lambda pair: _sendable(pair[1])), max_size=2).map(dict)


def _sendable(value: str) -> bool:
    """Say whether a server would let a header through: one line of Latin-1."""
    return value.isprintable() and all(ord(sign) < 2**8 for sign in value)


def _bodies() -> some.SearchStrategy[tuple[str, bytes]]:
    return some.tuples(
        some.sampled_from(KINDS_OF_BODY),
        sent(b"a=%ff&=&&q", b'--x\r\nContent-Disposition: form-data; name="q"\r\n\r\n1\r\n--x--'),
    )


def asks(method: str) -> some.SearchStrategy[Ask]:
    asked = some.sampled_from(routes()).flatmap(_paths)
    said: dict[str, some.SearchStrategy[Any]] = {
        "who": some.sampled_from(WHO),
        "path": asked,
        "query": _sayings(),
        "headers": _headers(),
    }
    # Of another household each time, or limits would end it soon.
    said["address"] = some.ip_addresses(v=4).map(str)
    if method == "POST":
        said["data"] = _sayings()
        said["file"] = some.none() | some.tuples(some.sampled_from(["shape", "x"]), uploads())
        said["body"] = some.none() | some.none() | _bodies()
    return some.builds(Ask, method=some.just(method), **said)
