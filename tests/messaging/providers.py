"""A provider of texts on this machine: it speaks as the real ones do, keeps what it took, and misbehaves when told to.

Nothing of pytest is in it: the tests, the benchmark of many texts and whoever kills workers use the same one.
"""

import json
import socket
import struct
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread, current_thread
from typing import Any
from urllib.parse import quote

from tests.messaging import callbacks
from tests.messaging import provider_apis as apis
from tests.messaging.callbacks import Call
from tests.messaging.provider_apis import Asked, Book, Said


class How(Enum):
    """How a request is met."""

    WELL = auto()
    BUSY = auto()  # 429, and when to come again
    BROKEN = auto()  # 500, and nothing taken
    BROKEN_AFTER = auto()  # taken, and then 500
    HANGS = auto()  # reads it, and says nothing
    HANGS_AFTER = auto()  # takes it, and says nothing
    RESETS = auto()  # before it reads anything
    RESETS_AFTER = auto()  # takes it, and breaks off
    REFUSES_KINDLY = auto()  # 200, with an error in it
    GARBLED = auto()  # 200, with something that is no JSON
    GARBLED_AFTER = auto()  # taken, and then garbled
    HALF = auto()  # taken, and half an answer
    DRIPS = auto()  # taken, and the answer comes byte by byte
    SLOW = auto()  # taken, and the answer comes late
    LEADS_AWAY = auto()  # 307 to somewhere else
    WRONG_KEY = auto()  # 401


TAKING = {How.WELL, How.BROKEN_AFTER, How.HANGS_AFTER, How.RESETS_AFTER, How.GARBLED_AFTER}
TAKING |= {How.HALF, How.DRIPS, How.SLOW}
Chooses = Callable[[], How]


@dataclass
class Stub:
    """What a test holds of it. `sending` and `asking` say how the next requests are met; then all is well.

    `choose`, where it is set, is asked for each text instead: for whoever misbehaves at random.
    """

    port: int
    book: Book
    sending: deque[How]
    asking: deque[How]
    choose: Chooses | None = None
    again: str = "7"  # what Retry-After says
    late: float = 0.2  # in seconds, how late a slow answer comes, and each byte of one that drips
    date: str = ""  # what it says instead of the date
    requests: int = 0
    # Who says nothing more, and waits for the end.
    hanging: set[Thread] = field(default_factory=set)

    def address(self, provider: str, *, key: str = apis.KEY, sender: str = "") -> str:
        """Write what DOORSTEP_TEXT_URL would say to lead here."""
        account = apis.ACCOUNT if provider == "twilio" else ""
        sender = sender or ("+442079460000" if provider == "twilio" else "Doorstep")
        return f"{provider}+http://{account}:{quote(key)}@127.0.0.1:{self.port}?from={quote(sender)}"

    def call_back(self, *calls: Call, forging: bool = False, **how: Any) -> list[int]:
        """Tell us what became of texts, and what somebody wrote, as tests.messaging.callbacks.call_back does.

        `forging`: by somebody who does not know the key.
        """
        return callbacks.call_back(*map(callbacks.forged, calls) if forging else calls, **how)

    def how(self, *, text: bool) -> How:
        if text and self.choose:
            return self.choose()
        queue = self.sending if text else self.asking
        return queue.popleft() if queue else How.WELL


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.stub = Stub(self.server_port, Book(), deque(), deque())
        self.closing = Event()
        self.counting = Lock()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: whoever asks is killed on purpose, or was broken off by us."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def handle(self) -> None:
        with self.server.counting:
            self.server.stub.requests += 1
            sending = self.server.stub.sending
            resets = bool(sending) and sending[0] is How.RESETS and bool(sending.popleft())
        if resets:
            self._reset()
        else:
            super().handle()

    def do_POST(self) -> None:
        self._meet(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def do_GET(self) -> None:
        self._meet(b"")

    def _meet(self, body: bytes) -> None:
        asked = Asked(self.command, self.path, self.headers.get("Authorization", ""), body)
        text = apis.is_text(asked)
        with self.server.counting:
            how = self.server.stub.how(text=text)
        said = apis.answer(asked, self.server.stub.book) if how in TAKING or not text else Said(500, None)
        self._ways().get(how, self._well)(said)

    def _ways(self) -> dict[How, Callable[[Said], None]]:
        return {
            How.BUSY: self._busy,
            How.BROKEN: self._broken,
            How.BROKEN_AFTER: self._broken,
            How.HANGS: self._silent,
            How.HANGS_AFTER: self._silent,
            How.RESETS: self._reset,
            How.RESETS_AFTER: self._reset,
            How.REFUSES_KINDLY: self._kindly,
            How.GARBLED: self._garbled,
            How.GARBLED_AFTER: self._garbled,
            How.HALF: self._half,
            How.DRIPS: self._drips,
            How.SLOW: self._slow,
            How.LEADS_AWAY: self._leads_away,
            How.WRONG_KEY: self._wrong_key,
        }

    def _well(self, said: Said) -> None:
        self._send(said.status, json.dumps(said.body).encode())

    def _busy(self, _said: Said) -> None:
        again = ("Retry-After", self.server.stub.again)
        self._send(429, json.dumps(apis.refused(self.path, 429, 20429)).encode(), again)

    def _broken(self, _said: Said) -> None:
        self._send(500, b"<h1>Internal Server Error</h1>")

    def _silent(self, _said: Said) -> None:
        self.server.stub.hanging.add(current_thread())
        self.server.closing.wait()
        self.close_connection = True

    def _reset(self, _said: Said | None = None) -> None:
        # Without lingering, a close is a reset (RFC 9293, 3.10.4).
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def _kindly(self, _said: Said) -> None:
        self._send(200, json.dumps(apis.refused(self.path, 400, 21211)).encode())

    def _garbled(self, _said: Said) -> None:
        self._send(200, b'{"sid": "SM1", "mess\xff')

    def _half(self, said: Said) -> None:
        whole = json.dumps(said.body).encode()
        self._send(said.status, whole[: len(whole) // 2], length=len(whole))

    def _drips(self, said: Said) -> None:
        self._head(said.status, 10_000)
        while not self.server.closing.wait(self.server.stub.late):
            self.wfile.write(b" ")

    def _slow(self, said: Said) -> None:
        self.server.closing.wait(self.server.stub.late)
        self._well(said)

    def _leads_away(self, _said: Said) -> None:
        self._send(307, b"{}", ("Location", f"http://127.0.0.1:{self.server.stub.port}/elsewhere"))

    def _wrong_key(self, _said: Said) -> None:
        self._send(401, json.dumps(apis.refused(self.path, 401, 20003)).encode())

    def _send(self, status: int, body: bytes, *more: tuple[str, str], length: int | None = None) -> None:
        self._head(status, len(body) if length is None else length, *more)
        self.wfile.write(body)

    def _head(self, status: int, length: int, *more: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (("Content-Length", str(length)), ("Connection", "close"), *more):
            self.send_header(name, value)
        self.end_headers()

    def date_time_string(self, timestamp: float | None = None) -> str:
        stub = self.server.stub
        return stub.date or super().date_time_string((timestamp or time.time()) + stub.book.ahead.total_seconds())

    def log_message(self, *_args: Any) -> None:
        """Write nothing down: what was taken stands in the book."""


@contextmanager
def provider_of_texts(*sending: How) -> Iterator[Stub]:
    """Open one; it meets the first texts as it is told, and whatever comes after them well."""
    with _Server() as server:
        server.stub.sending.extend(sending)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server.stub
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()
