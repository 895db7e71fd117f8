"""Hears what providers tell: verifies it, and reads it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

from doorstep.messaging.inbound import smsworks, twilio
from doorstep.messaging.inbound.events import Arrived, Event, NotTheirsError
from tests.messaging.callbacks import Call
from tests.messaging.provider_apis import KEY

HERE = "https://larkmead.example/texts/"
NOON = datetime(2026, 1, 14, 12, tzinfo=UTC)
READERS: dict[str, tuple[Callable[[Arrived, str], None], Callable[[Arrived], list[Event]]]] = {
    "twilio": (twilio.verified, twilio.events),
    "smsworks": (smsworks.verified, smsworks.events),
}


def arrived(call: Call) -> Arrived:
    headers = {name.lower(): value for name, value in call.headers.items()}
    return Arrived(call.address, headers, call.body, NOON)


def read(provider: str, call: Call, key: str = KEY) -> list[Event]:
    """Verify it and read it, as whoever takes it in does."""
    verified, events = READERS[provider]
    verified(arrived(call), key)
    return events(arrived(call))


def is_theirs(provider: str, call: Call, key: str = KEY) -> bool:
    try:
        READERS[provider][0](arrived(call), key)
    except NotTheirsError:
        return False
    return True


@contextmanager
def listening(provider: str) -> Iterator[tuple[str, list[Event]]]:
    """Open a house that verifies and reads what is told; gives its address, and what it heard."""
    heard: list[Event] = []

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            try:
                heard.extend(read(provider, Call(f"{here}{self.path}", dict(self.headers), body)))
                self.send_response(204)
            except NotTheirsError:
                self.send_response(403)
            self.end_headers()

        def log_message(self, *_args: Any) -> None:
            """Write nothing down."""

    with HTTPServer(("127.0.0.1", 0), Door) as server:
        here = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"{here}/texts/", heard
        server.shutdown()
        thread.join()
