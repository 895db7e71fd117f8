"""Writes the policy table down for people: docs/safety/permissions.md."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.conf import settings

from tests.policy import doors
from tests.policy.addresses import addresses
from tests.policy.answers import Answer
from tests.policy.doors import Door, Whose
from tests.policy.roles import ROLES, Role
from tests.policy.row import Row
from tests.policy.table import TABLE
from tests.policy.things import THINGS

PAGE = Path(settings.ROOT) / "docs" / "safety" / "permissions.md"
EVERYBODY = "everybody"
HEAD = """# Who gets in where

Written by `make rendered` from `tests/policy/table.py`. Tests hold the site to the same table, and this page to it
([decision 44](../decisions/0044-who-gets-in-is-a-table.md)). Every address that the site has stands here; a method that
is not named is answered with 405.

What stands before a page is taken step by step, and whoever does not pass a step gets what it says. 404 is also what
an address gets that names nothing, so that nobody learns what there is. "To sign in", "to one step more" and "to show
it again" lead to a page that lets them in, and from there on to where they were going. "Told no" is a page that says
so; nothing is changed.
"""


def rendered() -> str:
    routes = addresses()
    parts = [HEAD, _steps(), *(_part(heading, rows, routes) for heading, rows in TABLE.items()), _matrix()]
    return "\n".join(parts)


def every_row() -> list[Row]:
    return [row for rows in TABLE.values() for row in rows]


def _steps() -> str:
    every = dict.fromkeys((step.words, step.meaning, step.otherwise.value) for row in every_row() for step in row.door)
    return "## The steps\n\n" + table(["step", "who passes", "the others"], every)


def _part(heading: str, rows: Iterable[Row], routes: dict[str, str]) -> str:
    found = [_line(name, row, routes) for row in rows for name in row.names.split()]
    return f"## {heading}\n\n" + table(["address", "methods", "who gets in", "the others", "besides"], found)


def table(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    rule = f"|{'---|' * len(heads)}\n"
    said = [f"| {' | '.join(line)} |\n" for line in (heads, *lines)]
    return "".join((said[0], rule, *said[1:]))


def _line(name: str, row: Row, routes: dict[str, str]) -> list[str]:
    address = f"`/{_readable(routes[name])}`" if name in routes else name
    return [address, row.methods, who(row.door), others(row.door), _besides(row)]


def _readable(route: str) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", route)


def who(door: Door) -> str:
    return " · ".join(step.words for step in door) or EVERYBODY


def others(door: Door) -> str:
    return " · ".join(dict.fromkeys(step.otherwise.value for step in door)) or "–"


def _besides(row: Row) -> str:
    hidden = Whose.HIDDEN in THINGS[row.of]
    said = [
        " and ".join(f"only with `DOORSTEP_{each}`" for each in row.only.split()),
        f"{row.of} shown to nobody: 404" if hidden else "",
        f"a form without its token is taken: {row.tokenless}" if row.tokenless else "",
        f"a GET writes {row.writes}" if row.writes else "",
    ]
    return "; ".join(each for each in said if each) or "–"


def _matrix() -> str:
    """Say of each door what everybody gets."""
    every: dict[Door, set[str]] = {}
    for row in every_row():
        if row.door:
            every.setdefault(row.door, set()).add(row.of)
    return "## What everybody gets\n\nOf each way in that stands above:\n\n" + "\n".join(
        _of_a_door(door, things) for door, things in every.items()
    )


def _of_a_door(door: Door, things: set[str]) -> str:
    found: dict[str, list[str]] = {}
    whose = list(dict.fromkeys(each for thing in sorted(things) for each in THINGS[thing] if each is not Whose.HIDDEN))
    for role in ROLES:
        found.setdefault(_gets(door, role, whose), []).append(role.name)
    lines = [[gets, "; ".join(names)] for gets, names in found.items()]
    return f"### {who(door)}\n\n" + table(["what they get", "who comes"], lines)


def _gets(door: Door, role: Role, whose: Sequence[Whose | None]) -> str:
    """Say what this role gets; where it hangs on whose it is, of whose they get it."""
    answers = {each: doors.answer(door, role, each) for each in whose}
    if len({*answers.values()}) == 1:
        return next(iter(answers.values())).value
    let_in = [each.value if each else "the rest" for each, what in answers.items() if what is Answer.IN]
    others = dict.fromkeys(what.value for what in answers.values() if what is not Answer.IN)
    return f"in: {', '.join(let_in)}; else {' or '.join(others)}" if let_in else " or ".join(others)
