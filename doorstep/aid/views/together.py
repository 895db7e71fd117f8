"""A plan for all that is open: who could be asked for what, changed by hand, and asked once a coordinator says so."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from doorstep.aid import pages
from doorstep.aid.actions import choosing
from doorstep.aid.forms.together import PlanForm, Said
from doorstep.aid.models import Task
from doorstep.aid.plan_map import drawn
from doorstep.aid.queries import desk
from doorstep.aid.queries.together import DAYS, plan_for
from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups.standing import Standing
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest

WEEK = "week"


@require_http_methods(["GET", "POST"])
@strongly
def plan(request: PersonRequest, slug: str) -> HttpResponse:
    """Show a plan, around what was chosen by hand; or ask those who stand in it."""
    standing, said = pages.standing_or_404(request, slug), Said(request.POST)
    wrong = _asked(standing, said.asked) if request.POST.get("do") == "ask" else []
    if request.POST.get("do") == "ask" and said.asked and not wrong:
        return done("requests:desk", "asked", slug)
    days = _days(request)
    lines = plan_for(standing, timezone.now(), DAYS[days], said.chosen, said.left)
    shown = pages.shared(standing) | {"form": PlanForm(lines=lines), "drawn": drawn(lines)}
    shown |= {"wrong": wrong, "days": days}
    return render(request, "aid/desk/plan.html", shown, status=422 if wrong else 200)


def _days(request: PersonRequest) -> str:
    said = request.POST.get("days") or request.GET.get("days", WEEK)
    return said if said in DAYS else WEEK


def _asked(standing: Standing, chosen: Mapping[UUID, Sequence[UUID]]) -> list[str]:
    """Ask each of them, and say of what nobody could be asked any more; of a double click the first counts."""
    now, wrong = timezone.now(), []
    tasks = desk.tasks_seen_by(standing).filter(pk__in=[*chosen], status=Task.Status.OPEN)
    for task in tasks.select_related("request", "group", "team").order_by("ends_at", "pk"):
        whom = chosen[task.pk]
        if desk.were_asked_by(standing.person, task, [str(who) for who in whom]):
            continue
        try:
            choosing.ask_these(task, whom, by=standing.person, now=now)
        except SentenceError as error:
            wrong.append(languages.said(error))
    return [*dict.fromkeys(wrong)]
