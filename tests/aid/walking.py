"""Walking through the pages of asking, as a browser does: what stands hidden in a page goes along with the next."""

import re
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

ASK = "/ask/"
# What somebody answers who needs her shopping.
SHOPPING: dict[str, dict[str, Any]] = {
    "what": {"kinds": ["shopping"], "what": "Milk and bread."},
    "where": {"postcode": "SE15 4AB"},
    "address": {"address": "12 Choumert Road"},
    "when": {"urgency": "week"},
    "who": {"whom": "me"},
    "reach": {"called": "Amina", "phone": "020 7946 0501"},
    "safe": {"calls": "on", "messages": "on"},
    "know": {"know": "No nuts."},
}


class _Fields(HTMLParser):
    """Reads what the way's form would send as it stands; the other forms on a page are the frame's."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._within, self._select, self._area = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._within = "ask" in said.get("class", "").split()
        if not self._within:
            return
        name = said.get("name", "")
        self._select, self._area = (name if tag == "select" else self._select), (name if tag == "textarea" else "")
        if tag == "input" and (said["type"] not in {"checkbox", "radio"} or "checked" in said):
            self._say(name, said.get("value", ""))
        if tag == "option" and "selected" in said:
            self._say(self._select, said.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._area:
            self._say(self._area, data.strip())
            self._area = ""

    def _say(self, name: str, value: str) -> None:
        if name != "csrfmiddlewaretoken":
            self.found.setdefault(name, []).append(value)


def fields(page: HttpResponse) -> dict[str, list[str]]:
    """Return what a page's form would send as it stands."""
    reader = _Fields()
    reader.feed(page.content.decode())
    return reader.found


def step_of(page: HttpResponse) -> str:
    return next(iter(fields(page).get("step", [])), "")


def words(page: HttpResponse) -> str:
    return page.content.decode()


class Walk:
    """Somebody on the way: at `page`, with what it holds."""

    def __init__(self, client: Client, begins: str = ASK) -> None:
        self.client = client
        self.page: HttpResponse = client.get(begins)  # type: ignore[assignment] # the test client adds to it

    @property
    def step(self) -> str:
        return step_of(self.page)

    def press(self, go: str, **typed: Any) -> HttpResponse:
        self.page = self.client.post(ASK, {**fields(self.page), **typed, "go": go})  # type: ignore[assignment] # as above
        return self.page

    def answer(self, answers: dict[str, dict[str, Any]], until: str = "look") -> HttpResponse:
        """Answer each question as it comes, as far as `until`."""
        while self.step not in {until, "look", ""}:
            before = self.step
            self.press("on", **answers[before])
            assert self.page.status_code == 200, words(self.page)
            assert self.step != before
        return self.page


def walked(answers: dict[str, dict[str, Any]] | None = None, begins: str = ASK) -> Walk:
    """Answer everything; stand before all of it, to be looked over."""
    walk = Walk(Client(), begins)
    walk.answer({**SHOPPING, **(answers or {})})
    assert walk.step == "look"
    return walk


def digits(page: str) -> str:
    """Find a receipt on a page."""
    found = re.search(r"(\d{4} ){3}\d{4}", page)
    return found[0] if found else ""
