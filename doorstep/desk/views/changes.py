"""What was changed in listings lately, and taking it back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.core.sentences import SentenceError
from doorstep.desk.pages import told, with_names
from doorstep.groups import actions
from doorstep.groups.models import Change, Voice
from doorstep.groups.queries import desk
from doorstep.people.requests import StaffRequest


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    return _shown(request)


@require_POST
def undoing(request: StaffRequest, pk: int) -> HttpResponse:
    change = get_object_or_404(Change, pk=pk)
    try:
        actions.undo(change, by=request.staff.pk)
    except SentenceError as error:
        return _shown(request, wrong=languages.said(error))
    return done("desk:listing", "undone", change.group_id)


def _shown(request: StaffRequest, *, wrong: str = "") -> HttpResponse:
    voice = request.GET.get("by", "")
    voice = voice if voice in Voice.values else ""
    page = page_of(request, desk.changes(voice))
    shown = {"page": page, "voice": voice, "voices": Voice.choices, "told": told(request), "wrong": wrong}
    return render(request, "desk/changes.html", shown | with_names(list(page)), status=409 if wrong else 200)
