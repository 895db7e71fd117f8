"""What the policy table says of flyers, and of the streets that they are taken to."""

from tests.policy.doors import CARES, COORDINATES, IN_IT, PERSON
from tests.policy.flyers import FLYER, SHEET
from tests.policy.roles import Role
from tests.policy.row import ACT, FORM, READ, Form, Row
from tests.policy.world import World

_IN, _LOOKS_AFTER = (*PERSON, IN_IT), (*CARES, COORDINATES)


def _a_neighbour(world: World, role: Role) -> Form:
    return {"person": str(world.theirs(role).neighbour.person_id)}


FLYERS = (
    Row("flyers:came", "GET", of="code of a flyer", writes="how many followed it on that day"),
    Row("flyers:came", "HEAD", of="code of a flyer"),
    Row("flyers:design", FORM, _LOOKS_AFTER, of="group with people", sends=FLYER),
    Row("flyers:example", READ, _LOOKS_AFTER, of="group with people"),
    Row("flyers:batch", FORM, _LOOKS_AFTER, of="flyer of a group", sends=FLYER),
    Row("flyers:pdf flyers:picture", READ, _LOOKS_AFTER, of="flyer of a group"),
    Row("flyers:putting-away", ACT, _LOOKS_AFTER, of="flyer of a group"),
    Row("flyers:sheets", READ, _IN, of="group with people"),
    Row("flyers:new-sheet", FORM, _LOOKS_AFTER, of="group with people", sends=SHEET),
    Row("flyers:sheet", READ, _IN, of="leafleting sheet"),
    Row("flyers:sheet-pdf", READ, _LOOKS_AFTER, of="leafleting sheet"),
    Row("flyers:more-streets", ACT, _LOOKS_AFTER, of="leafleting sheet", sends=SHEET),
    Row("flyers:throw-away", ACT, _LOOKS_AFTER, of="leafleting sheet"),
    Row("flyers:street", ACT, _IN, of="street of a sheet", sends={"do": "done"}),
    Row("flyers:giving", ACT, _LOOKS_AFTER, of="street of a sheet", sends=_a_neighbour),
)
