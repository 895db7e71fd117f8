"""What people wrote or said, and no group could be given: somebody at the desk hears it, and gives it to one."""

from functools import partial
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid.actions import for_nobody as acting
from doorstep.aid.attached import in_one_line
from doorstep.aid.forms.exchanges import GiveForm
from doorstep.core.pages import done
from doorstep.core.sounds import played
from doorstep.desk.views.exchanges import LOOKING, was_given
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.forms import has_room
from doorstep.messaging.models import Reply
from doorstep.messaging.queries import for_nobody, voice_of
from doorstep.people.doors import proved
from doorstep.people.looking import ways
from doorstep.people.requests import StaffRequest


@require_POST
@proved
def looking(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Open it, and where it came from, this once; they can read who looked."""
    row, form = _row_or_404(pk), Form(request.POST)
    if not has_room(form, LOOKING, request, str(request.staff.pk)):
        return done("desk:exchanges", "enough")
    return _shown(request, row, GiveForm(), acting.look(row, by=request.staff.pk))


@require_safe
@proved
def voice(request: StaffRequest, pk: UUID) -> HttpResponse:
    sound = voice_of(_row_or_404(pk))
    if not sound:
        raise Http404
    return played(sound, request.headers.get("Range", ""))


@require_POST
def ending(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Give it to a group, or leave it."""
    row = for_nobody().filter(pk=pk).first()
    if row is None and Reply.objects.filter(pk=pk).exists():
        return done("desk:exchanges", "late")
    row = row or _row_or_404(pk)
    try:
        return _given(request, row) if request.POST.get("do") == "give" else _left(request, row)
    except (NotAMoveError, SomebodyWasFirstError):
        return done("desk:exchanges", "late")


def _given(request: StaffRequest, row: Reply) -> HttpResponse:
    form = GiveForm(request.POST)
    if was_given(request, form, partial(acting.give, row)):
        return done("desk:exchanges", "given")
    return _shown(request, row, form)


def _left(request: StaffRequest, row: Reply) -> HttpResponse:
    acting.leave(row, by=request.staff.pk, now=timezone.now())
    return done("desk:exchanges", "left")


def _row_or_404(pk: UUID) -> Reply:
    return get_object_or_404(for_nobody(), pk=pk)


def _shown(request: StaffRequest, row: Reply, form: GiveForm, words: str | None = None) -> HttpResponse:
    """Show it opened, or, once its group was not understood, covered again."""
    said = {"row": row, "form": form, "words": words, "is_open": words is not None}
    if words is not None:
        said["files"] = in_one_line(row)
        said["ways"] = ways([row.point] if row.point else [], timezone.localtime().time())
    return render(request, "desk/for_nobody.html", said, status=422 if form.errors else 200)
