"""Asking a machine outside of the house: shortly enough, and never one inside our own network.

A name is looked up once, looked at, and then that very address is connected to: who owns a name cannot lead us first
to a public machine and then to our own.
"""

import contextlib
import http.client
import ipaddress
import math
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread, Timer
from typing import Any
from urllib.parse import SplitResult

from doorstep.core.sentences import SentenceError, sentence

_PORTS = {"http": 80, "https": 443}
# All that is routed in the public network of version 6; what lies outside may lead back inside.
_ROUTED = ipaddress.ip_network("2000::/3")


class FetchError(SentenceError):
    """What was asked for did not come; the sentence says why."""


@dataclass(frozen=True)
class Pace:
    """How long we wait, in seconds: `patience` for each sign of life, `at_most` for all of an answer.

    As many `machines` are tried behind one name. `until` is when all of it is over, by time.monotonic: looking up,
    connecting and whatever else is done before and after.
    """

    patience: float
    at_most: float
    machines: int = 4
    until: float = math.inf

    @property
    def left(self) -> float:
        return max(self.until - time.monotonic(), 0.0)

    @property
    def wait(self) -> float:
        """Give how long one wait may be now; of 0 a socket would not wait at all."""
        return max(min(self.patience, self.left), 0.01)


@contextmanager
def spoken_to(parts: SplitResult, pace: Pace, *, private: bool) -> Iterator[tuple[http.client.HTTPConnection, Event]]:
    """Connect to a machine that may be asked; `private` ones as well, where that is said. Raises FetchError.

    Gives the connection, and what is set once it was ended by us for taking longer than it may: a page that does not
    say how long it is looks whole then.
    """
    reached = _reached(parts, pace, private=private)
    # However slowly it comes, byte by byte, there is an end to it.
    late = Event()
    ending = Timer(min(pace.at_most, pace.left), _cut_off, [reached, late])
    ending.start()
    try:
        reached.settimeout(pace.wait)
        yield _connection(parts, reached, pace.wait), late
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise FetchError(sentence("%(site)s cannot be reached."), site=parts.netloc) from error
    finally:
        ending.cancel()
        _cut_off(reached)
        reached.close()


def target(parts: SplitResult) -> str:
    return parts._replace(scheme="", netloc="", path=parts.path or "/", fragment="").geturl()


def _connection(parts: SplitResult, reached: socket.socket, patience: float) -> http.client.HTTPConnection:
    """Speak over a connection that stands, and over no other."""
    connection = http.client.HTTPConnection(parts.hostname or "", timeout=patience)
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


def _reached(parts: SplitResult, pace: Pace, *, private: bool) -> socket.socket:
    """Connect to a machine that may be asked. Raises FetchError."""
    allowed = _allowed(parts.hostname or "", parts.port or _PORTS[parts.scheme], pace, private=private)
    for family, kind, protocol, _name, where in allowed[: pace.machines]:
        if not pace.left:
            break
        trying = socket.socket(family, kind, protocol)
        trying.settimeout(pace.wait)
        try:
            trying.connect(where)
        except OSError:
            trying.close()
        else:
            return trying
    raise FetchError(sentence("%(site)s cannot be reached."), site=parts.netloc)


def _allowed(host: str, port: int, pace: Pace, *, private: bool) -> list[Any]:
    found = _looked_up(host, port, pace.wait)
    allowed = [each for each in found if private or is_public(str(each[4][0]))]
    if not allowed:
        raise FetchError(sentence("%(site)s lies in a private network, where we follow nobody."), site=host)
    return allowed


def _looked_up(host: str, port: int, wait: float) -> list[Any]:
    """Look a name up, for so long; beside us, for whoever answers for the name may keep silent as long as they like."""
    found: list[Any] = []

    def ask() -> None:
        with contextlib.suppress(OSError, ValueError, OverflowError):
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(wait)
    if asking.is_alive() or not found:
        raise FetchError(sentence("Nobody knows where %(site)s is."), site=host)
    return found


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
