"""What kinds of areas are called on a page; an operator's own kinds stand as they were named at the import."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_ONE: dict[str, Promise] = {
    "borough": _("Borough"),
    "ward": _("Ward"),
    "neighbourhood": _("Neighbourhood"),
}
_MANY: dict[str, Promise] = {
    "borough": _("Boroughs"),
    "ward": _("Wards"),
    "neighbourhood": _("Neighbourhoods"),
}


def word(kind: str) -> str:
    """Name a kind as one area of it is called: "Borough"."""
    return str(_ONE.get(kind, kind.capitalize()))


def heading(kind: str) -> str:
    """Name a kind as many areas of it are called: "Boroughs"."""
    return str(_MANY.get(kind, kind.capitalize()))
