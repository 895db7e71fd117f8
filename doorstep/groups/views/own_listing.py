"""A group's listing in the hands of its coordinators: what one of them changes, and what takes two."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups import actions, permissions, said
from doorstep.groups.forms.listing import FACTS, WHAT_IT_IS, ListingForm
from doorstep.groups.models import Decision, Group
from doorstep.groups.pages import standing_or_404, told
from doorstep.groups.queries import decisions, desk
from doorstep.groups.speakers import ITSELF, Speaker
from doorstep.groups.views.roles import decided
from doorstep.people.doors import proved, proved_to_write, strongly
from doorstep.people.models import Person
from doorstep.people.requests import PersonRequest


@require_http_methods(["GET", "POST"])
@strongly
def listing(request: PersonRequest, slug: str) -> HttpResponse:
    group = _group(request, slug)
    form = ListingForm(request.POST or None, before=said.in_listing(group), seen=desk.newest_change(group), only=FACTS)
    if form.is_valid() and (what := saved(request, group, form, by=request.visitor.person, speaker=ITSELF)):
        return done("groups:listing", what, slug)
    shown = {"group": group, "form": form, "told": told(request)}
    return render(request, "groups/people/listing.html", shown, status=422 if form.is_bound else 200)


def saved(request: HttpRequest, group: Group, form: ListingForm, *, by: Person, speaker: Speaker) -> str:
    """Save what was typed; where somebody else was first the form says so, and keeps it."""
    seen = form.cleaned_data["seen"]
    try:
        kept = actions.change(group, form.values, by=by.pk, speaker=speaker, seen=seen)
    except (actions.ChangedMeanwhileError, actions.FromElsewhereError) as error:
        form.add_error(None, languages.said(error))
        # Sent once more, after a look at what the other did, it is saved.
        form.data = request.POST.copy()
        form.data["seen"] = str(desk.newest_change(group))
        return ""
    return "saved" if kept else "unchanged"


@require_POST
@strongly
def confirmation(request: PersonRequest, slug: str) -> HttpResponse:
    """Say that the group is still there, and that what stands in its listing is true."""
    group = _group(request, slug)
    actions.confirm(group, timezone.localdate(), by=request.visitor.person.pk, speaker=ITSELF)
    return done("groups:listing", "confirmed", slug)


@require_http_methods(["GET", "POST"])
@strongly
@proved_to_write
def what_it_is(request: PersonRequest, slug: str) -> HttpResponse:
    """Decide about its name and patch."""
    group = _group(request, slug)
    before, seen = said.in_listing(group), desk.newest_change(group)
    form = ListingForm(request.POST or None, request.FILES or None, before=before, seen=seen, only=WHAT_IT_IS)
    what = _decided(request, group, form, before) if form.is_valid() else ""
    if what:
        return done("groups:decisions", what, group.slug)
    return _shown(request, group, form)


def _decided(request: PersonRequest, group: Group, form: ListingForm, before: said.Said) -> str:
    values = {name: value for name, value in form.values.items() if value != before[name]}
    if not values:
        return "unchanged"
    try:
        return decided(group, Decision.Kind.CHANGE, by=request.visitor.person.pk, values=values)
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return ""


@require_POST
@strongly
@proved
def state(request: PersonRequest, slug: str) -> HttpResponse:
    """Decide that the group rests, closes or comes back."""
    group, kind = _group(request, slug), request.POST.get("kind", "")
    try:
        kind = kind if kind in decisions.MOVES else ""
        what = decided(group, kind, by=request.visitor.person.pk) if kind else ""
    except SentenceError as error:
        before, seen = said.in_listing(group), desk.newest_change(group)
        return _shown(request, group, ListingForm(before=before, seen=seen, only=WHAT_IT_IS), languages.said(error))
    return done("groups:decisions", what, slug)


def _shown(request: PersonRequest, group: Group, form: ListingForm, wrong: str = "") -> HttpResponse:
    moves = decisions.possible_moves(group)
    shown = {"group": group, "form": form, "moves": moves, "wrong": wrong, "told": told(request)}
    status = 409 if wrong else 422 if form.is_bound else 200
    return render(request, "groups/people/what_it_is.html", shown, status=status)


def _group(request: PersonRequest, slug: str) -> Group:
    """Find the group whose listing the visitor may change, with all that is said of it."""
    return desk.listing(standing_or_404(request, slug, permissions.may_change_listing).group.pk).get()
