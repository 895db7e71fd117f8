"""Who may do what with flyers and leafleting sheets; each rule in a line."""

from doorstep.flyers.models import Street
from doorstep.groups.standing import Standing


def may_make_flyers(standing: Standing) -> bool:
    """Let coordinators design what speaks for the group, and make sheets of streets."""
    return standing.coordinates


def may_leaflet(standing: Standing) -> bool:
    """Let everybody in the group take a street and tick it off, unless at rest."""
    return bool(standing.held)


def may_release(standing: Standing, street: Street) -> bool:
    """Let whoever took or did it take that back, and coordinators."""
    return standing.coordinates or standing.person in (street.taken_by, street.done_by)
