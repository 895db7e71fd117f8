"""The ten painted doors: every group has one, chosen or derived, so that a name and a colour stay together."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.utils.translation import gettext_lazy as _

# The keys are what `data-door` says in a page; css/doors.css paints them.
DOORS: Final = {
    "pillar-box-red": _("pillar-box red"),
    "bottle-green": _("bottle green"),
    "navy": _("navy"),
    "mustard": _("mustard"),
    "plum": _("plum"),
    "duck-egg": _("duck-egg"),
    "slate": _("slate"),
    "terracotta": _("terracotta"),
    "bay-leaf": _("bay-leaf"),
    "ink": _("ink"),
}


@dataclass(frozen=True)
class Paint:
    """A door by day, for paper: its paint, and its edge, on which letters can be read as well."""

    paint: str
    edge: str


# As css/doors.css paints them; a test holds the two together.
PAINTS: Final = {
    "pillar-box-red": Paint("#b3261e", "#821812"),
    "bottle-green": Paint("#1f5c42", "#113b2a"),
    "navy": Paint("#27416f", "#17294b"),
    "mustard": Paint("#dba62f", "#735200"),
    "plum": Paint("#74345f", "#4d1e3e"),
    "duck-egg": Paint("#a3cbc3", "#2c5e56"),
    "slate": Paint("#4f5c69", "#333d47"),
    "terracotta": Paint("#b04f2b", "#7f3417"),
    "bay-leaf": Paint("#5f6d35", "#434e22"),
    "ink": Paint("#332d27", "#14100c"),
}


def door_for(identity: object) -> str:
    """Return the door of whoever chose none: always the same for the same identity."""
    digest = sha256(str(identity).encode()).digest()
    return list(DOORS)[digest[0] % len(DOORS)]
