"""Fetching a page of another installation: slowly enough, shortly enough, and never from inside our own network."""

import http.client
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings

from doorstep.core import outside
from doorstep.core.outside import FetchError
from doorstep.core.sentences import sentence

__all__ = ["AT_MOST", "LARGEST", "MOST_REDIRECTS", "FetchError", "Fetched", "checked", "fetch"]

LARGEST = 20_000_000
PATIENCE = 15.0  # seconds without a byte
AT_MOST = 90.0  # seconds for one page
MOST_REDIRECTS = 3
_LONGEST = 1_000
_MOVED = {301, 302, 303, 307, 308}


@dataclass(frozen=True)
class Fetched:
    """What came: nothing new (no body), or a page and the words by which to ask whether it is still the same."""

    body: bytes | None
    etag: str = ""


def fetch(address: str, etag: str = "") -> Fetched:
    """Fetch a page, following a few redirects. Raises FetchError."""
    for _ in range(MOST_REDIRECTS + 1):
        found = _once(checked(address), etag)
        if isinstance(found, Fetched):
            return found
        address = urljoin(address, found)
    raise FetchError(sentence("The address leads on and on to others."))


def checked(address: str) -> SplitResult:
    """Read an address that may be asked. Raises FetchError."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise FetchError(sentence("This is no address of a page.")) from error
    plainly = address.isascii() and address.isprintable() and " " not in address and len(address) <= _LONGEST
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0 or not plainly:
        raise FetchError(sentence("An address of a feed begins with https:// or http:// and the name of its site."))
    if parts.username is not None or parts.password is not None:
        raise FetchError(sentence("An address of a feed holds no name and no password."))
    return parts


def _once(parts: SplitResult, etag: str) -> Fetched | str:
    """Ask once: what came, or where it has moved."""
    reached = outside.spoken_to(parts, outside.Pace(PATIENCE, AT_MOST), private=settings.FEEDS_PRIVATE)
    with reached as (connection, late):
        connection.request("GET", outside.target(parts), headers=_headers(parts, etag))
        found = _read(connection.getresponse())
    if late.is_set():
        # A page that does not say how long it is looks whole where we ended it.
        raise FetchError(sentence("A page of this feed broke off half-way."))
    return found


def _headers(parts: SplitResult, etag: str) -> dict[str, str]:
    asked = {"Host": parts.netloc, "Accept": "application/json", "User-Agent": "Doorstep (follows open data)"}
    return asked | ({"If-None-Match": etag} if etag else {})


def _read(answer: http.client.HTTPResponse) -> Fetched | str:
    if answer.status == http.HTTPStatus.NOT_MODIFIED:
        return Fetched(None)
    if answer.status in _MOVED:
        return answer.headers.get("Location", "")[:_LONGEST]
    if answer.status != http.HTTPStatus.OK:
        raise FetchError(sentence("It answers with %(status)s instead of a page."), status=answer.status)
    etag = answer.headers.get("ETag", "")[:200]
    return Fetched(_body(answer), etag if etag.isprintable() else "")


def _body(answer: http.client.HTTPResponse) -> bytes:
    body = answer.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise FetchError(sentence("A page of this feed is larger than we take."))
    if answer.length:
        raise FetchError(sentence("A page of this feed broke off half-way."))
    return body
