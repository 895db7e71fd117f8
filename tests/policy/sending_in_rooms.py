"""What must have happened before something is done in a contacts' room."""

from tests.policy.roles import Role
from tests.policy.rooms import put_out
from tests.policy.row import Form
from tests.policy.world import World


def one_is_out(world: World) -> None:
    """Have somebody be out of the room of the network at whose desk the officer sits."""
    here = world.networks.rooms.both[False]
    put_out(here.room, here.member, world.persons["nora"].pk, world.now)


def agreeing(world: World, _role: Role) -> Form:
    return {"hears": "notes", "agree": "on", "read": world.now.isoformat()}
