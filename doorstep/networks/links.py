"""Asking a site whether a page is still there, as a polite visitor does: who we are, briefly, and where we may.

Nothing that is sent is kept. What only tells that programs are not welcome tells nothing of the page.
"""

import http.client
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

# Short: one worker does this beside all else.
PATIENCE, AT_MOST = 4.0, 6.0  # seconds
MOST_REDIRECTS = 3
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
    """Ask whether programs may look at it; a site that does not say lets them."""
    try:
        status, body, _where, wait = _once(urlsplit(urljoin(url, "/robots.txt")), "GET", LARGEST_ROBOTS)
    except (FetchError, ValueError):
        return Told(Found.GO_ON)  # the page itself is asked: it fails by itself
    if status in _BUSY:
        return Told(Found.BUSY, wait)
    if status >= _OK:
        return Told(Found.GO_ON)
    rules = RobotFileParser()
    rules.parse(body.decode("utf-8", "replace").splitlines())
    return Told(Found.GO_ON if rules.can_fetch(NAME, url) else Found.UNKNOWN)


def page(url: str, method: str) -> Told:
    """Ask for a page, and wherever that leads; a HEAD that is not answered with a page is asked again by GET."""
    try:
        for _ in range(MOST_REDIRECTS + 1):
            status, _body, where, wait = _once(urlsplit(url), method, A_LITTLE)
            if status not in _MOVED or not where:
                return _told(status, method, wait)
            url = urljoin(url, where)
            if is_for_people_alone(urlsplit(url).hostname or ""):
                return Told(Found.UNKNOWN)
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


def _once(parts: SplitResult, method: str, most: int) -> tuple[int, bytes, str, timedelta | None]:
    """Ask once: the status, a little of what came, where it leads, how long to wait. Raises FetchError, ValueError."""
    parts, may = _plain(parts), settings.FEEDS_PRIVATE
    with outside.spoken_to(parts, private=may, patience=PATIENCE, at_most=AT_MOST) as (connection, _late):
        connection.request(method, outside.target(parts), headers=_headers(parts))
        answer: http.client.HTTPResponse = connection.getresponse()
        body = answer.read(most) if method == "GET" else b""
        where = answer.headers.get("Location", "")[:1_000]
        return answer.status, body, where, again_in(answer.headers.get("Retry-After", ""))


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
