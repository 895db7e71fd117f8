"""Whose turn it is: for a group, and for each of its street teams; taken, and handed over, from the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.aid import pages
from doorstep.aid.actions import owning
from doorstep.aid.forms.desk import DutyForm, WhomForm
from doorstep.aid.queries.duties import Turns
from doorstep.aid.views import filters
from doorstep.core.pages import done
from doorstep.groups.models import StreetTeam
from doorstep.groups.queries import members
from doorstep.groups.standing import Standing
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest


@dataclass(frozen=True)
class Turn:
    """Who is on duty, for the group where `team` is None; `may` says whether the viewer may take it or hand it over."""

    team: StreetTeam | None
    seen: UUID | None
    name: str
    is_mine: bool
    may: bool
    form: WhomForm


def turns_of(standing: Standing, turns: Turns, teams: Iterable[StreetTeam], names: Mapping[UUID, str]) -> list[Turn]:
    """Return the group's turn, and those of the street teams that have somebody of their own to look after them."""
    own = [team for team in teams if turns.has_own(team.pk) and may_change(standing, team.pk)]
    return [_turn(standing, turns, team, names) for team in (None, *own)]


def _turn(standing: Standing, turns: Turns, team: StreetTeam | None, names: Mapping[UUID, str]) -> Turn:
    key = team.pk if team else None
    now = turns.now(key)
    others = [who for who in turns.could(key) if who not in {now, standing.person}]
    return Turn(
        team=team,
        seen=now,
        name=names.get(now, "") if now else "",
        is_mine=now == standing.person,
        may=may_change(standing, key),
        form=WhomForm(colleagues=filters.named(names, others), auto_id=f"id_duty_{key or 'all'}_%s"),
    )


def may_change(standing: Standing, team: int | None) -> bool:
    """Let coordinators change each turn, and a street coordinator that of their street teams."""
    return standing.coordinates or team in standing.teams


@require_POST
@strongly
def duty(request: PersonRequest, slug: str) -> HttpResponse:
    """Take duty, or hand it over to a colleague; where a colleague was first, nothing is overwritten."""
    standing = pages.standing_or_404(request, slug)
    form = DutyForm(request.POST, teams=members.teams_of(standing.group))
    may = form.team_is_known and may_change(standing, form.of.pk if form.of else None)
    if not may:
        raise Http404
    return done("requests:desk", _changed(standing, form) if form.is_valid() else "late", slug)


def _changed(standing: Standing, form: DutyForm) -> str:
    by, whom, seen = standing.person, form.cleaned_data["whom"] or standing.person, form.cleaned_data["seen"]
    try:
        owning.put_on_duty(whom, standing.group, form.of, seen=seen, by=by, now=timezone.now())
    except (SomebodyWasFirstError, owning.NotACoordinatorError):
        return "late"
    return "on-duty" if whom == by else "duty-handed-over"
