"""What somebody does with one post: says yes to their own, takes it back, or tells the desk of another's."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.forms import has_room
from doorstep.people.requests import PersonRequest
from doorstep.rooms import permissions
from doorstep.rooms.actions import caring, writing
from doorstep.rooms.forms import ObjectionForm
from doorstep.rooms.models import Post
from doorstep.rooms.pages import in_the_room, post_or_404
from doorstep.rooms.queries import care, threads
from doorstep.rooms.queries.entering import Visit


@require_POST
@in_the_room
def saying_yes(request: PersonRequest, visit: Visit, pk: UUID) -> HttpResponse:
    """Post what waited, or leave it."""
    found = post_or_404(visit.room, pk, partial(permissions.may_say_yes, person=visit.person))
    leaves = request.POST.get("do") == "leave"
    try:
        if leaves:
            writing.take_back(found, by=visit.person, now=timezone.now())
        else:
            writing.say_yes(found, by=visit.person, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError, writing.ClosedError):
        return _back(visit, found, "late")
    return _back(visit, found, "left" if leaves else "posted")


@require_http_methods(["GET", "POST"])
@in_the_room
def taking_back(request: PersonRequest, visit: Visit, pk: UUID) -> HttpResponse:
    found = post_or_404(visit.room, pk, partial(permissions.may_take_back, person=visit.person))
    if request.method != "POST":
        return _asked(request, visit, found, "rooms/taking_back.html")
    try:
        writing.take_back(found, by=visit.person, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return _back(visit, found, "late")
    return _back(visit, found, "taken-back")


@require_http_methods(["GET", "POST"])
@in_the_room
def objection(request: PersonRequest, visit: Visit, pk: UUID) -> HttpResponse:
    found = post_or_404(visit.room, pk, partial(permissions.may_object, person=visit.person))
    form = ObjectionForm(request.POST or None)
    is_said = form.is_valid() and has_room(form, caring.OBJECTIONS, request, str(visit.person))
    what = _objected(request, found, form) if is_said else ""
    return _back(visit, found, what) if what else _asked(request, visit, found, "rooms/objection.html", form)


def _objected(request: PersonRequest, found: Post, form: ObjectionForm) -> str:
    """Say by a word what became of it, or by none where the form has to be mended."""
    try:
        caring.object_to(found, request.visitor.person, form.cleaned_data["words"], now=timezone.now())
    except SomebodyWasFirstError:
        return "late"
    except caring.NobodyElseError as error:
        form.add_error(None, languages.said(error))
        return ""
    return "objected"


def _asked(
    request: PersonRequest, visit: Visit, found: Post, template: str, form: ObjectionForm | None = None
) -> HttpResponse:
    with threads.opened([found.thread], [found]):
        shown = {"visit": visit, "network": visit.network, "post": found, "thread": found.thread, "form": form}
        shown["speakers"] = threads.speakers(visit.network, [found.person_id])
        shown["before"] = care.objected_by(visit.person, found)
        return render(request, template, shown, status=422 if form and form.is_bound else 200)


def _back(visit: Visit, found: Post, what: str) -> HttpResponse:
    return done("rooms:thread", what, visit.network.slug, found.thread_id)
