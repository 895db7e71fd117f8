"""Fetching a page of another installation: slowly enough, shortly enough, and never from inside our own network.

An address is looked up once, looked at, and then that very one is connected to: who owns a name cannot lead us first
to a public machine and then to our own.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from threading import Event, Timer
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings

from doorstep.core.sentences import SentenceError, sentence

LARGEST = 20_000_000
PATIENCE = 15.0  # seconds without a byte
AT_MOST = 90.0  # seconds for one page
MOST_REDIRECTS = 3
_LONGEST = 1_000
_PORTS = {"http": 80, "https": 443}
# All that is routed in the public network of version 6; what lies outside may lead back inside.
_ROUTED = ipaddress.ip_network("2000::/3")
_MOST_TRIED = 4  # machines behind one name, each with all our patience
_MOVED = {301, 302, 303, 307, 308}


class FetchError(SentenceError):
    """The page did not come; the sentence says why."""


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
    reached = _reached(parts)
    # However slowly it comes, byte by byte, there is an end to it.
    late = Event()
    ending = Timer(AT_MOST, _cut_off, [reached, late])
    ending.start()
    try:
        connection = _connection(parts, reached)
        connection.request("GET", _target(parts), headers=_headers(parts, etag))
        found = _read(connection.getresponse())
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(sentence("%(site)s cannot be reached."), site=parts.netloc) from error
    finally:
        ending.cancel()
        _cut_off(reached)
        reached.close()
    if late.is_set():
        # A page that does not say how long it is looks whole where we ended it.
        raise FetchError(sentence("A page of this feed broke off half-way."))
    return found


def _target(parts: SplitResult) -> str:
    return parts._replace(scheme="", netloc="", path=parts.path or "/", fragment="").geturl()


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


def _connection(parts: SplitResult, reached: socket.socket) -> http.client.HTTPConnection:
    """Speak over a connection that stands, and over no other."""
    connection = http.client.HTTPConnection(parts.hostname or "", timeout=PATIENCE)
    connection.auto_open = 0
    secure = parts.scheme == "https"
    connection.sock = _secured(reached, parts.hostname or "") if secure else reached
    return connection


def _secured(reached: socket.socket, host: str) -> ssl.SSLSocket:
    try:
        # Not the file's own socket any more: that one is closed by whoever opened it.
        return ssl.create_default_context().wrap_socket(reached.dup(), server_hostname=host)
    except (OSError, ValueError) as error:
        raise FetchError(sentence("%(site)s does not prove who it is."), site=host) from error


def _reached(parts: SplitResult) -> socket.socket:
    """Connect to a machine that may be asked. Raises FetchError."""
    host = parts.hostname or ""
    for family, kind, protocol, _name, where in _allowed(host, parts.port or _PORTS[parts.scheme]):
        trying = socket.socket(family, kind, protocol)
        trying.settimeout(PATIENCE)
        try:
            trying.connect(where)
        except OSError:
            trying.close()
        else:
            return trying
    raise FetchError(sentence("%(site)s cannot be reached."), site=parts.netloc)


def _allowed(host: str, port: int) -> list[Any]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(sentence("Nobody knows where %(site)s is."), site=host) from error
    allowed = [each for each in found if settings.FEEDS_PRIVATE or is_public(str(each[4][0]))]
    if not allowed:
        raise FetchError(sentence("%(site)s lies in a private network, where we follow nobody."), site=host)
    return allowed[:_MOST_TRIED]


def is_public(address: str) -> bool:
    """Say whether an address is a machine of the public network's; what hides a private one inside is not."""
    found = ipaddress.ip_address(address.partition("%")[0])
    inside = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    routed = found.version == 4 or found in _ROUTED or inside is not None  # noqa: PLR2004 # the version of the protocol
    return found.is_global and not found.is_multicast and routed and (inside is None or inside.is_global)


def _cut_off(reached: socket.socket, late: Event | None = None) -> None:
    if late:
        late.set()
    with contextlib.suppress(OSError):
        reached.shutdown(socket.SHUT_RDWR)
