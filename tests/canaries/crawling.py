"""Everybody looks at all they can get to: each address of the policy table, and wherever links lead from there."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from urllib.parse import urljoin, urlsplit

from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponseBase
from django.http.response import StreamingHttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from doorstep.accounts.models import Session
from tests.canaries import lying
from tests.canaries.marks import Mark, Marks
from tests.policy.addresses import addresses, rows_of
from tests.policy.answers import Answer
from tests.policy.asking import ask, kind
from tests.policy.roles import ROLES, Role
from tests.policy.row import Given, Row, as_it_is
from tests.policy.trying import tries
from tests.policy.world import World, undone

# Lists lead to very many pages that are alike; of each kind so many are looked at beside those of the table.
MOST_ALIKE = 2
# Of those who showed it a while ago it is longer than this.
LATELY = timedelta(minutes=20)
_LEADS_TO = re.compile(r"""(?:href|src|action|formaction|cite|data-[\w-]+)="([^"]*)\"""")
_PAGE = "text/html"


@dataclass(frozen=True)
class Sight:
    """Somebody saw a mark in an answer: in its words, or where nothing personal may ever be (`amiss`)."""

    role: Role
    page: str
    mark: Mark
    amiss: str = ""


@dataclass
class Crawl:
    """What was seen, and what was looked at."""

    world: World
    marks: Marks
    sights: set[Sight] = field(default_factory=set)
    looked: Counter[str] = field(default_factory=Counter)
    log: lying.Kept = field(default_factory=lying.Kept)
    # In which rows something stood once somebody had sent a form.
    at_rest: set[str] = field(default_factory=set)
    _sent: set[Row] = field(default_factory=set)
    _been: set[str] = field(default_factory=set)
    _alike: Counter[str] = field(default_factory=Counter)

    def everything(self) -> None:
        for role in ROLES:
            _show_again()
            self._been, self._alike = set(), Counter()
            ahead = [each for name in addresses() for each in self._by_the_table(name, role)]
            while ahead:
                path, given = ahead.pop(0)
                ahead += [(led, as_it_is) for led in self._look(role, path, given) if self._is_new(led)]

    def _by_the_table(self, name: str, role: Role) -> Iterator[tuple[str, Given]]:
        """Try each method that the table knows; give what is to be looked at by GET, and what must be given."""
        for method, row in rows_of(name).items():
            for who, _whose, named in tries(self.world, row):
                if who is role and method == "POST":
                    self._send(role, name, reverse(name, kwargs=named), row)
                elif who is role and method == "GET":
                    yield reverse(name, kwargs=named), row.given

    def _send(self, role: Role, name: str, path: str, row: Row) -> None:
        with undone():
            row.given(self.world)
            answer, _writes = ask(self.world, role, "POST", path, row.form(self.world, role))
            self._read(role, name, answer)
            if row not in self._sent and kind(answer) is Answer.IN:
                self._sent.add(row)
                self.at_rest |= lying.in_rows(self.marks)

    def _is_new(self, path: str) -> bool:
        name = name_of(path)
        if path in self._been or not name or self._alike[name] >= MOST_ALIKE:
            return False
        self._alike[name] += 1
        return True

    def _look(self, role: Role, path: str, given: Given) -> Iterator[str]:
        """Look at a page; give where its links lead, within the site."""
        if path in self._been:
            return
        self._been.add(path)
        with undone():
            given(self.world)
            answer, _writes = ask(self.world, role, "GET", path)
            said = self._read(role, name_of(path), answer)
        if answer.get("Content-Type", "").startswith(_PAGE):
            for link in links(said):
                address = urlsplit(urljoin(f"http://testserver{path}", link))
                if address.netloc == "testserver":
                    yield address.path + (f"?{address.query}" if address.query else "")

    def _read(self, role: Role, name: str, answer: HttpResponseBase) -> str:
        said = whole(answer)
        self.looked[name] += 1
        headers = [f"{each}: {value}" for each, value in answer.headers.items()]
        cookies = [morsel.OutputString() for morsel in answer.cookies.values()]
        for where, text in (("headers", headers + cookies), ("addresses", links(said))):
            self.sights |= {Sight(role, name, mark, where) for mark in self.marks.within("\n".join(text))}
        found = self.marks.within(said)
        kept = "" if "no-store" in answer.get("Cache-Control", "") else "may be kept"
        self.sights |= {Sight(role, name, mark, kept) for mark in found}
        return said


def _show_again() -> None:
    """Let whoever showed lately that it is them have done so just now, however long the crawl takes."""
    now = timezone.now()
    Session.objects.filter(proved_at__gt=now - LATELY).update(proved_at=now)


def whole(answer: HttpResponseBase) -> str:
    if isinstance(answer, StreamingHttpResponse):
        said = b"".join(answer).decode()
        # It gives back its place among those who may take everything. As for Django's own client, the database stays.
        request_finished.disconnect(close_old_connections)
        answer.close()
        request_finished.connect(close_old_connections)
        return said
    return bytes(answer.content).decode("utf-8", "replace") if hasattr(answer, "content") else ""


def links(page: str) -> list[str]:
    """Give every address in a page but those that lead nowhere: to a telephone, a mail program, an app for digits."""
    found = (html.unescape(each) for each in _LEADS_TO.findall(page))
    return [each for each in found if not each.startswith(("tel:", "mailto:", "otpauth:"))]


def name_of(path: str) -> str:
    return _name_of(urlsplit(path).path)


@cache
def _name_of(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""
