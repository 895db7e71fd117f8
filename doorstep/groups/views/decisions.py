"""What takes two coordinators: what waits, what became of it, and saying yes or no."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from doorstep.core.pages import done, page_of
from doorstep.groups import permissions
from doorstep.groups.actions import deciding
from doorstep.groups.models import Decision
from doorstep.groups.pages import standing_or_404, told
from doorstep.groups.queries import decisions
from doorstep.groups.standing import Standing
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.people.doors import proved, strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest

_ANSWERS = {"agree": deciding.agree, "refuse": deciding.refuse, "withdraw": deciding.withdraw}


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    standing = standing_or_404(request, slug, permissions.may_decide)
    page = page_of(request, decisions.seen_by(standing))
    shown = {"group": standing.group, "page": page, "names": _names(*page), "told": told(request)}
    return render(request, "groups/people/decisions.html", shown)


@require_http_methods(["GET", "POST"])
@strongly
@proved
def decision(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    standing = standing_or_404(request, slug)
    decision = get_object_or_404(decisions.seen_by(standing), pk=pk)
    answer = request.POST.get("answer", "")
    if answer not in _ANSWERS:
        return render(request, "groups/people/decision.html", _shown(standing, decision) | {"told": told(request)})
    if _answered(answer, decision, standing):
        return done("groups:decision", "answered", slug, pk)
    now = _shown(standing, decisions.seen_by(standing).get(pk=pk)) | {"late": True}
    return render(request, "groups/people/decision.html", now, status=409)


def _answered(answer: str, decision: Decision, standing: Standing) -> bool:
    """Answer, unless somebody was first; there is no page for whom it is not to answer."""
    try:
        _ANSWERS[answer](decision, by=standing.person, now=timezone.now())
    except deciding.NotTheirsError:
        raise Http404 from None
    except SomebodyWasFirstError:
        return False
    return True


def _shown(standing: Standing, decision: Decision) -> dict[str, Any]:
    waits = decision.status == Decision.Status.WAITING
    return {
        "group": standing.group,
        "decision": decision,
        "names": _names(decision),
        "only_some": not standing.coordinates,
        "may_agree": waits and permissions.may_agree(standing, decision),
        "may_refuse": waits and permissions.may_refuse(standing, decision),
        "may_withdraw": waits and permissions.may_withdraw(standing, decision),
    }


def _names(*found: Decision) -> dict[UUID, str]:
    return called(person for each in found for person in (each.made_by, each.person_id, each.settled_by))
