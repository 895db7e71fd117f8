"""A small directory of somebody else's, to be followed: it answers over HTTP as its owner wishes."""

import datetime
import json
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from doorstep.places import cells
from tests.factories import PECKHAM

PATCH = [f"{cell:x}" for cell in cells.compact(cells.circle(cells.cell_at(*PECKHAM), 500))]
OK, MOVED = 200, 301
BEGINNING = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


class Directory:
    """Groups in the order in which they changed; `broken` is what it answers with instead."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.uid = str(uuid.uuid4())
        self.rows: dict[str, Any] = {}
        self.broken: Any = None
        self.asked: list[str] = []
        self.a_page = 2
        self.leads_to = ""
        self.made_up = False
        self._moment = BEGINNING
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler(self))
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def tells(self, name: str, of: str | None = None, via: tuple[str, ...] = (), **other: Any) -> str:
        """Tell of a group, by its id where it is known already; return that."""
        key = of or f"urn:uuid:{uuid.uuid4()}"
        self._moment += datetime.timedelta(hours=1)
        self.rows.pop(key, None)
        self.rows[key] = {
            "id": key,
            "status": "listed",
            "updated_at": self._moment.isoformat(),
            "home": {"name": self.name, "url": f"https://{self.name.lower()}.example/groups/x/"},
            "hops": len(via),
            "via": [*via, self.uid],
            "licence": "https://licence.example/",
            "name": name,
            "summary": f"As {self.name} tells it.",
            "contact": [{"means": "phone", "value": "020 7946 0101"}],
            "kinds": [{"kind": "shopping", "wording": ""}],
            "languages": ["en"],
            "districts": ["SE15"],
            "position": {"latitude": PECKHAM[0], "longitude": PECKHAM[1]},
            "patch": PATCH,
        } | other
        return key

    def ends(self, key: str, status: str = "closed") -> None:
        before = self.rows[key]
        self.tells("", of=key)
        self.rows[key] = {name: self.rows[key][name] for name in ("id", "updated_at", "home", "hops", "licence")}
        self.rows[key] |= {"status": status, "via": before["via"]}

    def page(self, question: dict[str, list[str]]) -> dict[str, Any]:
        since, start = question.get("changed_since", [""])[0], int(question.get("cursor", ["0"])[0])
        rows = [row for row in self.rows.values() if since or row["status"] in {"listed", "resting"}]
        rows = [row for row in rows if not since or row["updated_at"] >= since]
        more = {"cursor": start + self.a_page} | ({"changed_since": since} if since else {})
        feed = f"{self.leads_to or self.address}/data/groups.json?"
        return {
            "site": {"name": self.name, "url": self.address, "id": self.uid},
            "made_up": self.made_up,
            "licence": {"name": "A licence", "url": "https://licence.example/"},
            "next": feed + urlencode(more) if len(rows) > start + self.a_page else None,
            "changes": feed + urlencode({"changed_since": (self._moment - datetime.timedelta(minutes=5)).isoformat()}),
            "groups": rows[start : start + self.a_page],
        }


def handler(directory: Directory) -> type[BaseHTTPRequestHandler]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            directory.asked.append(self.path)
            if isinstance(directory.broken, int):
                self._answer(directory.broken, b"")
            else:
                said = directory.broken or json.dumps(directory.page(parse_qs(urlsplit(self.path).query))).encode()
                etag = f'"{hash(said)}"'
                self._answer(304 if self.headers.get("If-None-Match") == etag else 200, said, etag)

        def _answer(self, status: int, body: bytes, etag: str = "") -> None:
            self.send_response(status)
            told = {"ETag": etag, "Location": directory.address if status == MOVED else ""}
            body = body if status == OK else b""
            for name, value in (told | {"Content-Length": str(len(body))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: Any) -> None:
            pass

    return Answers
