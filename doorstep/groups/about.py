"""What a group says about itself, as it comes from a form, a list or the demo world."""

import datetime
from dataclasses import dataclass, field

from doorstep.groups.patches import Parts


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
    parts: Parts = field(default_factory=Parts)
