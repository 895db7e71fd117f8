"""Who could look after what a group is asked, and whose turn it is: in the group, and in each of its street teams."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from doorstep.aid.models import Duty
from doorstep.groups.models import Group, Membership, Role


@dataclass(frozen=True)
class Turns:
    """`everywhere` coordinate the group, `in_team` its street teams; `said` is whose turn was said it is, by team."""

    everywhere: tuple[UUID, ...] = ()
    in_team: dict[int, tuple[UUID, ...]] = field(default_factory=dict)
    said: dict[int | None, UUID] = field(default_factory=dict)

    def could(self, team: int | None) -> list[UUID]:
        """Say who could look after what this street team has, or the group as a whole."""
        return list(dict.fromkeys([*self.in_team.get(team or 0, ()), *self.everywhere]))

    def has_own(self, team: int) -> bool:
        """Say whether a street team has a turn of its own, and does not follow the group's."""
        return team in self.in_team or team in self.said

    def now(self, team: int | None) -> UUID | None:
        """Say whose turn it is, as `ways.on_duty` does: whoever no longer coordinates there is passed over."""
        could = self.could(team)
        wanted = [self.said.get(team), *self.in_team.get(team or 0, ())[:1], self.said.get(None), *self.everywhere[:1]]
        return next((who for who in wanted if who in could), None)

    @property
    def everybody(self) -> set[UUID]:
        return {*self.everywhere, *(who for team in self.in_team.values() for who in team)}


def turns(group: Group) -> Turns:
    everywhere, in_team = [], dict[int, list[UUID]]()
    for row in _looking_after(group):
        if row.role == Role.COORDINATOR:
            everywhere.append(row.person_id)
        elif row.team_id:
            in_team.setdefault(row.team_id, []).append(row.person_id)
    said: dict[int | None, UUID] = dict(Duty.objects.filter(group=group).values_list("team", "coordinator"))
    return Turns(tuple(everywhere), {team: tuple(who) for team, who in in_team.items()}, said)


def _looking_after(group: Group) -> Iterable[Membership]:
    found = Membership.objects.filter(group=group, status=Membership.Status.JOINED)
    return found.filter(role__in=(Role.COORDINATOR, Role.STREET_COORDINATOR)).order_by("began_at", "pk")
