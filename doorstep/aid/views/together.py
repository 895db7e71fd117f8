"""A plan for all that is open: who could be asked for what, changed by hand, and asked once a coordinator says so."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doorstep.aid import kinds, letters, pages, steps
from doorstep.aid.actions import choosing
from doorstep.aid.forms.together import PlanForm, Said
from doorstep.aid.models import Task
from doorstep.aid.plan_map import doers, drawn
from doorstep.aid.queries import desk
from doorstep.aid.queries.standing_by import persons_by_volunteer
from doorstep.aid.queries.together import DAYS, Planned, plan_for
from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.queries.ground import own_cells
from doorstep.groups.standing import Standing
from doorstep.messaging.costs import Costs, costs_of
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest

WEEK = "week"


class AskedMeanwhileError(SentenceError):
    """Somebody else was asked for it after the page was made, by a colleague, another tab, or this site."""


@require_http_methods(["GET", "POST"])
@strongly
def plan(request: PersonRequest, slug: str) -> HttpResponse:
    """Show a plan, around what was chosen by hand; or ask those who stand in it."""
    standing, said, now = pages.standing_or_404(request, slug), Said(request.POST), timezone.now()
    asked = _ask(standing, said, now) if request.POST.get("do") == "ask" else _NOT_ASKED
    if request.POST.get("do") == "ask" and said.asked and not asked.wrong:
        return done("requests:desk", "asked" if asked.some else "changed", slug)
    planned = plan_for(standing, now, DAYS[_days(request)], said.chosen, said.left)
    shown = pages.shared(standing) | _said(request, standing, planned) | {"seen": now.isoformat(), "asked": asked}
    return render(request, "aid/desk/plan.html", shown, status=422 if asked.wrong else 200)


def _days(request: PersonRequest) -> str:
    said = request.POST.get("days") or request.GET.get("days", WEEK)
    return said if said in DAYS else WEEK


def _said(request: PersonRequest, standing: Standing, planned: Planned) -> dict[str, object]:
    patch = own_cells([standing.group.pk]).get(standing.group.pk, [])
    return {
        "planned": planned,
        "form": PlanForm(lines=planned.lines),
        "doers": doers(planned.lines),
        "drawn": drawn(planned.lines, patch),
        "goes": _goes(planned),
        "days": _days(request),
        "told": _told(request),
    }


def _goes(planned: Planned) -> Costs:
    """Say how it goes to those who stand in the plan, if all of them are asked."""
    doing = [(line.task, line.does) for line in planned.lines if line.does]
    persons = persons_by_volunteer(who for _task, who in doing)
    return costs_of((partial(letters.offered, task), persons[who]) for task, who in doing)


def _told(request: PersonRequest) -> str:
    """Say what was done: the page begins anew at its top, and looks much like the last."""
    again = request.POST.get("do") == "plan"
    return _("Planned anew around what you chose. Nobody has been asked yet.") if again else ""


@dataclass(frozen=True)
class Asked:
    """Whether somebody was asked; and for what nobody could be, with why not."""

    some: bool
    wrong: list[tuple[str, str]]


_NOT_ASKED = Asked(some=False, wrong=[])


def _ask(standing: Standing, said: Said, now: datetime) -> Asked:
    """Ask each of them, and say of what nobody could be asked any more; of a double click the first counts."""
    tasks = desk.tasks_seen_by(standing).filter(pk__in=[*said.asked], status=Task.Status.OPEN)
    some, wrong, known = False, [], kinds.of_group(standing.group)
    for task in tasks.select_related("request", "group", "team").order_by("ends_at", "pk"):
        try:
            _ask_for(task, said, by=standing.person, now=now)
            some = True
        except SentenceError as error:
            what = kinds.named(task.kind, known)
            wrong.append((f"{what}, {steps.when(task)}", languages.said(error)))
    return Asked(some, wrong)


def _ask_for(task: Task, said: Said, *, by: UUID, now: datetime) -> None:
    whom = said.asked[task.pk]
    if desk.were_asked_by(by, task, [str(who) for who in whom]):
        return
    if said.seen and desk.was_asked_after(said.seen, task):
        raise AskedMeanwhileError(sentence("Others were asked for it while you chose."))
    choosing.ask_these(task, whom, by=by, now=now)
