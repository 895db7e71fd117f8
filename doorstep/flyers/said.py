"""What a flyer says, and how large it is: plain values between the form, the row and the paper; pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Final

SIZES: Final = ("a6", "a5", "a5-two", "door", "a4", "a3")
# Letters that fit, by the name of the phrase; the page itself is the last to say whether all of it fits together.
LONGEST: Final = {"title": 48, "help": 260, "ring": 48, "scan": 48, "promise": 70}
LONGEST_PHONE, LONGEST_DISTRICT, LONGEST_NOTE = 24, 40, 60


@dataclass(frozen=True)
class Flyer:
    """`languages`: one or two; `phrases`: by language, those in which the group has words of its own."""

    size: str = "a5"
    languages: tuple[str, ...] = ("en",)
    phrases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    phone: str = ""
    district: str = ""
    note: str = ""

    @property
    def stamp(self) -> str:
        """Tell what it says from anything else: what a form was filled in upon."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()
