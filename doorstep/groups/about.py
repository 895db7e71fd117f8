"""What a group says about itself, as it comes from a form, a list or the demo world."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from doorstep.groups import contacts
from doorstep.groups.patches import Drawn


@dataclass(frozen=True)
class About:
    """What a group says about itself, all of it public: kinds as (kind, own words), contact as (means, value)."""

    name: str
    summary: str = ""
    description: str = ""
    place: str = ""
    door: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    languages: tuple[str, ...] = ()
    contact_ways: tuple[tuple[str, str], ...] = ()
    confirmed_on: datetime.date | None = None
    known_since: datetime.date | None = None
    source: str = ""
    source_key: str = ""
    patch: Drawn | None = None
    sharing: str = "open"

    def mentions_a_chat(self) -> bool:
        """Say whether the way into a private chat stands anywhere in it."""
        return any(contacts.mentions_a_chat(text) for text in self._texts())

    def _texts(self) -> Iterator[str]:
        yield from (self.name, self.summary, self.description, self.place)
        yield from (wording for _kind, wording in self.kinds)
        yield from (value for _means, value in self.contact_ways)
