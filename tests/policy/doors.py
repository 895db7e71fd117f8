"""The steps before a page, in the order in which it takes them: who passes each, and what the others get."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tests.policy.answers import Answer
from tests.policy.roles import Role
from tests.policy.rooms import IN_BOTH, IN_ROOM


class Whose(StrEnum):
    """Whose the thing is that an address names."""

    OWN = "their own"
    ABOUT = "about themselves"
    SAME_STREET = "of their street team"
    SAME_GROUP = "of their group"
    OTHER = "somebody else's"
    OTHER_GROUP = "of another group"
    # The address names their group, and in it something of the other one.
    SMUGGLED = "of another group, named as if of theirs"
    IN_HANDS = "of a group that has a coordinator"
    SAME_NETWORK = "of their network"
    OTHER_NETWORK = "of another network"
    # As above: the address names their network, and in it something of the other.
    NETWORK_SMUGGLED = "of another network, named as if of theirs"
    SHOWN = "shown to all"
    HIDDEN = "shown to nobody"


_THERE = (Whose.OTHER_NETWORK, Whose.NETWORK_SMUGGLED)
THEIRS = {Whose.OWN, Whose.ABOUT, Whose.SAME_STREET, Whose.SAME_GROUP}
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
HAS_COME = Step(
    "signed in or with a receipt",
    "whoever signed in, and whoever holds a receipt, before whom all is covered",
    lambda role, _: role.signed_in or role.by_receipt,
    Answer.SIGN_IN,
)
LATELY = Step(
    "shown lately",
    "who showed within ten minutes that it is them, by the strongest they have",
    lambda role, _: role.shown_lately,
    Answer.PROVE,
)
WITHIN_THE_HOUR = Step("shown within the hour", "as before, an hour long", lambda role, _: role.shown, Answer.PROVE)
STRONG = Step("strong", "who came by a passkey or an app", lambda role, _: role.strong, Answer.STRONGER)
SIGNED = Step(
    "signed by its teller",
    "no browser: a provider that proves by a key of its own that it is them",
    lambda _role, _whose: False,
    Answer.NOT_THERE,
)
OWN = Step("their own", "whose thing it is", lambda _, whose: whose is Whose.OWN, Answer.NOT_THERE)
HAS_A_SESSION = Step(
    "a session",
    "who signed in in this browser, lately or once, and who holds a receipt in it",
    lambda role, _: role.row_of_session,
    Answer.KEPT,
)
HOLDS_NOTHING = Step("no way yet", "who holds neither passkey nor app", lambda role, _: not role.ways, Answer.PROVE)
HOLDS_ONE = Step("holds one", "who holds an app", lambda role, _: role.ways > 0, Answer.NOT_THERE)
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
CAME_BY_A_WAY = Step(
    "came by one",
    "who came by a passkey, an app or a code held in the hand",
    lambda role, _: role.strong or role.mending,
    Answer.STRONGER,
)
KEEPS_ONE = Step(
    "keeps one", "who has another; only the desk must", lambda role, _: role.ways > 1 or not role.staff, Answer.KEPT
)
# -- The people of a group --
NOT_IN_IT = Step(
    "not in it yet",
    "who is nothing in this group so far, and was not taken out of it lately",
    lambda role, whose: whose is Whose.HIDDEN or role.elsewhere or not (role.place or role.taken_out),
    Answer.KEPT,
)
STRONG_TO_MOVE = Step(
    "strong, to move what takes two",
    "whoever is no coordinator; a coordinator who came by a passkey or an app",
    lambda role, _: role.strong or not role.coordinates,
    Answer.STRONGER,
)
LATELY_TO_MOVE = Step(
    "shown lately, for that",
    "whoever is no coordinator; a coordinator who showed within ten minutes that it is them",
    lambda role, _: role.shown_lately or not role.coordinates,
    Answer.PROVE,
)
COORDINATES = Step(
    "coordinates it",
    "a coordinator of the group whose thing it is, unless at rest",
    lambda role, whose: role.coordinates and whose in THEIRS,
    Answer.NOT_THERE,
)
LEADS = Step(
    "leads safeguarding in it",
    "a safeguarding lead of the group whose thing it is, unless at rest",
    lambda role, whose: role.leads and whose in THEIRS,
    Answer.NOT_THERE,
)
LEADS_SOMEWHERE = Step(
    "leads safeguarding", "a safeguarding lead of any group", lambda role, _: role.leads, Answer.NOT_THERE
)
SEES_PEOPLE = Step(
    "sees its people",
    "a coordinator of the group, and whoever looks after a street team in it",
    lambda role, whose: (role.coordinates or role.has_a_street) and whose in THEIRS,
    Answer.NOT_THERE,
)
SEES_THEM = Step(
    "looks after them",
    "a coordinator of the group in which they are; of their street team, whoever looks after that",
    lambda role, whose: (role.coordinates and whose in THEIRS) or (role.has_a_street and whose is Whose.SAME_STREET),
    Answer.NOT_THERE,
)
IN_IT = Step(
    "in it",
    "whoever is anything in the group, and not at rest",
    lambda role, whose: bool(role.place) and not role.rests and whose in THEIRS,
    Answer.NOT_THERE,
)
SEES_DECISION = Step(
    "sees it decided",
    "a coordinator of the group; of its others, whom it is about",
    lambda role, whose: (role.coordinates and whose in THEIRS) or (bool(role.place) and whose is Whose.ABOUT),
    Answer.NOT_THERE,
)
MAY_AGREE = Step(
    "may agree",
    "a coordinator of the group who did not decide it, and whom it is not about",
    lambda role, whose: role.coordinates and whose is Whose.SAME_GROUP,
    Answer.NOT_THERE,
)
# -- Networks --
SITS_THERE = Step(
    "sits at its desk",
    "who sits at the desk of the network whose thing it is",
    lambda role, whose: role.sits_there and whose is Whose.SAME_NETWORK,
    Answer.NOT_THERE,
)
ENTERS = Step(
    "enters the room",
    "who speaks for a group in the network or coordinates one, and who sits at its desk, unless put out",
    lambda role, whose: role.who in IN_ROOM and (whose not in _THERE or (whose, role.who) == (_THERE[0], IN_BOTH)),
    Answer.NOT_THERE,
)
# -- Helping --
HELPS = Step(
    "helps there",
    "who said what they would do in the group",
    lambda role, whose: bool(role.place) and not role.rests and whose in THEIRS,
    Answer.NOT_THERE,
)
NOT_SENT_AWAY = Step(
    "not sent away lately",
    "who was not taken out of this group lately",
    lambda role, whose: whose is Whose.HIDDEN or not role.taken_out,
    Answer.KEPT,
)
AS_THEY_CAN = Step(
    "shown as they can",
    "who holds nothing stronger, and typed a code within half a day; who showed something stronger within ten minutes",
    lambda role, _: role.shown and (role.shown_lately or not role.ways),
    Answer.PROVE,
)
LISTENS = Step(
    "listens",
    "a safeguarding lead of the group; where it has none, a coordinator",
    lambda role, whose: role.leads and whose is Whose.SAME_GROUP,
    Answer.NOT_THERE,
)
HOLDS_THE_KEY = Step("the key", "who holds the key that was shown once", lambda _, __: False, Answer.NOT_THERE)
# At the address: before the page itself.
_KNOWN = Step("signed in", SIGNED_IN.meaning, SIGNED_IN.passes, Answer.SIGN_IN, by_address=True)
_DESK_IS_STRONG = Step(
    "strong at the desk",
    "of the desk, who came by a passkey or an app",
    lambda role, _: role.strong or not role.staff,
    Answer.STRONGER,
    by_address=True,
)
_STAFF = Step("the desk", "who sits at the desk", lambda role, _: role.staff, Answer.NOT_THERE, by_address=True)
IN_NO_HANDS = Step(
    "nobody else's to do",
    "of a group that has no coordinator",
    lambda _, whose: whose is not Whose.IN_HANDS,
    Answer.NOT_THERE,
)
# Passed by everybody, unless the thing is one that nobody may see.
_SHOWN = Step("shown", "", lambda _, whose: whose is not Whose.HIDDEN, Answer.NOT_THERE)

EVERYBODY: Door = ()
PERSON: Door = (SIGNED_IN,)
RECEIPT: Door = (HAS_COME,)
PROVED: Door = (SIGNED_IN, LATELY)
WRITES: Door = (SIGNED_IN, WITHIN_THE_HOUR)
# Before anything of somebody else; and before what cannot be taken back.
CARES: Door = (SIGNED_IN, STRONG)
DECIDES: Door = (SIGNED_IN, STRONG, LATELY)
# What such a page asks for is typed slowly.
WRITES_THERE: Door = (SIGNED_IN, STRONG, WITHIN_THE_HOUR)
DESK: Door = (_KNOWN, _DESK_IS_STRONG, _STAFF)
DESK_PROVED: Door = (*DESK, LATELY)


def answer(door: Door, role: Role, whose: Whose | None, *, has_method: bool = True) -> Answer:
    """Derive what somebody gets: the first step that they do not pass says it."""
    before = [step for step in door if step.by_address]
    within = [*(step for step in door if not step.by_address), _SHOWN] if has_method else []
    refused = (step.otherwise for step in (*before, *within) if not step.passes(role, whose))
    return next(refused, Answer.IN if has_method else Answer.NOT_THIS_WAY)
