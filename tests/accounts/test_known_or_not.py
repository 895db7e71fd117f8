"""Whether an address is known is told by nothing: no word, no statement, no row, no limit."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doorstep.accounts import actions
from doorstep.accounts.actions import asking
from doorstep.accounts.models import CodeRequest
from doorstep.accounts.views import signing
from doorstep.limits.actions import TooOftenError, take
from doorstep.limits.rates import Limit
from doorstep.people.models import Person
from doorstep.vault import hashing
from tests.accounts.codes import AMINAS, at_once, codes_sent, token_of
from tests.factories import make_person

pytestmark = pytest.mark.django_db
DEVS = "dev@street.example"
# What stands in a statement for this one time: words, numbers, and the names of savepoints.
_VALUES = re.compile(r"""b?'(?:[^']|'')*'(?:::\w+)?|\b\d+\b|"s\d+_x\d+"|\bX'[^']*'""")
CONTACTS = pytest.mark.parametrize("contacts", [(AMINAS, DEVS), ("07700 900123", "07700 900124")])


@pytest.fixture(autouse=True)
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return make_person("Amina", email=AMINAS, phone="07700 900123")


def without_chance(answer: HttpResponse) -> tuple[Any, ...]:
    """Give all that an answer says, save what is random in any answer, and what was typed."""
    text = re.sub(r'value="[^"]*"', "", answer.content.decode())
    cookies = [(name, each["max-age"], each["httponly"]) for name, each in answer.cookies.items()]
    return answer.status_code, dict(answer.headers), cookies, text


def statements(act: Callable[[], HttpResponse]) -> tuple[list[str], tuple[Any, ...]]:
    """List the statements of an act, their values left out, and what it answered."""
    with CaptureQueriesContext(connections["default"]) as here, CaptureQueriesContext(connections["keys"]) as there:
        answer = act()
    said = [_VALUES.sub("?", each["sql"]) for each in [*here, *there]]
    return said, without_chance(answer)


def typed(client: Client, code: str = "000000") -> HttpResponse:
    return sent(client, "/sign-in/code/", code=code)


def asked(client: Client, contact: str) -> HttpResponse:
    return sent(client, "/sign-in/", contact=contact)


def sent(client: Client, address: str, **said: str) -> HttpResponse:
    return client.post(address, said)  # type: ignore[return-value] # the test client's own kind of it


@CONTACTS
def test_asking_is_the_same_for_an_address_that_is_known_and_one_that_is_not(contacts: tuple[str, str]) -> None:
    known, unknown = (statements(partial(asked, Client(), to)) for to in contacts)
    assert known == unknown
    rows = CodeRequest.objects.values("purpose", "point", "person", "made_at", "code", "guesses", "words")
    assert rows[0] == rows[1]


@CONTACTS
def test_typing_wrong_digits_is_the_same_before_and_after_the_worker_came(contacts: tuple[str, str]) -> None:
    found = []
    for to in contacts:
        client = Client()
        asked(client, to)
        found.append(statements(partial(typed, client)))
        codes_sent()
        found.append(statements(partial(typed, client)))
    said = [(statements, re.sub(r"\d\d:\d\d", "", answer[-1])) for statements, answer in found]
    assert all(each == said[0] for each in said)


def test_joining_is_the_same_for_an_address_that_is_known_and_one_that_is_not() -> None:
    known, unknown = (
        statements(partial(sent, Client(), "/sign-in/new/", called="Amina", contact=to)) for to in (AMINAS, DEVS)
    )
    assert known == unknown


@pytest.mark.parametrize("address", ["/sign-in/code/", "/sign-in/who/", "/sign-in/"])
def test_the_pages_after_asking_are_the_same(address: str) -> None:
    found = []
    for to in (AMINAS, DEVS):
        client = Client()
        asked(client, to)
        codes_sent()
        said, answer = statements(partial(seen, client, address))
        found.append((said, re.sub(r"\d\d:\d\d", "", str(answer))))
    assert found[0] == found[1]


def seen(client: Client, address: str) -> HttpResponse:
    return client.get(address)  # type: ignore[return-value] # the test client's own kind of it


# -- How often -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("contact", [AMINAS, DEVS])
def test_too_many_codes_for_one_address_are_refused_alike_and_what_was_typed_is_kept(contact: str) -> None:
    for _ in range(asking.SOON.most):
        assert asked(Client(), contact).status_code == 302
    answer = asked(Client(REMOTE_ADDR="203.0.113.9"), contact)
    assert answer.status_code == 422
    assert "Please try again in" in answer.content.decode()
    assert f'value="{contact}"' in answer.content.decode()
    assert asked(Client(), "ben@street.example").status_code == 302


def test_a_day_has_its_own_limit() -> None:
    now, through = timezone.now(), 0
    for minutes in range(0, 24 * 60, 4):
        try:
            at = now + timedelta(minutes=minutes)
            actions.ask("email", hashing.email(AMINAS), purpose="sign-in", words="", now=at)
            through += 1
        except TooOftenError:
            continue
    # Twenty at once, and what comes back of them within the day.
    assert through < 2 * asking.A_DAY.most


@pytest.mark.parametrize(
    ("address", "limit", "said"),
    [
        ("/sign-in/", signing.ASKING, {"contact": "ben@street.example"}),
        ("/sign-in/new/", signing.ASKING, {"contact": "ben@street.example", "called": "Ben"}),
        ("/sign-in/code/", signing.TYPING, {"code": "123456"}),
        ("/sign-in/given/", signing.TYPING, {"code": "AAAA-AAAA-AAAA"}),
    ],
)
def test_a_visitor_has_a_limit_whatever_they_say_of_the_way_they_came(
    address: str, limit: Limit, said: dict[str, str]
) -> None:
    for _ in range(limit.most):
        take(limit, "198.51.100.7")
    for forwarded in ("", "203.0.113.1", "203.0.113.2, 10.0.0.1", "127.0.0.1"):
        answer = Client(REMOTE_ADDR="198.51.100.7").post(address, said, HTTP_X_FORWARDED_FOR=forwarded)
        assert answer.status_code == 422
        assert "Please try again in" in answer.content.decode()
    assert not CodeRequest.objects.exists()
    assert Client(REMOTE_ADDR="198.51.100.8").post(address, said).status_code in {302, 422}


@pytest.mark.django_db(transaction=True)
def test_of_sixty_four_who_ask_at_once_for_one_address_as_many_get_through_as_may() -> None:
    now = timezone.now()

    def one(_number: int) -> str:
        try:
            return actions.ask("email", hashing.email(DEVS), purpose="sign-in", words="", now=now)
        except TooOftenError:
            return ""

    assert sum(map(bool, at_once(64, one))) == asking.SOON.most
    assert CodeRequest.objects.count() == asking.SOON.most


def test_a_page_that_is_refused_keeps_the_browsers_code() -> None:
    client = Client()
    asked(client, AMINAS)
    held = token_of(client)
    asked(client, "nonsense")
    assert token_of(client) == held
    assert typed(client, codes_sent()[-1]).status_code == 302
