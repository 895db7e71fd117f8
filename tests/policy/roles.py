"""Everybody who may stand before a page, and what the doors look at in them."""

from dataclasses import dataclass
from datetime import timedelta

from doorstep.accounts.models import Session
from doorstep.groups.models import Role as Place

How = Session.How
# Longer ago than a proof lasts, not as long as writing does, nor so long that the session's last use is noted anew.
A_WHILE = timedelta(minutes=30)
LONG = timedelta(days=60)
ENDED = "it ended by itself"


@dataclass(frozen=True)
class Role:
    """Somebody in a browser: `who` names the person in the world, `how` is by what they signed in, `ago` when.

    `over` says of a session that it is no more, and why; the browser still holds its token. `place` is what they are
    in their group, which is the other one of two where `elsewhere`; whoever `rests` is it in name alone.
    """

    name: str
    who: str = ""
    how: How | None = None
    ago: timedelta = timedelta()
    over: str = ""
    staff: bool = False
    # By how many passkeys and apps this person could sign in.
    ways: int = 0
    place: str = ""
    elsewhere: bool = False
    rests: bool = False
    # Coordinators took from them what they were: a while long they do not ask again.
    taken_out: bool = False
    # At the desk of a network.
    sits_there: bool = False

    @property
    def by_receipt(self) -> bool:
        return self.how == How.RECEIPT

    @property
    def signed_in(self) -> bool:
        """Say whether they are: whoever holds a receipt is not."""
        return self.how is not None and not self.over and not self.by_receipt

    @property
    def row_of_session(self) -> bool:
        """Say whether there is still a row of it, though it may open nothing."""
        return self.signed_in or self.by_receipt or self.over == ENDED

    @property
    def strong(self) -> bool:
        return self.signed_in and self.how in Session.STRONG

    @property
    def mending(self) -> bool:
        return self.signed_in and self.how in Session.MENDING

    @property
    def shown(self) -> bool:
        """Say whether they showed the strongest they have, lately or a while ago: a code is not, beside a passkey."""
        return self.signed_in and not (self.how == How.CODE and self.ways)

    @property
    def shown_lately(self) -> bool:
        return self.shown and not self.ago

    @property
    def coordinates(self) -> bool:
        return self.place == Place.COORDINATOR and not self.rests

    @property
    def leads(self) -> bool:
        return self.place == Place.SAFEGUARDING_LEAD and not self.rests

    @property
    def has_a_street(self) -> bool:
        return self.place == Place.STREET_COORDINATOR and not self.rests


STRANGER = Role("a stranger")
_VOLUNTEER, _COORDINATOR = Place.VOLUNTEER.value, Place.COORDINATOR.value
ROLES = (
    STRANGER,
    Role("whose session ran out", "ben", How.CODE, ago=LONG, over=ENDED, ways=1, place=_VOLUNTEER),
    Role("erased, with an old session", "erased", How.PASSKEY, over="erased"),
    Role("whose seat was ended a moment ago", "unseated", How.PASSKEY, over="the seat was ended"),
    Role("who holds a receipt", "amina", How.RECEIPT),
    Role("somebody, by code", "amina", How.CODE),
    Role("a volunteer with a passkey, by code", "ben", How.CODE, ways=1, place=_VOLUNTEER),
    Role("a volunteer with a passkey, by a printed code", "ben", How.RECOVERY, ways=1, place=_VOLUNTEER),
    Role("a volunteer, by passkey", "ben", How.PASSKEY, ways=1, place=_VOLUNTEER),
    Role("a street coordinator, by passkey", "sam", How.PASSKEY, ways=1, place=Place.STREET_COORDINATOR),
    Role("a safeguarding lead, by passkey", "hope", How.PASSKEY, ways=1, place=Place.SAFEGUARDING_LEAD),
    Role("a coordinator, by code", "clara", How.CODE, ways=1, place=_COORDINATOR),
    Role("a coordinator, by passkey, a while ago", "clara", How.PASSKEY, ago=A_WHILE, ways=1, place=_COORDINATOR),
    Role("a coordinator, by passkey", "clara", How.PASSKEY, ways=1, place=_COORDINATOR),
    Role("a coordinator at rest, by passkey", "rose", How.PASSKEY, ways=1, place=_COORDINATOR, rests=True),
    Role("a coordinator removed a moment ago, by passkey", "una", How.PASSKEY, ways=1, taken_out=True),
    Role("another group's coordinator, by passkey", "fay", How.PASSKEY, ways=1, place=_COORDINATOR, elsewhere=True),
    Role("an officer of a network, by passkey", "nora", How.PASSKEY, ways=1, sits_there=True),
    Role("the desk, by code", "esther", How.CODE, staff=True, ways=1),
    Role("the desk, by passkey, a while ago", "esther", How.PASSKEY, ago=A_WHILE, staff=True, ways=1),
    Role("the desk, by passkey", "esther", How.PASSKEY, staff=True, ways=1),
)
