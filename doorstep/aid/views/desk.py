"""The desk of a group: what waits for whoever looks, everything that is open, and whose turn it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from doorstep.aid import kinds, pages, steps
from doorstep.aid.forms.desk import FilterForm
from doorstep.aid.kinds import Kind
from doorstep.aid.models import Task
from doorstep.aid.queries import desk, duties, replies
from doorstep.aid.queries.desk import Filter
from doorstep.aid.queries.duties import Turns
from doorstep.aid.views import filters
from doorstep.aid.views.duty import turns_of
from doorstep.core.pages import page_of
from doorstep.groups.models import StreetTeam
from doorstep.groups.queries import members
from doorstep.groups.standing import Standing
from doorstep.people.doors import strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest

# What waits beside tasks, as the page calls it.
WAITS = ("ringing", "wrote", "by_hand", "favours", "proposed")


@dataclass(frozen=True)
class Row:
    """A line of the desk; `asker` is empty for whoever may not know it, `todo` where there is nothing to do."""

    task: Task
    what: str
    when: str
    state: str
    todo: str
    being_asked: bool
    due: str
    asker: str
    owner: str
    is_mine: bool


class Todo(NamedTuple):
    words: str
    being_asked: bool


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    standing, now = pages.standing_or_404(request, slug), timezone.now()
    wanted, everything = wanted_by(request), request.GET.get("show") == filters.ALL
    page = page_of(request, desk.open_tasks(standing, now, wanted) if everything else desk.needing(standing, now))
    turns, known = duties.turns(standing.group), kinds.of_group(standing.group)
    names, teams = called(_known_askers(page, standing) | turns.everybody), teams_seen_by(standing)
    shown = pages.shared(standing) | {"page": page, "everything": everything, "told": pages.told(request)}
    shown["rows"] = [row(task, standing, known, names, to) for task, to in _todo(page, now)]
    shown["filters"] = _filters(wanted, known, turns, names, teams) if everything else []
    shown |= dict(zip(WAITS, replies.to_ring_to_read_and_to_say(standing, now), strict=True))
    shown |= {"filtered": filters.filtered(wanted), "turns": turns_of(standing, turns, teams, names)}
    return render(request, "aid/desk/index.html", shown)


def wanted_by(request: PersonRequest) -> Filter:
    form = FilterForm(request.GET)
    form.is_valid()
    return Filter(**form.cleaned_data)


def _todo(tasks: Iterable[Task], now: datetime) -> list[tuple[Task, Todo]]:
    """Say of each what there is to do, and whether the answer of somebody who was just asked is waited for."""
    rows = ((task, desk.is_being_asked(task)) for task in tasks)
    return [(task, Todo(steps.todo(task, now, being_asked=asked), asked)) for task, asked in rows]


def _known_askers(page: Any, standing: Standing) -> set[UUID]:
    """Say whose names may be read: those for whom the viewer is the one who looks after it."""
    return {task.person_id for task in page if task.owner == standing.person}


def teams_seen_by(viewer: Standing) -> list[StreetTeam]:
    """Return the group's street teams; to a street coordinator their own."""
    return [team for team in members.teams_of(viewer.group) if viewer.coordinates or team.pk in viewer.teams]


def row(task: Task, standing: Standing, known: dict[str, Kind], names: Mapping[UUID, str], todo: Todo) -> Row:
    mine = task.owner == standing.person
    return Row(
        task=task,
        what=kinds.in_words([task.kind], known)[0],
        when=steps.when(task),
        state=steps.in_words(task),
        todo=todo.words,
        being_asked=todo.being_asked,
        due=steps.moment(task.next_step_at) if task.next_step_at else "",
        asker=(names.get(task.person_id) or _("A neighbour")) if mine else "",
        owner=names.get(task.owner, "") if task.owner else "",
        is_mine=mine,
    )


def _filters(
    wanted: Filter, known: dict[str, Kind], turns: Turns, names: Mapping[UUID, str], teams: list[StreetTeam]
) -> list[filters.Choices]:
    return filters.choices(
        wanted,
        {
            "state": (_("How it stands"), list(steps.STATES.items())),
            "owner": (_("Who looks after it"), filters.named(names, sorted(turns.everybody, key=str))),
            "kind": (_("Kind of help"), [(kind.slug, kind.name) for kind in known.values()]),
            "team": (_("Street team"), [(team.pk, team.name) for team in teams]),
        },
    )
