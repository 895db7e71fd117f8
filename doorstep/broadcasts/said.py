"""What a broadcast says, and whom it is for, as plain values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, timedelta
from typing import Any, Self

from doorstep.groups.patches import Parts

# Where no last day was said.
WORTH_SAYING = timedelta(days=7)
CONTACTS, COORDINATORS, VOLUNTEERS, STANDBYS = "contacts", "coordinators", "volunteers", "standbys"


@dataclass(frozen=True)
class Says:
    """As the form has it."""

    kind: str
    subject: str
    body: str
    short: str = ""
    is_public: bool = False
    wants_hands: bool = False
    last_day: date | None = None


@dataclass(frozen=True)
class Suggests:
    """What somebody outside asks to be passed on, and who they are."""

    kind: str
    subject: str
    body: str
    where: str
    organisation: str
    name: str
    email: str = field(repr=False)


@dataclass(frozen=True)
class Audience:
    """Everybody of the `roles` who is meant by each of the other lines that says something.

    `where` is as it was typed, `parts` what was understood of it. `within` are keys of networks: only groups that are
    in one of these as well. `kinds` are kinds of help, `skills` names of skills, `languages` those in which we write.
    """

    roles: tuple[str, ...] = (CONTACTS,)
    where: str = ""
    parts: Mapping[str, Any] = field(default_factory=dict)
    within: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Self:
        """Take what `as_json` wrote down."""
        known = {each.name for each in fields(cls)}
        plain: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in said.items() if name in known
        }
        return cls(**plain)

    @property
    def area(self) -> Parts:
        return Parts.from_json(self.parts)
