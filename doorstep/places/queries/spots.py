"""The answers to "where is that?": a spot, or a reason why there is none."""

from dataclasses import dataclass
from typing import Literal

from doorstep.places.districts import District

Rung = Literal["unit", "sector", "district", "area", "here"]
Reason = Literal["unknown-postcode", "northern-ireland", "islands", "not-a-postcode", "no-such-district"]


@dataclass(frozen=True)
class Spot:
    """A stored cell, the rung of the ladder it stands on, and words for it that never hold a full postcode.

    The label is safe in a link: "SE15 Peckham" for unit, sector and district alike, or the name of an area. `code` is
    the district's or the area's, where there is one.
    """

    cell: int
    rung: Rung
    label: str
    code: str = ""

    @property
    def is_exact(self) -> bool:
        """A street is known; otherwise the cell is only the middle of a sector, a district or an area."""
        return self.rung in {"unit", "here"}


@dataclass(frozen=True)
class Miss:
    """Why nothing was found for what was typed (`said`), and the district nearest to it, if there is one to offer."""

    reason: Reason
    said: str
    district: District | None = None
