"""What an address of starting a group names: one's own evening, and somebody else's."""

from tests.policy.doors import Whose
from tests.policy.evenings import begun_by, waiting
from tests.policy.naming import Named, Thing
from tests.policy.roles import Role
from tests.policy.world import ANOTHER, World


def _evening(world: World, who: str) -> Named:
    evening = begun_by(world.persons[who]) if who in world.persons else None
    return {"pk": evening.pk} if evening else None


def _chair(world: World, who: str) -> Named:
    return waiting(world.persons[who]) if who in world.persons else None


def _smuggled(world: World, role: Role) -> Named:
    """Name somebody else's chair as if it stood at one's own table."""
    mine, theirs = _evening(world, role.who if role.signed_in else ""), _chair(world, ANOTHER)
    return {**mine, "chair": theirs["chair"]} if mine and theirs else None


OF_STARTING: dict[str, Thing] = {
    "evening": {
        Whose.OWN: lambda world, role: _evening(world, role.who) if role.signed_in else None,
        Whose.OTHER: lambda world, _role: _evening(world, ANOTHER),
    },
    "chair": {
        Whose.OWN: lambda world, role: _chair(world, role.who) if role.signed_in else None,
        Whose.OTHER: lambda world, _role: _chair(world, ANOTHER),
        Whose.SMUGGLED: _smuggled,
    },
}
