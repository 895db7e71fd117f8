"""A mailbox on this machine that speaks IMAP (RFC 9051) as far as a reader of letters needs it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any

NAME, PASSWORD = "help@larkmead.example", 'a "secret'


@dataclass
class Box:
    """What lies in it, by number; `read` are those marked so; `breaks_at` is a word at which the line breaks once."""

    letters: dict[int, bytes] = field(default_factory=dict)
    read: set[int] = field(default_factory=set)
    breaks_at: str = ""
    port: int = 0

    def put(self, letter: bytes) -> None:
        self.letters[len(self.letters) + 1] = letter

    @property
    def setting(self) -> dict[str, Any]:
        return {"host": "127.0.0.1", "port": self.port, "secure": False, "name": NAME, "secret": PASSWORD}


class _Server(ThreadingTCPServer):
    daemon_threads = True
    box: Box


class _Speaking(StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self._say(b"* OK ready")
        while line := self.rfile.readline():
            tag, _, asked = line.strip().partition(b" ")
            word = asked.split(b" ")[0].decode().upper()
            if self.server.box.breaks_at and self.server.box.breaks_at in asked.decode():
                self.server.box.breaks_at = ""
                return
            self._say(tag + b" " + self._answer(word, asked.decode()))

    def _answer(self, word: str, asked: str) -> bytes:
        if word == "LOGIN":
            return b"OK in" if r'"a \"secret"' in asked else b"NO [AUTHENTICATIONFAILED] not so"
        if word == "CAPABILITY":
            self._say(b"* CAPABILITY IMAP4rev1")
        elif word == "SELECT":
            self._say(b"* %d EXISTS" % len(self.server.box.letters))
        elif word == "UID":
            self._uid(asked)
        return b"OK done"

    def _uid(self, asked: str) -> None:
        box = self.server.box
        if "SEARCH" in asked:
            self._say(" ".join(["* SEARCH", *(str(each) for each in box.letters if each not in box.read)]).encode())
            return
        found = re.search(r"\d+", asked)
        number = int(found[0]) if found else 0
        letter = box.letters[number]
        if "STORE" in asked:
            box.read.add(number)
        elif "RFC822.SIZE" in asked:
            self._say(b"* %d FETCH (UID %d RFC822.SIZE %d)" % (number, number, len(letter)))
        elif "HEADER" in asked:
            head = letter.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
            self._say(b"* %d FETCH (UID %d BODY[HEADER] {%d}\r\n%s)" % (number, number, len(head), head))
        else:
            self._say(b"* %d FETCH (UID %d BODY[] {%d}\r\n%s)" % (number, number, len(letter), letter))

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


@contextmanager
def mailbox() -> Iterator[Box]:
    with _Server(("127.0.0.1", 0), _Speaking) as server:
        server.box = Box(port=server.server_address[1])
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.box
        finally:
            server.shutdown()
