"""Where what is sealed may be seen, by whom: read by a person, line by line. Anywhere else is a leak."""

from dataclasses import dataclass
from enum import StrEnum


class By(StrEnum):
    """Who looks at whose."""

    ONESELF = "themselves"
    ANYBODY = "anybody"


@dataclass(frozen=True)
class Seen:
    """This sealed field may be seen on these pages (by name), by whom, and why."""

    field: str
    on: str
    by: By
    why: str


_SCREEN = "shows every message where nothing is sent; refused in production"
_NAME = "they are greeted, or choose who of several they are"

MAY_BE_SEEN = (
    Seen("people.Details.called", "accounts:mine", By.ONESELF, _NAME),
    Seen("people.Details.called", "accounts:who", By.ANYBODY, _NAME),
    Seen("people.Details.called", "accounts:passkey-offer", By.ONESELF, "their device shows whose passkey it is"),
    Seen("accounts.Authenticator.secret", "accounts:authenticator", By.ONESELF, "an app reads it, once"),
    Seen("messaging.Message.subject", "messaging:screen messaging:screen-of", By.ANYBODY, _SCREEN),
    Seen("messaging.Message.body", "messaging:screen messaging:screen-of", By.ANYBODY, _SCREEN),
    Seen("people.ContactPoint.value", "messaging:screen messaging:screen-of", By.ANYBODY, _SCREEN),
)
# Of a message that is sent, its reader gets these and nothing else.
IN_A_MESSAGE = {"messaging.Message.subject", "messaging.Message.body", "people.ContactPoint.value"}
