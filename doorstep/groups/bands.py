"""Distances as a neighbour would say them; finer ones would give a doorstep away (docs/decisions/0014)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from doorstep.places import cells

_METRES_IN_A_MILE = 1609.344
# Upper ends in metres. People walk about 80 metres a minute; beyond half an hour on foot, miles say more.
_WALKS: list[tuple[float, Promise]] = [
    (400, _("very near")),
    (1_000, _("about ten minutes’ walk")),
    (2_000, _("about twenty minutes’ walk")),
    (2_800, _("about half an hour’s walk")),
]
_MILES = [2, 3, 5, 10, 15, 20, 30, 50, 75, 100, 150, 200, 300, 400, 500]


def apart(one: int, other: int) -> float:
    """Measure the metres between the resolution-8 cells of two places: no finer, however often it is asked."""
    return cells.distance(cells.shown(one), cells.shown(other))


def band(one: int, other: int) -> str:
    """Say how far two cells are from each other, as the distance between their resolution-8 cells in bands."""
    metres = apart(one, other)
    for end, words in _WALKS:
        if metres <= end:
            return str(words)
    miles = next((miles for miles in _MILES if metres <= (miles + 0.5) * _METRES_IN_A_MILE), _MILES[-1])
    return str(ngettext_lazy("about %(miles)d mile", "about %(miles)d miles", miles) % {"miles": miles})
