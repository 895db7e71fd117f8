"""A provider's machine on this one: it keeps what it is asked, and answers as a test told it to, or as it always does.

Nothing of any provider is in it: what one says stands beside the tests of that one.
"""

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Came:
    """A request as it came; names of headers are in small letters."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query))

    @property
    def said(self) -> Any:
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(), strict_parsing=True))


@dataclass(frozen=True)
class Says:
    """An answer; `None` as its body is a line that breaks off instead of one."""

    status: int
    body: Any = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


BREAKS_OFF = Says(0, None)


@dataclass
class StandIn:
    """`says` are the next answers, in turn; after them `always` is asked for each."""

    port: int
    always: Callable[[Came], Says]
    came: list[Came] = field(default_factory=list)
    says: deque[Says] = field(default_factory=deque)

    def answer(self, came: Came) -> Says:
        self.came.append(came)
        return self.says.popleft() if self.says else self.always(came)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, always: Callable[[Came], Says]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.stand_in = StandIn(self.server_port, always)


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        self._meet(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def do_GET(self) -> None:
        self._meet(b"")

    def do_DELETE(self) -> None:
        self._meet(b"")

    def _meet(self, body: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = self.server.stand_in.answer(Came(self.command, self.path, headers, body))
        if answer is BREAKS_OFF:
            return
        self.send_response(answer.status)
        for name, value in {"Content-Length": str(len(answer.content)), **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, *_args: Any) -> None:
        """Write nothing down: what was asked is kept."""


@contextmanager
def stand_in(always: Callable[[Came], Says]) -> Iterator[StandIn]:
    with _Server(always) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server.stand_in
        finally:
            server.shutdown()
            thread.join()
