"""What an address names, for each kind of thing and each way in which it can be somebody's."""

from collections.abc import Callable
from typing import Any

from tests.policy.doors import Whose
from tests.policy.roles import Role
from tests.policy.world import ANOTHER, HERE, World

# The words of an address; None where there is no such thing for this role.
Named = dict[str, Any] | None
Thing = dict[Whose | None, Callable[[World, Role], Named]]


def _personal(of: Callable[[World, str], Any]) -> Thing:
    """Give one's own and somebody else's; `of` finds it by whose it is."""

    def named(found: Any) -> Named:
        return None if found is None else {"pk": found}

    return {
        Whose.OWN: lambda world, role: named(of(world, role.who) if role.signed_in else None),
        Whose.OTHER: lambda world, _role: named(of(world, ANOTHER)),
    }


def _one(find: Callable[[World], dict[str, Any]]) -> Thing:
    return {None: lambda world, _role: find(world)}


THINGS: dict[str, Thing] = {
    "": _one(lambda _world: {}),
    "session": _personal(lambda world, who: world.sessions[who]),
    "passkey": _personal(lambda world, who: world.passkeys.get(who)),
    # -- What the desk looks at --
    "proposal": _one(lambda world: {"pk": world.proposed.pk}),
    "doubt": _one(lambda world: {"pk": world.doubt.pk}),
    "report": _one(lambda world: {"pk": world.report.pk}),
    "change": _one(lambda world: {"pk": world.change.pk}),
    "listing": _one(lambda world: {"pk": world.listed.pk}),
    # -- What everybody may look at --
    "group": {
        Whose.SHOWN: lambda world, _role: {"slug": world.listed.slug},
        Whose.HIDDEN: lambda world, _role: {"slug": world.proposed.slug},
    },
    "letter": _one(lambda _world: {"letter": "R"}),
    "code of a district": _one(lambda _world: {"code": "SE15"}),
    "kind of area": _one(lambda _world: {"kind": "ward"}),
    "area of a kind": _one(lambda _world: {"kind": "ward", "code": "E05000001"}),
    "code of an area": _one(lambda _world: {"code": "E05000001"}),
    "cell": _one(lambda _world: {"cell": HERE}),
    "format": _one(lambda _world: {"kind": "json"}),
    "section": _one(lambda _world: {"section": "groups"}),
    "contact point": _one(lambda world: {"point": world.mail("amina").pk}),
}
