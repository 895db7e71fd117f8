"""Everybody who may stand before a page, and what the doors look at in them."""

from dataclasses import dataclass
from datetime import timedelta

from doorstep.accounts.models import Session

How = Session.How
# Longer ago than a proof lasts, and not so long that the session's last use is noted anew.
A_WHILE = timedelta(minutes=30)
LONG = timedelta(days=60)
ENDED = "it ended by itself"


@dataclass(frozen=True)
class Role:
    """Somebody in a browser: `who` names the person in the world, `how` is by what they signed in, `ago` when.

    `over` says of a session that it is no more, and why; the browser still holds its token.
    """

    name: str
    who: str = ""
    how: How | None = None
    ago: timedelta = timedelta()
    over: str = ""
    staff: bool = False
    # By how many passkeys and apps this person could sign in.
    ways: int = 0

    @property
    def signed_in(self) -> bool:
        return self.how is not None and not self.over

    @property
    def row_of_session(self) -> bool:
        """Say whether there is still a row of it, though it may open nothing."""
        return self.signed_in or self.over == ENDED

    @property
    def strong(self) -> bool:
        return self.signed_in and self.how in Session.STRONG

    @property
    def mending(self) -> bool:
        return self.signed_in and self.how in Session.MENDING

    @property
    def shown_lately(self) -> bool:
        return self.signed_in and not self.ago


STRANGER = Role("a stranger")
ROLES = (
    STRANGER,
    Role("whose session ran out", "ben", How.CODE, ago=LONG, over=ENDED, ways=1),
    Role("erased, with an old session", "erased", How.PASSKEY, over="erased"),
    Role("whose seat was ended a moment ago", "unseated", How.PASSKEY, over="the seat was ended"),
    Role("somebody, by code", "amina", How.CODE),
    Role("somebody with a passkey, by code", "ben", How.CODE, ways=1),
    Role("somebody with a passkey, by a printed code", "ben", How.RECOVERY, ways=1),
    Role("somebody, by passkey", "ben", How.PASSKEY, ways=1),
    Role("somebody, by passkey, a while ago", "ben", How.PASSKEY, ago=A_WHILE, ways=1),
    Role("the desk, by code", "esther", How.CODE, staff=True, ways=1),
    Role("the desk, by passkey", "esther", How.PASSKEY, staff=True, ways=1),
)
