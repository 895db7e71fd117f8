"""Threads: beginning one, reading one, writing in it, hearing nothing more of it."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core import languages
from doorstep.core.pages import ON_A_PAGE, done, page_of
from doorstep.limits.forms import has_room
from doorstep.people.requests import PersonRequest
from doorstep.rooms.actions import entering, writing
from doorstep.rooms.forms import PostForm, ThreadForm
from doorstep.rooms.models import Post, Thread
from doorstep.rooms.pages import in_the_room, thread_or_404, told
from doorstep.rooms.queries import care, threads
from doorstep.rooms.queries.entering import Visit


@require_http_methods(["GET", "POST"])
@in_the_room
def begin(request: PersonRequest, visit: Visit) -> HttpResponse:
    form = ThreadForm(request.POST or None)
    if form.is_valid() and has_room(form, writing.THREADS, request, str(visit.person)):
        begun = _begun(request, visit, form)
        if begun:
            return _to(begun, "posted")
    shown = {"visit": visit, "network": visit.network, "form": form}
    return render(request, "rooms/begin.html", shown, status=422 if form.is_bound else 200)


def _begun(request: PersonRequest, visit: Visit, form: ThreadForm) -> Thread | None:
    said = {name: form.cleaned_data[name] for name in ("subject", "words")}
    try:
        return writing.begin(visit.room, person=request.visitor.person, now=timezone.now(), **said)
    except writing.ClosedError as error:
        form.add_error(None, languages.said(error))
        return None


@require_safe
@in_the_room
def thread(request: PersonRequest, visit: Visit, pk: UUID) -> HttpResponse:
    return _shown(request, visit, thread_or_404(visit, pk))


@require_POST
@in_the_room
def post(request: PersonRequest, visit: Visit, pk: UUID) -> HttpResponse:
    found, form = thread_or_404(visit, pk), PostForm(request.POST)
    if form.is_valid() and has_room(form, writing.POSTS, request, str(visit.person)):
        posted = _posted(request, found, form)
        if posted:
            return _to(found, "posted", str(posted.pk))
    return _shown(request, visit, found, form)


def _posted(request: PersonRequest, found: Thread, form: PostForm) -> Post | None:
    try:
        return writing.write(found, request.visitor.person, form.cleaned_data["words"], now=timezone.now())
    except writing.ClosedError as error:
        form.add_error(None, languages.said(error))
        return None


@require_POST
@in_the_room
def muting(request: PersonRequest, visit: Visit, pk: UUID) -> HttpResponse:
    found = thread_or_404(visit, pk)
    if request.POST.get("do") == "unmute":
        entering.unmute(found, visit.person)
        return done("rooms:thread", "unmuted", visit.network.slug, pk)
    entering.mute(found, visit.person, now=timezone.now())
    return done("rooms:thread", "muted", visit.network.slug, pk)


def _to(found: Thread, what: str, post: str = "") -> HttpResponseRedirect:
    """Go on to the last page of a thread, where what was just posted stands."""
    where = reverse("rooms:thread", args=[found.room.network.slug, found.pk])
    page = threads.last_page(found, ON_A_PAGE)
    words = {"done": what} | ({"page": page} if page > 1 else {})
    return HttpResponseRedirect(f"{where}?{urlencode(words)}{f'#{post}' if post else ''}")


def _shown(request: PersonRequest, visit: Visit, found: Thread, form: PostForm | None = None) -> HttpResponse:
    page, drafts = page_of(request, threads.posts_in(found)), list(threads.drafts_in(found, visit.person))
    posts = list(page.object_list)
    with threads.opened([found], [*posts, *drafts]):
        shown = {"visit": visit, "network": visit.network, "thread": found, "page": page, "posts": posts}
        shown |= {"drafts": drafts, "form": form or PostForm(), "told": told(request)}
        shown["speakers"] = threads.speakers(visit.network, [found.person_id, *(each.person_id for each in posts)])
        shown["whys"] = care.why_taken_out(visit.person, posts)
        shown["muted"] = threads.is_muted(found, visit.person)
        return render(request, "rooms/thread.html", shown, status=422 if form else 200)
