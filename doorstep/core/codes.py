"""One-time codes as people read, type and mistype them; pure.

Four signs say which code it is, eight are the secret: 39 bits, of which five may be guessed at.
"""

import re
import secrets
from dataclasses import dataclass

# Without I, L, O, U and the digits they are mistaken for.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_HANDLE, _SECRET = 4, 8


@dataclass(frozen=True)
class Code:
    """What tells one code from another, and what proves that somebody was given it."""

    handle: str
    secret: str

    def __str__(self) -> str:
        """Write it as it is read out: "K7QX-M2PA-9TRD"."""
        return "-".join((self.handle, self.secret[:4], self.secret[4:]))


def fresh() -> Code:
    return Code(_random(_HANDLE), _random(_SECRET))


def read(typed: str) -> Code:
    """Read what was typed, small letters, blanks and all; what cannot be one becomes a code that nobody was given."""
    signs = re.sub(r"[^0-9A-Z]", "", typed.upper())
    whole = signs if len(signs) == _HANDLE + _SECRET else ""
    return Code(whole[:_HANDLE], whole[_HANDLE:])


def _random(length: int) -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(length))
