"""What an address names, in the plainest ways: one's own and somebody else's, or the only one there is."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model

from tests.policy.doors import Whose
from tests.policy.roles import Role
from tests.policy.world import ANOTHER, World

# The words of an address; None where there is no such thing for this role.
Named = dict[str, Any] | None
Thing = dict[Whose | None, Callable[[World, Role], Named]]


def personal(of: Callable[[World, str], Any]) -> Thing:
    """Give one's own and somebody else's; `of` finds it by whose it is."""

    def named(found: Any) -> Named:
        return None if found is None else {"pk": found}

    return {
        Whose.OWN: lambda world, role: named(of(world, role.who) if role.signed_in else None),
        Whose.OTHER: lambda world, _role: named(of(world, ANOTHER)),
    }


def one(find: Callable[[World], dict[str, Any]]) -> Thing:
    return {None: lambda world, _role: find(world)}


def pk_of(found: Mapping[str, Model], who: str) -> Any:
    return found[who].pk if who in found else None
