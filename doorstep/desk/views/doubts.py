"""Doubtful lines of lists: a new group, one that we have, or none."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from doorstep.accounts import queries as accounts
from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.core.sentences import SentenceError
from doorstep.core.trigrams import without_controls
from doorstep.desk.pages import told
from doorstep.desk.words import facts, line_facts
from doorstep.groups import actions, said
from doorstep.groups.models import Doubt, Group
from doorstep.groups.queries import desk
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.people.requests import StaffRequest


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    page = page_of(request, desk.doubts())
    return render(request, "desk/doubts.html", {"page": page, "told": told(request)})


@require_safe
def doubt(request: StaffRequest, pk: int) -> HttpResponse:
    return _shown(request, get_object_or_404(Doubt.objects.select_related("resembles"), pk=pk))


@require_POST
def settle(request: StaffRequest, pk: int) -> HttpResponse:
    doubt = get_object_or_404(Doubt.objects.select_related("resembles"), pk=pk)
    doing = _SETTLING.get(request.POST.get("decision", ""))
    try:
        settled = doing(request, doubt) if doing else ""
    except SomebodyWasFirstError:
        return _shown(request, Doubt.objects.get(pk=pk), late=True)
    except SentenceError as error:
        return _shown(request, doubt, wrong=languages.said(error))
    return done("desk:doubts", settled) if settled else _shown(request, doubt, wrong=_no_group())


def _add(request: StaffRequest, doubt: Doubt) -> str:
    actions.add_as_new(doubt, by=request.staff.pk)
    return "added"


def _merge(request: StaffRequest, doubt: Doubt) -> str:
    """Take it as the group chosen, or as the one whose address was typed; nothing where there is none."""
    typed = without_controls(request.POST.get("slug", "")).strip().rstrip("/").rpartition("/")[2]
    group = Group.objects.filter(slug=typed).first() if typed else doubt.resembles
    if group:
        actions.merge(doubt, group, by=request.staff.pk)
    return "merged" if group else ""


def _leave_out(request: StaffRequest, doubt: Doubt) -> str:
    actions.leave_out(doubt, by=request.staff.pk)
    return "left-out"


_SETTLING: dict[str, Callable[[StaffRequest, Doubt], str]] = {"add": _add, "merge": _merge, "leave-out": _leave_out}


def _no_group() -> str:
    return _("We know no group with this address. Copy the last part of the address of its page.")


def _shown(request: StaffRequest, doubt: Doubt, *, late: bool = False, wrong: str = "") -> HttpResponse:
    shown = {
        "doubt": doubt,
        "facts": line_facts(doubt.line),
        "other": facts(said.in_listing(doubt.resembles)) if doubt.resembles else [],
        "names": accounts.names([doubt.settled_by]),
        "late": late,
        "wrong": wrong,
        "typed": request.POST.get("slug", ""),
    }
    return render(request, "desk/doubt.html", shown, status=409 if late else 422 if wrong else 200)
