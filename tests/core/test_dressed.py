"""Holds the house's answers that no test client sees to the same: files, over HTTPS, and to what is no HTTP."""

import http.client
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from email.message import Message
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest
from django.conf import settings

from config import headers
from tests.core.conftest import copy_of
from tests.houses import LONG, House

SAID_OF_COOKIES = ("path", "secure", "httponly", "domain", "samesite")
TWO_YEARS = "max-age=63072000; includeSubDomains; preload"


@pytest.fixture(scope="module")
def https_house(prepared: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Keep a house open that stands behind a proxy and is visited over HTTPS."""
    with copy_of(prepared, tmp_path_factory.mktemp("https")) as house:
        house.environment |= {"DOORSTEP_HTTPS": "yes", "DOORSTEP_BEHIND_PROXY": "yes"}
        house.serve()
        yield house


class Browser:
    """Keeps cookies, and comes over HTTPS by way of a proxy."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.cookies = SimpleCookie()

    def ask(self, path: str, posted: Mapping[str, str] = {}, said: Mapping[str, str] = {}) -> tuple[int, Message, str]:
        asking = http.client.HTTPConnection("127.0.0.1", self._house.port, timeout=LONG)
        told = {"X-Forwarded-Proto": "https", "Referer": "https://localhost/", **said}
        told["Cookie"] = "; ".join(f"{name}={each.value}" for name, each in self.cookies.items())
        body = urlencode(posted) if posted else None
        form = {"Content-Type": "application/x-www-form-urlencoded"} if posted else {}
        asking.request("POST" if posted else "GET", path, body, told | form | {"Host": "localhost"})
        answer = asking.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(line)
        found = answer.status, answer.headers, answer.read().decode()
        asking.close()
        return found

    def send(self, path: str, **posted: str) -> tuple[int, Message, str]:
        """Load a page, and send its form."""
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', self.ask(path)[2])
        assert token
        return self.ask(path, posted | {"csrfmiddlewaretoken": token[1]})


def amiss(told: Message, wanted: dict[str, str]) -> dict[str, str | None]:
    return {name: told[name] for name, said in wanted.items() if told[name] != said}


def raw(house: House, said: bytes) -> tuple[str, dict[str, str], str]:
    """Send bytes, and return the first line of the answer, its headers and the rest."""
    with socket.create_connection(("127.0.0.1", house.port), LONG) as visitor:
        visitor.sendall(said)
        visitor.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: visitor.recv(65536), b"")).decode()
    head, _, body = answer.partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    return first, dict(line.split(": ", 1) for line in lines), body


def printed(house: House, *command: str) -> str:
    """Run a command of this house; return the first line that it prints."""
    asked = [sys.executable, "manage.py", *command]
    said = subprocess.run(asked, cwd=settings.ROOT, env=house.environment, capture_output=True, text=True, check=True)  # noqa: S603 # our own command
    return said.stdout.splitlines()[0]


# -- Files ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stylesheet(open_house: House) -> str:
    found = re.search(r'href="(/static/\S+\.css)"', Browser(open_house).ask("/")[2])
    assert found
    return found[1]


def test_a_file_is_dressed(open_house: House, stylesheet: str) -> None:
    status, told, _ = Browser(open_house).ask(stylesheet)

    assert (status, amiss(told, headers.EVERYWHERE), "Content-Security-Policy" in told) == (200, {}, True)
    assert "Access-Control-Allow-Origin" not in told


def test_a_file_that_a_browser_has_is_dressed(open_house: House, stylesheet: str) -> None:
    browser = Browser(open_house)
    etag = browser.ask(stylesheet)[1]["ETag"]

    status, told, _ = browser.ask(stylesheet, said={"If-None-Match": etag})

    assert (status, amiss(told, headers.EVERYWHERE), "Content-Security-Policy" in told) == (304, {}, True)


def test_a_file_that_is_not_there_is_dressed(open_house: House) -> None:
    status, told, _ = Browser(open_house).ask("/static/none.css")

    assert (status, amiss(told, headers.EVERYWHERE), "Content-Security-Policy" in told) == (404, {}, True)


# -- What is no HTTP --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (b"<script>alert(1)</script>\r\n\r\n", "400"),
        (b"GET / HTTP/9.9\r\n\r\n", "400"),
        (b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\n\r\n", "414"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n<b>: 1\r\n\r\n", "400"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"A: 1\r\n" * 100 + b"\r\n", "431"),
    ],
)
def test_what_is_no_http_is_answered_dressed_and_with_nothing(open_house: House, said: bytes, status: str) -> None:
    first, told, body = raw(open_house, said)

    assert first.split(" ")[1] == status
    assert body == ""
    assert headers.UNREADABLE.items() <= told.items()


# -- Over HTTPS -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/", "/me/", "/none/", "/static/none.css", "/data/groups.json", "/?" + "&".join("a" * 600)]
)
def test_every_answer_says_to_stay_with_https(https_house: House, path: str) -> None:
    _, told, _ = Browser(https_house).ask(path)

    assert told["Strict-Transport-Security"] == TWO_YEARS


def test_who_comes_without_it_is_led_there(https_house: House) -> None:
    status, told, _ = Browser(https_house).ask("/me/", said={"X-Forwarded-Proto": "http"})

    assert (status, told["Location"]) == (301, "https://localhost/me/")
    assert amiss(told, headers.EVERYWHERE | {"Cache-Control": "no-store"}) == {}


def test_every_cookie_is_bound_to_this_host_and_to_https(https_house: House) -> None:
    code = printed(https_house, "staff", "code", "Clara's desk")
    browser = Browser(https_house)

    assert browser.send("/sign-in/", contact="dev@example.org")[0] == 302
    assert browser.send("/sign-in/given/", code=code)[0] == 302
    assert browser.ask("/language/", {"language": "es"})[0] == 302

    told = {name: tuple(each[said] for said in SAID_OF_COOKIES) for name, each in browser.cookies.items()}
    assert told == dict.fromkeys(
        ["__Host-csrf", "__Host-asked", "__Host-session", "__Host-language"], ("/", True, True, "", "Lax")
    )
    assert browser.ask("/me/")[0] == 200
