"""What comes again of one request, for whoever looks after it: the next of it, moved, left out, resting."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid import kinds
from doorstep.aid.actions import ahead, repeating
from doorstep.aid.actions.repeating import NotThenError
from doorstep.aid.forms.repeating import DayForm, RestForm
from doorstep.aid.models import Repeat, Task
from doorstep.aid.queries.repeating import repeat_seen_by, repeats_seen_by, to_come
from doorstep.aid.repeat_words import in_words
from doorstep.aid.round_words import told
from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.groups import permissions
from doorstep.groups.pages import people_or_404
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest

_HERE = "requests:repeats"


@require_safe
@strongly
def everything(request: PersonRequest, slug: str) -> HttpResponse:
    """Show all that comes again in a group: what rests has no task, so that no desk shows it."""
    standing = people_or_404(request, slug, permissions.may_see_people)
    page, known = page_of(request, repeats_seen_by(standing)), kinds.of_group(standing.group)
    rows = [(each, kinds.in_words(each.repeat.kinds, known), in_words(each.every)) for each in page]
    shown = {"group": standing.group, "only_some": not standing.coordinates, "page": page, "rows": rows}
    return render(request, "aid/rounds/all_repeats.html", shown)


@require_safe
@strongly
def index(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    return _shown(request, _repeat_or_404(request, slug, pk))


@require_POST
@strongly
def day(request: PersonRequest, slug: str, pk: UUID, task: UUID) -> HttpResponse:
    repeat, form = _repeat_or_404(request, slug, pk), DayForm(request.POST, prefix=str(task))
    one = _task_or_404(repeat, task)
    return _changed(request, repeat, form, partial(_move, one, form), "moved")


@require_POST
@strongly
def skipping(request: PersonRequest, slug: str, pk: UUID, task: UUID) -> HttpResponse:
    repeat = _repeat_or_404(request, slug, pk)
    return _changed(request, repeat, None, partial(repeating.skip, _task_or_404(repeat, task)), "skipped")


@require_POST
@strongly
def rest(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    repeat, form = _repeat_or_404(request, slug, pk), RestForm(request.POST)
    return _changed(request, repeat, form, partial(_rest, repeat, form), "rests")


@require_POST
@strongly
def going_on(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    repeat = _repeat_or_404(request, slug, pk)
    return _changed(request, repeat, None, partial(ahead.wake, repeat.request), "goes-on")


def _move(task: Task, form: DayForm, *, by: UUID, now: datetime) -> None:
    repeating.move_to(task, form.cleaned_data["day"], by=by, now=now)


def _rest(repeat: Repeat, form: RestForm, *, by: UUID, now: datetime) -> None:
    repeating.rest(repeat.request, until=form.cleaned_data["until"], by=by, now=now)


Form = DayForm | RestForm | None


def _changed(
    request: PersonRequest, repeat: Repeat, form: Form, change: Callable[..., None], word: str
) -> HttpResponse:
    """Do it, or say beside the form's one field why not."""
    if form and not form.is_valid():
        return _shown(request, repeat, form)
    try:
        word = _tried(change, request.visitor.person.pk, word)
    except NotThenError as error:
        return _shown(request, repeat, _mended(form, languages.said(error)))
    return done(_HERE, word, repeat.request.group.slug, repeat.request_id)


def _tried(change: Callable[..., None], by: UUID, word: str) -> str:
    try:
        change(by=by, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return "late"
    return word


def _mended(form: Form, why: str) -> Form:
    if form:
        form.add_error(next(iter(form.fields)), why)
    return form


def _repeat_or_404(request: PersonRequest, slug: str, pk: UUID) -> Repeat:
    repeat = repeat_seen_by(people_or_404(request, slug, permissions.may_see_people), pk)
    if repeat is None:
        raise Http404
    return repeat


def _task_or_404(repeat: Repeat, pk: UUID) -> Task:
    return get_object_or_404(to_come(repeat), pk=pk)


def _shown(request: PersonRequest, repeat: Repeat, form: forms.Form | None = None) -> HttpResponse:
    asked, known = repeat.request, kinds.of_group(repeat.request.group)
    shown: dict[str, object] = {"group": asked.group, "asked": asked, "told": told(request)}
    shown["often"] = in_words(asked.every)
    shown["what"] = kinds.in_words(repeat.kinds, known)
    shown["rows"] = [_row(task, known, form) for task in to_come(repeat)]
    shown["rest_form"] = form if isinstance(form, RestForm) else RestForm()
    shown["form"] = form
    return render(request, "aid/rounds/repeats.html", shown, status=422 if form else 200)


def _row(task: Task, known: dict[str, kinds.Kind], form: forms.Form | None) -> dict[str, object]:
    """Give a task its own form, with what was typed where it was typed."""
    own = form if form and form.prefix == str(task.pk) else DayForm(prefix=str(task.pk), initial={"day": task.day})
    return {"task": task, "what": kinds.in_words([task.kind], known)[0], "form": own}
