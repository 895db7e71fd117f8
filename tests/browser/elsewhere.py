"""A page outside the house, where "Exit this page" leads: a small server on this machine, with an origin of its own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<!DOCTYPE html><html lang=en><title>Weather</title><h1>Rain later</h1>"


class _Weather(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the name that the server calls
        # A browser that is answered "no content" stays where it is, for a test to look at it.
        self.send_response(204 if self.path == "/nothing" else 200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if self.path != "/nothing":
            self.wfile.write(PAGE)

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@contextmanager
def weather() -> Iterator[str]:
    """Open it; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Weather)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/weather"
    finally:
        server.shutdown()
        server.server_close()
