"""Who tries an address, by which method and with which thing."""

from collections.abc import Iterable, Iterator
from typing import Any

from tests.policy import doors
from tests.policy.addresses import METHODS, rows_of
from tests.policy.answers import Answer
from tests.policy.doors import Whose
from tests.policy.roles import ROLES, Role
from tests.policy.row import Row
from tests.policy.things import THINGS
from tests.policy.world import World

# Who comes, whose thing it is, and the words of the address that name it.
Try = tuple[Role, Whose | None, dict[str, Any]]


def tries(world: World, row: Row) -> Iterator[Try]:
    """Name each role with each thing that the addresses of this row can name."""
    for role in ROLES:
        for whose, find in THINGS[row.of].items():
            named = find(world, role)
            if named is not None:
                yield role, whose, named


def enough(row: Row, every: Iterable[Try]) -> list[Try]:
    """Pick for a page that is open to everybody one who comes in each way; nobody is left out at a door."""
    if row.door:
        return list(every)
    first: dict[tuple[object, ...], Try] = {}
    for role, whose, named in every:
        first.setdefault((whose, role.how, bool(role.over), role.staff), (role, whose, named))
    return list(first.values())


def one_of_each(row: Row, every: Iterable[Try]) -> list[Try]:
    """Pick the first for each answer that the door gives, signed in and not.

    Enough for a method that is answered to nobody, and for what is alike on all answers.
    """
    first: dict[tuple[Answer, bool], Try] = {}
    for role, whose, named in every:
        first.setdefault((doors.answer(row.door, role, whose), role.signed_in), (role, whose, named))
    return list(first.values())


def parts(name: str) -> list[tuple[Row, list[str]]]:
    """Divide the methods by the row that speaks of each; those that none speaks of go with the first."""
    spoken = rows_of(name)
    distinct = list(dict.fromkeys(spoken.values()))
    unspoken = [method for method in METHODS if method not in spoken]
    return [
        (row, [method for method, of in spoken.items() if of is row] + (unspoken if row is distinct[0] else []))
        for row in distinct
    ]
