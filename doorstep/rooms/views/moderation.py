"""What officers do about a post, a thread, or somebody in the room."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest
from doorstep.rooms.actions import caring
from doorstep.rooms.forms import PuttingOutForm, WhyForm
from doorstep.rooms.models import Post, Room, Thread
from doorstep.rooms.pages import desk_room_or_404, post_or_404, told
from doorstep.rooms.queries import care, threads
from doorstep.rooms.queries.entering import belongs_to, is_officer

_Do = Callable[[Post, UUID], None]
_DOING: dict[str, _Do] = {
    "back": lambda post, by: caring.bring_back(post, by=by, now=timezone.now()),
    "stands": lambda post, by: caring.let_stand(post, by=by, now=timezone.now()),
}


def _is_read(post: Post) -> bool:
    """Say whether others could read it once: a draft is its writer's alone."""
    return post.posted_at is not None


@require_safe
@strongly
def post(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    room, person = desk_room_or_404(request, slug)
    return _shown(request, room, person, post_or_404(room, pk, _is_read))


@require_POST
@strongly
def decide(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Take a post out, bring it back, or let it stand; of one's own another officer decides."""
    room, person = desk_room_or_404(request, slug)
    found = post_or_404(room, pk, _is_read, lambda post: post.person_id != person)
    form, what = WhyForm(request.POST), request.POST.get("do", "hidden")
    if what not in _DOING and not form.is_valid():
        return _shown(request, room, person, found, form)
    try:
        _decided(found, person, what, form)
    except (NotAMoveError, SomebodyWasFirstError):
        return done("rooms:desk-post", "late", slug, pk)
    return done("rooms:desk-post", what if what in _DOING else "hidden", slug, pk)


def _decided(found: Post, by: UUID, what: str, form: WhyForm) -> None:
    if what in _DOING:
        _DOING[what](found, by)
    else:
        caring.take_out(found, form.cleaned_data["why"], by=by, now=timezone.now())


def _shown(request: PersonRequest, room: Room, person: UUID, found: Post, form: WhyForm | None = None) -> HttpResponse:
    said = list(care.objections_to(found, person))
    with threads.opened([found.thread], [found]), care.opened(said):
        shown = {"network": room.network, "post": found, "thread": found.thread, "objections": said}
        shown |= {"form": form or WhyForm(), "told": told(request)}
        shown["speakers"] = threads.speakers(room.network, [found.person_id, *(each.person_id for each in said)])
        shown["is_own"] = found.person_id == person
        shown["may_put_out"] = not is_officer(found.person_id, room.network)
        return render(request, "rooms/desk/post.html", shown, status=422 if form else 200)


@require_POST
@strongly
def thread_state(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    room, person = desk_room_or_404(request, slug)
    found = get_object_or_404(Thread.objects.filter(room=room).select_related("room"), pk=pk)
    reopens = request.POST.get("do") == "reopen"
    try:
        (caring.reopen_thread if reopens else caring.close_thread)(found, by=person, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("rooms:thread", "late", slug, pk)
    return done("rooms:thread", "reopened" if reopens else "thread-closed", slug, pk)


# -- Somebody in the room --------------------------------------------------------------------------------------------


@require_safe
@strongly
def person(request: PersonRequest, slug: str, person: UUID) -> HttpResponse:
    room, _by = desk_room_or_404(request, slug)
    return _somebody(request, room, _member_or_404(room, person))


@require_POST
@strongly
def putting_out(request: PersonRequest, slug: str, person: UUID) -> HttpResponse:
    room, by = desk_room_or_404(request, slug)
    who, form, now = _member_or_404(room, person), PuttingOutForm(request.POST), timezone.now()
    if not form.is_valid():
        return _somebody(request, room, who, form)
    try:
        caring.put_out(room, who, form.cleaned_data["why"], until=now + form.lasts, by=by, now=now)
    except caring.SitsThereError as error:
        form.add_error(None, languages.said(error))
        return _somebody(request, room, who, form)
    return done("rooms:desk", "put-out", slug)


@require_POST
@strongly
def letting_in(request: PersonRequest, slug: str, person: UUID) -> HttpResponse:
    room, by = desk_room_or_404(request, slug)
    caring.let_in(room, _member_or_404(room, person), by=by, now=timezone.now())
    return done("rooms:desk", "let-in", slug)


def _member_or_404(room: Room, person: UUID) -> UUID:
    if not belongs_to(room.network).filter(pk=person).exists():
        raise Http404
    return person


def _somebody(request: PersonRequest, room: Room, who: UUID, form: PuttingOutForm | None = None) -> HttpResponse:
    out = care.put_out(room, timezone.now()).filter(person=who).first()
    shown = {"network": room.network, "who": who, "out": out, "form": form or PuttingOutForm()}
    shown |= {"speaker": threads.speakers(room.network, [who])[who], "sits": is_officer(who, room.network)}
    return render(request, "rooms/desk/person.html", shown, status=422 if form else 200)
