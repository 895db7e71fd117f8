"""Holds every address to the policy table: who gets in with which method to whose thing, and what the others get."""

import logging
from collections.abc import Iterable, Iterator

import pytest
from django.db import connections
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from tests.policy import doors
from tests.policy.addresses import METHODS, addresses, is_there, named_in, rows, rows_of
from tests.policy.answers import Answer
from tests.policy.asking import ask, kind
from tests.policy.doors import Whose
from tests.policy.rendering import PAGE, rendered
from tests.policy.roles import ROLES, Role
from tests.policy.row import Row, as_it_is
from tests.policy.things import THINGS
from tests.policy.watching import fingerprint
from tests.policy.world import World, build, undone

pytestmark = pytest.mark.django_db
NAMES = sorted(addresses())
Try = tuple[Role, Whose | None, dict[str, object]]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:  # noqa: ARG001 # the databases are there
    """Build the world once for all of these tests, in a transaction that is undone."""
    logging.disable(logging.WARNING)
    with django_db_blocker.unblock(), undone():
        yield build()
    logging.disable(logging.NOTSET)
    for connection in connections.all():
        connection.close()


# -- The table and the resolver ---------------------------------------------------------------------------------------


def test_every_address_has_a_row() -> None:
    assert {name for name in NAMES if not rows_of(name)} == set()


def test_every_row_speaks_of_an_address() -> None:
    assert {name for row in rows() if is_there(row) for name in named_in(row)} - set(NAMES) == set()


def test_one_row_speaks_for_each_method_of_an_address() -> None:
    said = [(name, method) for row in rows() for name in named_in(row) for method in row.methods.split()]

    assert sorted({pair for pair in said if said.count(pair) > 1}) == []


# -- Who gets in ------------------------------------------------------------------------------------------------------


def tries(world: World, row: Row) -> Iterator[Try]:
    """Name each role with each thing that the addresses of this row can name."""
    for role in ROLES:
        for whose, find in THINGS[row.of].items():
            named = find(world, role)
            if named is not None:
                yield role, whose, named


def one_of_each(row: Row, every: Iterable[Try]) -> list[Try]:
    """Pick the first for each answer that the door gives: enough for a method that is answered to nobody."""
    first: dict[Answer, Try] = {}
    for role, whose, named in every:
        first.setdefault(doors.answer(row.door, role, whose), (role, whose, named))
    return list(first.values())


def differences(world: World, name: str, row: Row, methods: list[str]) -> dict[str, str]:
    """Try this address by everybody, and say where it answers otherwise than the row."""
    found, everybody = {}, list(tries(world, row))
    for method in methods:
        has_method = method in row.methods.split()
        for role, whose, named in everybody if has_method and method != "HEAD" else one_of_each(row, everybody):
            expected = doors.answer(row.door, role, whose, has_method=has_method)
            got = tried(world, role, method, reverse(name, kwargs=named), row, expected)
            if got != said(expected, row, method):
                found[f"{method} by {role.name}, {whose or 'it'}"] = f"{got} instead of {said(expected, row, method)}"
    return found


def said(expected: Answer, row: Row, method: str) -> str:
    """Say what is to come of it: whoever is let in changes something by a POST, and everybody else nothing."""
    changes = expected is Answer.IN and (row.changes if method == "POST" else bool(row.writes))
    came = Answer.IN if expected is Answer.KEPT else expected
    return f"{came.value}, {'something' if changes else 'nothing'} is written"


def tried(world: World, role: Role, method: str, path: str, row: Row, expected: Answer) -> str:
    form = row.form(world, role) if method == "POST" else None
    if expected is Answer.IN:
        with undone():
            answer, writes = ask(world, role, method, path, form)
    else:
        answer, writes = ask(world, role, method, path, form)
    return f"{kind(answer).value}, {'something' if writes else 'nothing'} is written"


def parts(name: str) -> list[tuple[Row, list[str]]]:
    """Divide the methods by the row that speaks of each; those that none speaks of go with the first."""
    spoken = rows_of(name)
    distinct = list(dict.fromkeys(spoken.values()))
    unspoken = [method for method in METHODS if method not in spoken]
    return [
        (row, [method for method, of in spoken.items() if of is row] + (unspoken if row is distinct[0] else []))
        for row in distinct
    ]


@pytest.mark.parametrize("name", NAMES)
def test_who_gets_in_and_what_the_others_get(world: World, name: str) -> None:
    found: dict[str, str] = {}
    for row, methods in parts(name):
        with undone():
            row.given(world)
            before = fingerprint()
            found |= differences(world, name, row, methods)
            assert fingerprint() == before

    assert found == {}


@pytest.mark.parametrize("name", [name for name in NAMES if "POST" in rows_of(name)])
def test_a_form_without_its_token_changes_nothing(world: World, name: str) -> None:
    row = rows_of(name)["POST"]
    with undone():
        row.given(world)
        before, came = fingerprint(), set()
        for role, whose, named in tries(world, row):
            if doors.answer(row.door, role, whose) is Answer.IN:
                answer, _writes = ask(
                    world, role, "POST", reverse(name, kwargs=named), row.form(world, role), strict=True
                )
                came.add(answer.status_code)

        assert came == ({302} if row.tokenless else {403})
        assert fingerprint() == before


def test_given_is_only_said_where_it_is_needed() -> None:
    assert [row.names for row in rows() if row.given is not as_it_is and "POST" not in row.methods] == []


# -- The page for people ----------------------------------------------------------------------------------------------


def test_the_page_for_people_says_what_the_table_says() -> None:
    assert PAGE.read_text("utf-8") == rendered(), "run: make permissions"
