"""What somebody is in a group at this moment; asked anew for each page, so that sight ends with the membership."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from doorstep.groups.models import Group, Membership, Role


@dataclass(frozen=True)
class Standing:
    """The roles in which `person` is in the group and not resting, and the street teams that they coordinate."""

    person: UUID
    group: Group
    held: frozenset[str] = frozenset()
    teams: frozenset[int] = frozenset()

    @property
    def coordinates(self) -> bool:
        return Role.COORDINATOR in self.held


def standing(person: UUID, group: Group, rows: Iterable[Membership]) -> Standing:
    """Sum up somebody's memberships of one group; of those at rest nothing follows."""
    joined = [row for row in rows if row.status == Membership.Status.JOINED]
    held = frozenset(row.role for row in joined)
    teams = frozenset(row.team_id for row in joined if row.role == Role.STREET_COORDINATOR and row.team_id is not None)
    return Standing(person, group, held, teams)
