"""The answers to "where is that?": a spot, or a reason why there is none."""

from dataclasses import dataclass
from typing import Literal

from doorstep.core.trigrams import plain
from doorstep.places.postcodes import Elsewhere

Rung = Literal["unit", "sector", "district", "area", "here"]
Reason = Elsewhere | Literal["unknown-postcode", "not-a-postcode", "no-such-district"]


@dataclass(frozen=True)
class Spot:
    """A cell, the rung of the ladder it stands on, and words for it that never hold a full postcode.

    The label is safe in a link: "SE15 Peckham" for unit, sector and district alike, or the name of an area. `code` is
    the district's or the area's, where there is one. The cell is a stored one, or, read back from a link, one that may
    be shown (resolution 8).
    """

    cell: int
    rung: Rung
    label: str
    code: str = ""

    def is_called(self, typed: str) -> bool:
        """Tell whether somebody typed its very name, with or without a district's code."""
        return plain(typed) in {plain(self.label), plain(self.label.partition(" ")[2])}

    @property
    def is_exact(self) -> bool:
        """A street is known; otherwise the cell is only the middle of a sector, a district or an area."""
        return self.rung in {"unit", "here"}


@dataclass(frozen=True)
class Miss:
    """Why nothing was found for what was typed (`said`)."""

    reason: Reason
    said: str
