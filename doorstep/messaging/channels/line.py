"""One request over HTTP to whoever carries a message, and one answer: in time, of a bounded size, led nowhere else.

Each has a connection of its own. One that was kept could be closed by the other side at any moment, and then nobody
could tell whether a request had still been heard.
"""

import contextlib
import functools
import http.client
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Timer

from doorstep.messaging.channels.answers import Answer, again_in, moment

CONNECTING = 5.0  # seconds, for each machine behind a name, and for each step of proving who it is
PATIENCE = 20.0  # seconds without a byte
AT_MOST = 30.0  # seconds for one answer, however slowly it drips
LARGEST = 2_000_000


class NoAnswerError(Exception):
    """No whole answer came. `heard`: all of the request had gone out before that, so it may have been acted upon."""

    def __init__(self, why: str, *, heard: bool) -> None:
        super().__init__(why)
        self.heard = heard


@dataclass(frozen=True)
class Line:
    """Where a provider answers. In the open only on this machine: config/env.py sees to that."""

    host: str
    port: int
    secure: bool = True


@dataclass(frozen=True)
class Request:
    method: str
    target: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes | None = field(default=None, repr=False)


def ask(line: Line, request: Request, *, most: int = LARGEST) -> Answer:
    """Say it, and wait for the answer, of `most` bytes; another address in it is not followed. Raises NoAnswerError."""
    connection = _connected(line)
    begun = time.monotonic()
    ending = Timer(AT_MOST, cut_off, [connection.sock])
    ending.start()
    try:
        _say(connection, request)
        answer = _heard(connection, most)
    finally:
        ending.cancel()
        connection.close()
    if time.monotonic() - begun >= AT_MOST:
        # An answer that does not say how long it is looks whole where it was cut off.
        raise NoAnswerError("it took too long", heard=True)
    return answer


def _connected(line: Line) -> http.client.HTTPConnection:
    connection = (
        http.client.HTTPSConnection(line.host, line.port, timeout=CONNECTING, context=_trust())
        if line.secure
        else http.client.HTTPConnection(line.host, line.port, timeout=CONNECTING)
    )
    try:
        connection.connect()
    except (OSError, UnicodeError, http.client.HTTPException) as error:
        connection.close()
        raise NoAnswerError(_why(error), heard=False) from None
    connection.sock.settimeout(PATIENCE)
    return connection


@functools.cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _why(error: Exception) -> str:
    """Say in a few words why there is no line."""
    if isinstance(error, ssl.SSLError):
        return "it does not prove who it is"
    if isinstance(error, socket.gaierror | UnicodeError):
        return "nobody knows where it is"
    if isinstance(error, TimeoutError):
        return "it does not answer in time"
    return "it cannot be reached"


def _say(connection: http.client.HTTPConnection, request: Request) -> None:
    try:
        connection.request(request.method, request.target, body=request.body, headers=dict(request.headers))
    except (OSError, http.client.HTTPException, ValueError):
        # The end of it did not go out, and nobody acts upon half a request.
        raise NoAnswerError("it broke off before all was said", heard=False) from None


def _heard(connection: http.client.HTTPConnection, most: int) -> Answer:
    try:
        answer = connection.getresponse()
        body = answer.read(most + 1)
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = "it did not answer in time" if isinstance(error, TimeoutError) else "it broke off instead of answering"
        raise NoAnswerError(why, heard=True) from None
    if len(body) > most or answer.length:
        raise NoAnswerError("its answer is larger than we take, or not whole", heard=True)
    again, at = answer.headers.get("Retry-After", ""), answer.headers.get("Date", "")
    return Answer(answer.status, body, again_in(again), moment(at))


def cut_off(connected: socket.socket) -> None:
    with contextlib.suppress(OSError):
        # The plain one: a secured socket would say goodbye first, and might wait for that.
        socket.socket.shutdown(connected, socket.SHUT_RDWR)
