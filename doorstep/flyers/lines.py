"""Streets of a leafleting sheet as somebody sees them, on the page and on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from doorstep.flyers import permissions
from doorstep.flyers.models import Leafleting, Street
from doorstep.flyers.queries import leafleting
from doorstep.groups.standing import Standing


@dataclass(frozen=True)
class Line:
    """A street as somebody sees it; `who` took or did it, by name where the viewer may read it."""

    street: Street
    who: str
    is_mine: bool
    may_release: bool


def lines(viewer: Standing, sheet: Leafleting, *, with_names: bool) -> list[Line]:
    """List a sheet's streets in their order; names alone for those who look after people."""
    streets = list(sheet.streets.all())
    names = leafleting.names_on(viewer, streets) if with_names else {}
    return [_line(viewer, street, names) for street in streets]


def _line(viewer: Standing, street: Street, names: Mapping[UUID, str]) -> Line:
    who = street.done_by or street.taken_by
    name = names.get(who, "") if who else ""
    return Line(street, name, who == viewer.person, permissions.may_release(viewer, street))
