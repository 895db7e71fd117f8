"""What the policy table says of what no group covers, and of groups that help each other out."""

from doorstep.aid.models import Overflow
from tests.policy import overflow
from tests.policy.doors import CARES, COORDINATES, OWN, PERSON, SEES_THEM, SITS_THERE
from tests.policy.roles import Role
from tests.policy.row import ACT, FORM, READ, Form, Row
from tests.policy.world import World


def to_the_listed_group(world: World, _role: Role) -> Form:
    return {"group": world.listed.pk}


def to_be_helped_out(world: World, role: Role) -> Form:
    return {"other": world.others(role).group.pk}


def somebody_is_to_be_rung(_world: World) -> None:
    Overflow.objects.update(to_ring=True)


OVERFLOW = (
    Row("overflow:requests", READ, (*CARES, SITS_THERE), of="desk of a network"),
    Row("overflow:one", READ, (*CARES, SITS_THERE), of="what waits at a network’s desk"),
    Row(
        "overflow:handing",
        ACT,
        (*CARES, SITS_THERE),
        of="what waits at a network’s desk",
        sends=to_the_listed_group,
    ),
    Row(
        "overflow:signpost",
        ACT,
        (*CARES, SITS_THERE),
        of="what waits at a network’s desk",
        sends={"words": "The foodbank opens on Fridays."},
    ),
    # It changes something, because whoever asks reads who looked.
    Row(
        "overflow:reach",
        ACT,
        (*CARES, SITS_THERE),
        of="what waits at a network’s desk",
        sends={"why": "to-plan"},
    ),
    Row(
        "overflow:rung",
        ACT,
        (*CARES, SITS_THERE),
        of="what waits at a network’s desk",
        given=somebody_is_to_be_rung,
    ),
    Row("asking:desk-withdrawal", FORM, (*PERSON, OWN), of="what they asked a network’s desk"),
    Row("requests:neighbours", FORM, (*CARES, COORDINATES), of="group with people", sends=to_be_helped_out),
    Row("requests:agreeing requests:agreement-end", ACT, (*CARES, COORDINATES), of="agreement"),
    Row(
        "requests:favour",
        ACT,
        (*CARES, COORDINATES),
        of="what a neighbouring group asks",
        sends={"can": "no"},
    ),
    Row("requests:to-desk", FORM, (*CARES, SEES_THEM), of="request of a group", sends=overflow.GIVING_BACK),
)
