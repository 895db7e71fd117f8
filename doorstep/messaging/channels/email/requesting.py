"""What a library says through requests, said over our own line instead.

That waits so long and no longer, follows no other address, and knows whether all of a request had gone out when it
broke; requests alone can say none of that.
"""

import io
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import BaseAdapter

from doorstep.messaging.channels.answers import Answer
from doorstep.messaging.channels.line import Line, Request
from doorstep.messaging.channels.text.account import handed_over

_PORTS = {"https": 443, "http": 80}


class OverOurLine(BaseAdapter):
    """Raises NotDeliveredError or MaybeDeliveredError where no answer comes; keeps the last that came."""

    def __init__(self) -> None:
        super().__init__()
        self.answer: Answer | None = None

    def send(self, request: requests.PreparedRequest, *_options: Any, **_more: Any) -> requests.Response:
        url = urlsplit(str(request.url))
        line = Line(url.hostname or "", url.port or _PORTS[url.scheme], secure=url.scheme == "https")
        headers = {name: str(value) for name, value in request.headers.items()}
        asked = Request(str(request.method), request.path_url, headers, _bytes(request.body))
        self.answer = handed_over(line, asked)
        return _as_requests_has_it(request, self.answer)

    def close(self) -> None:
        """Keep nothing open."""

    def session(self) -> requests.Session:
        """Open one with nothing of this machine's own in it: no proxy, no password of somebody's .netrc."""
        session = requests.Session()
        session.trust_env = False
        session.headers.update({"User-Agent": "Doorstep", "Accept-Encoding": "identity", "Connection": "close"})
        for scheme in ("https://", "http://"):
            session.mount(scheme, self)
        return session


def _bytes(body: object) -> bytes:
    if isinstance(body, str):
        return body.encode()
    return body if isinstance(body, bytes) else b""


def _as_requests_has_it(request: requests.PreparedRequest, answer: Answer) -> requests.Response:
    response = requests.Response()
    response.status_code = answer.status
    response.raw = io.BytesIO(answer.body)
    # Of its headers only this, which all of them send: above all not where else to go.
    response.headers["Content-Type"] = "application/json"
    response.encoding = "utf-8"
    response.url, response.request = str(request.url), request
    return response
