"""Asking a site whether a page is still there, as a polite visitor does: who we are, briefly, and where we may.

Nothing that is sent is kept. What only tells that programs are not welcome tells nothing of the page.
"""

import http.client
import time
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from django.conf import settings
from django.utils.encoding import iri_to_uri

from doorstep.core import outside
from doorstep.core.outside import FetchError
from doorstep.messaging.channels.answers import again_in

# Short: one worker does this beside all else. A step is over in `A_STEP`, wherever it leads.
PATIENCE, AT_MOST, A_STEP = 4.0, 6.0, 8.0  # seconds
MOST_REDIRECTS, MOST_MACHINES = 3, 2
# However long a host asks to be left in peace.
LONGEST_WAIT = timedelta(days=7)
# Anybody can publish a link: through us they knock at no other door.
PORTS: Collection[int | None] = (None, 80, 443)
LARGEST_ROBOTS, A_LITTLE = 100_000, 4_000
NAME = "Doorstep-link-check"
_MOVED = {301, 302, 303, 307, 308}
_GONE = {404, 410}
_BUSY, _DOWN = {429, 503}, 503
_SERVER_FAILS = 500
_OK = 300
# They show programs another page than people, or none.
_FOR_PEOPLE_ALONE = (
    *("facebook.com", "fb.com", "fb.me", "instagram.com", "twitter.com", "x.com", "t.co", "linkedin.com"),
    *("nextdoor.com", "nextdoor.co.uk", "tiktok.com", "whatsapp.com", "discord.com", "discord.gg", "messenger.com"),
)


class Found(Enum):
    THERE = auto()
    UNKNOWN = auto()
    FAILED = auto()
    # It can be asked otherwise: by GET where HEAD was refused, by HEAD where robots are let in.
    GO_ON = auto()
    BUSY = auto()


@dataclass(frozen=True)
class Told:
    """What came of one step; `again_in` is how long a busy one asks to be left in peace."""

    found: Found
    again_in: timedelta | None = None


def is_for_people_alone(host: str) -> bool:
    return any(host == each or host.endswith(f".{each}") for each in _FOR_PEOPLE_ALONE)


def robots(url: str) -> Told:
    """Ask whether programs may look at it; a site that does not say, or says what nobody can read, lets them."""
    try:
        if not _is_usual(urlsplit(url)):
            return Told(Found.UNKNOWN)
        until, private = time.monotonic() + A_STEP, settings.LINKS_PRIVATE
        asked = urlsplit(urljoin(url, "/robots.txt"))
        status, body, _where, wait = _once(asked, "GET", LARGEST_ROBOTS, until, private=private)
        if status in _BUSY:
            return Told(Found.BUSY, wait)
        return Told(Found.GO_ON if status >= _OK or _lets(body, url) else Found.UNKNOWN)
    except (FetchError, ValueError):
        return Told(Found.GO_ON)  # the page itself is asked: it fails by itself


def _lets(body: bytes, url: str) -> bool:
    """Say whether a site lets us look at a page; raises ValueError for what cannot be read."""
    rules = RobotFileParser()
    rules.parse(body.decode("utf-8", "replace").splitlines())
    return rules.can_fetch(NAME, url)


def _is_usual(parts: SplitResult) -> bool:
    """Say whether it is asked for where pages are; raises ValueError for what is no address."""
    return parts.port in PORTS


def page(url: str, method: str) -> Told:
    """Ask for a page, and wherever that leads; a HEAD that is not answered with a page is asked again by GET."""
    until, private = time.monotonic() + A_STEP, settings.LINKS_PRIVATE
    try:
        for hop in range(MOST_REDIRECTS + 1):
            parts = urlsplit(url)
            if is_for_people_alone(parts.hostname or "") or not _is_usual(parts):
                return Told(Found.UNKNOWN)
            status, _body, where, wait = _once(parts, method, A_LITTLE, until, private=private and not hop)
            if status not in _MOVED or not where:
                return _told(status, method, wait)
            url = urljoin(url, where)
    except (FetchError, ValueError):
        return Told(Found.GO_ON if method == "HEAD" else Found.FAILED)
    return Told(Found.FAILED)  # it leads on and on


def _told(status: int, method: str, wait: timedelta | None) -> Told:
    if status < _OK:
        return Told(Found.THERE)
    if status in _BUSY and (wait or status != _DOWN):
        return Told(Found.BUSY, wait)
    if method == "HEAD":
        return Told(Found.GO_ON)
    return Told(Found.FAILED if status in _GONE or status >= _SERVER_FAILS else Found.UNKNOWN)


def _once(
    parts: SplitResult, method: str, most: int, until: float, *, private: bool
) -> tuple[int, bytes, str, timedelta | None]:
    """Ask once: the status, a little of what came, where it leads, how long to wait. Raises FetchError, ValueError."""
    parts, pace = _plain(parts), outside.Pace(PATIENCE, AT_MOST, MOST_MACHINES, until)
    with outside.spoken_to(parts, pace, private=private) as (connection, _late):
        connection.request(method, outside.target(parts), headers=_headers(parts))
        answer: http.client.HTTPResponse = connection.getresponse()
        body = answer.read(most) if method == "GET" else b""
        where = answer.headers.get("Location", "")[:1_000]
        return answer.status, body, where, again_in(answer.headers.get("Retry-After", ""), LONGEST_WAIT)


def _plain(parts: SplitResult) -> SplitResult:
    """Write an address as it is asked for, without its name and its password. Raises ValueError for what is none."""
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0:
        raise ValueError("This is no address of a page.")
    # Version 6 stands in brackets, and has no name that would be written otherwise.
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    where = f"{host}:{parts.port}" if parts.port else host
    return parts._replace(netloc=where, path=iri_to_uri(parts.path), query=iri_to_uri(parts.query))


def _headers(parts: SplitResult) -> dict[str, str]:
    """Say who asks, and to whom one can complain."""
    ours = f"https://{urlsplit(settings.TOLD_AT).netloc}/" if settings.TOLD_AT else ""
    about = "; ".join(each for each in (settings.SITE_NAME, ours, settings.OPERATOR_EMAIL) if each)
    plain = about.encode("ascii", "ignore").decode()
    return {"Host": parts.netloc, "Accept": "*/*", "Connection": "close", "User-Agent": f"{NAME}/1.0 ({plain})"}
