"""Holds every address to the policy table: who gets in with which method to whose thing, and what the others get."""

import pytest
from django.urls import reverse

from tests.policy import doors
from tests.policy.addresses import addresses, is_there, named_in, rows, rows_of
from tests.policy.answers import Answer
from tests.policy.asking import ask, kind
from tests.policy.roles import Role
from tests.policy.row import Row, as_it_is
from tests.policy.trying import enough, one_of_each, parts, tries
from tests.policy.watching import fingerprint
from tests.policy.world import World, undone

pytestmark = pytest.mark.django_db
NAMES = sorted(addresses())


# -- The table and the resolver ---------------------------------------------------------------------------------------


def test_every_address_has_a_row() -> None:
    assert {name for name in NAMES if not rows_of(name)} == set()


def test_every_row_speaks_of_an_address() -> None:
    assert {name for row in rows() if is_there(row) for name in named_in(row)} - set(NAMES) == set()


def test_one_row_speaks_for_each_method_of_an_address() -> None:
    said = [(name, method) for row in rows() for name in named_in(row) for method in row.methods.split()]

    assert sorted({pair for pair in said if said.count(pair) > 1}) == []


# -- Who gets in ------------------------------------------------------------------------------------------------------


def differences(world: World, name: str, row: Row, methods: list[str]) -> dict[str, str]:
    """Try this address by everybody, and say where it answers otherwise than the row."""
    found, everybody = {}, enough(row, tries(world, row))
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
    with undone():
        form = row.form(world, role) if method == "POST" else None
        if expected is Answer.IN:
            answer, writes = ask(world, role, method, path, form)
    if expected is not Answer.IN:
        answer, writes = ask(world, role, method, path, form)
    return f"{kind(answer).value}, {'something' if writes else 'nothing'} is written"


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
                with undone():
                    form = row.form(world, role)
                answer, _writes = ask(world, role, "POST", reverse(name, kwargs=named), form, strict=True)
                came.add(answer.status_code)

        # A mail program presses by itself what ends news (RFC 8058): that alone does something without a token.
        by_machines = bool(row.tokenless and row.changes)
        # Whoever signs what they tell us has no browser, and none gets in.
        without = {200 if by_machines else 302} if row.tokenless else {403}
        assert came == (set() if doors.SIGNED in row.door else without)
        assert fingerprint() == before or by_machines


def test_given_is_only_said_where_it_is_needed() -> None:
    assert [row.names for row in rows() if row.given is not as_it_is and "POST" not in row.methods] == []
