"""The steps before a page, in the order in which it takes them: who passes each, and what the others get."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tests.policy.answers import Answer
from tests.policy.roles import Role


class Whose(StrEnum):
    """Whose the thing is that an address names."""

    OWN = "their own"
    SAME_GROUP = "of their group"
    OTHER = "somebody else's"
    SHOWN = "shown to all"
    HIDDEN = "shown to nobody"


Passes = Callable[[Role, Whose | None], bool]


@dataclass(frozen=True)
class Step:
    """Who passes, as a question; the others get `otherwise`. `words` are short, `meaning` says who passes.

    A step `by_address` is taken before anything is known of the page: whoever does not pass it is not even told which
    methods there are.
    """

    words: str
    meaning: str
    passes: Passes
    otherwise: Answer
    by_address: bool = False


Door = tuple[Step, ...]

SIGNED_IN = Step("signed in", "whoever signed in, in any way", lambda role, _: role.signed_in, Answer.SIGN_IN)
LATELY = Step(
    "shown lately", "who showed within ten minutes that it is them", lambda role, _: role.shown_lately, Answer.PROVE
)
OWN = Step("their own", "whose thing it is", lambda _, whose: whose is Whose.OWN, Answer.NOT_THERE)
HAS_A_SESSION = Step(
    "a session", "who signed in in this browser, lately or once", lambda role, _: role.row_of_session, Answer.KEPT
)
HOLDS_NOTHING = Step("no way yet", "who holds neither passkey nor app", lambda role, _: not role.ways, Answer.KEPT)
MAY_ADD_WAY = Step(
    "may add",
    "who came by a passkey, an app or a code held in the hand, or holds no way yet",
    lambda role, _: role.strong or role.mending or not role.ways,
    Answer.NOT_THERE,
)
MAY_PRINT = Step(
    "may print",
    "who came by a passkey, an app or a code held in the hand",
    lambda role, _: role.strong or role.mending,
    Answer.NOT_THERE,
)
MAY_REMOVE_WAY = Step(
    "may take away",
    "who came by a passkey, an app or a code held in the hand; the desk keeps its last",
    lambda role, _: (role.strong or role.mending) and (role.ways > 1 or not role.staff),
    Answer.KEPT,
)
# At the address: before the page itself.
_KNOWN = Step("signed in", SIGNED_IN.meaning, SIGNED_IN.passes, Answer.SIGN_IN, by_address=True)
_DESK_IS_STRONG = Step(
    "strong",
    "of the desk, who came by a passkey or an app",
    lambda role, _: role.strong or not role.staff,
    Answer.STRONGER,
    by_address=True,
)
_STAFF = Step("the desk", "who sits at the desk", lambda role, _: role.staff, Answer.NOT_THERE, by_address=True)
# Passed by everybody, unless the thing is one that nobody may see.
_SHOWN = Step("shown", "", lambda _, whose: whose is not Whose.HIDDEN, Answer.NOT_THERE)

EVERYBODY: Door = ()
PERSON: Door = (SIGNED_IN,)
PROVED: Door = (SIGNED_IN, LATELY)
DESK: Door = (_KNOWN, _DESK_IS_STRONG, _STAFF)


def answer(door: Door, role: Role, whose: Whose | None, *, has_method: bool = True) -> Answer:
    """Derive what somebody gets: the first step that they do not pass says it."""
    before = [step for step in door if step.by_address]
    within = [_SHOWN, *(step for step in door if not step.by_address)] if has_method else []
    refused = (step.otherwise for step in (*before, *within) if not step.passes(role, whose))
    return next(refused, Answer.IN if has_method else Answer.NOT_THIS_WAY)
