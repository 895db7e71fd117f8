"""What the policy table says of starting a group."""

from collections.abc import Callable

from doorstep.places import cells
from doorstep.starting.models import Evening
from tests.policy.answers import Answer
from tests.policy.doors import OWN, PERSON, Step
from tests.policy.evenings import HERE, PATCH, a_code, stamp, whole
from tests.policy.roles import Role
from tests.policy.row import ACT, FORM, READ, Form, Row
from tests.policy.world import ANOTHER, World

_MINE = (*PERSON, OWN)
_AT_TABLE = Step("at its table", "who sits at the table of it", OWN.passes, Answer.KEPT)


def _upon(which: str, form: Form) -> Callable[[World, Role], Form]:
    """Send a chapter as it is filled in upon what stands there."""
    return lambda world, role: {**form, "seen": stamp(world.persons[role.who], which)} if role.who else form


def _code(world: World, _role: Role) -> Form:
    return {"code": a_code(world.persons[ANOTHER], world.now), "agree": "on"}


def _looked_at(world: World, role: Role) -> Form:
    return {"seen": whole(world.persons[role.who]), "another": "on"} if role.who else {}


def all_listed(_world: World) -> None:
    Evening.objects.update(status=Evening.Status.LISTED)


def none_listed(_world: World) -> None:
    Evening.objects.update(status=Evening.Status.NOT_LISTED)


STARTING = (
    Row("starting:index", READ, PERSON),
    Row("starting:begin", FORM, PERSON, sends={"at": cells.as_text(HERE), "agree": "on"}),
    # What a code opens is shown; nobody sits down before they agree to the words.
    Row("starting:code", FORM, PERSON, sends=_code, changes=False),
    Row("starting:agreement", ACT, PERSON, sends=_code),
    Row("starting:evening", READ, _MINE, of="evening"),
    Row(
        "starting:patch",
        FORM,
        _MINE,
        of="evening",
        sends=_upon("patch", {**PATCH, "name": "Lordship Park Neighbours", "another": "on"}),
    ),
    Row("starting:people", FORM, _MINE, of="evening", sends={"alone": "yes"}),
    Row("starting:by-code", FORM, _MINE, of="evening", sends={"part": "coordinator"}),
    Row("starting:by-email", FORM, _MINE, of="evening", sends={"part": "lead", "email": "new@canary.example"}),
    Row("starting:taking-back", ACT, _MINE, of="chair"),
    Row(
        "starting:way",
        FORM,
        _MINE,
        of="evening",
        sends=_upon("way", {"how": "waves", "kinds": ["post"], "pounds": "10"}),
    ),
    Row("starting:policies", FORM, _MINE, of="evening", sends={"seen": ""}),
    Row(
        "starting:contact",
        FORM,
        _MINE,
        of="evening",
        sends=_upon("contact", {"phone": "020 7946 0103"}),
    ),
    Row("starting:flyer", FORM, _MINE, of="evening", sends={"printed": "yes"}, given=all_listed),
    Row("starting:sending", FORM, _MINE, of="evening", sends=_looked_at),
    Row("starting:again", ACT, _MINE, of="evening", given=none_listed),
    Row("starting:leaving", "GET", _MINE, of="evening"),
    # Whoever sits there no more, as after a second press, is told the same; nothing is done.
    Row("starting:leaving", ACT, (*PERSON, _AT_TABLE), of="evening"),
)
