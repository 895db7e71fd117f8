"""The ten painted doors: every group has one, chosen or derived, so that a name and a colour stay together."""

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


def door_for(identity: object) -> str:
    """Return the door of whoever chose none: always the same for the same identity."""
    digest = sha256(str(identity).encode()).digest()
    return list(DOORS)[digest[0] % len(DOORS)]
