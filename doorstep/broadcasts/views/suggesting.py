"""Asking a network to pass something on: without an account; and what its desk makes of that."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.broadcasts import consent
from doorstep.broadcasts.actions import suggesting
from doorstep.broadcasts.forms.broadcast import SaysForm
from doorstep.broadcasts.forms.sending import WordsForm
from doorstep.broadcasts.forms.suggesting import SuggestForm
from doorstep.broadcasts.models import Suggestion
from doorstep.broadcasts.pages import told
from doorstep.broadcasts.queries import desk
from doorstep.core.pages import done, page_of
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import take
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.networks.models import Network
from doorstep.networks.pages import desk_or_404
from doorstep.networks.queries import directory
from doorstep.networks.views.desk import LOOKING
from doorstep.people.actions import hash_of, look_at_contact_points
from doorstep.people.doors import strongly
from doorstep.people.looking import ways
from doorstep.people.models import ContactPoint
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.vault import keys

ASKING = Limit("asking to pass something on", most=5, per=timedelta(days=1))
WRITTEN_TO = Limit("letters to one address about passing something on", most=3, per=timedelta(days=1))
ASKED = Limit("what one network is asked to pass on", most=40, per=timedelta(days=1))


@require_http_methods(["GET", "POST"])
def suggest(request: HttpRequest, slug: str) -> HttpResponse:
    network = get_object_or_404(directory.networks(), slug=slug)
    form = SuggestForm(request.POST or None)
    if form.is_valid() and _has_room(request, network, form):
        words, language = consent.passing_on(network), get_language() or ""
        suggesting.suggest(network, form.suggests(), words=words, language=language, now=timezone.now())
        return done("broadcasts:suggest", "asked", slug)
    shown = {"network": network, "form": form, "words": consent.passing_on(network), "told": told(request)}
    return render(request, "broadcasts/suggest.html", shown, status=422 if form.is_bound else 200)


def _has_room(request: HttpRequest, network: Network, form: SuggestForm) -> bool:
    """Count it for the visitor, for the address that is written to, and for the desk that has to read it."""
    address = str(hash_of(ContactPoint.Means.EMAIL, form.cleaned_data["email"]))
    return (
        has_room(form, ASKING, request)
        and has_room(form, WRITTEN_TO, request, address)
        and has_room(form, ASKED, request, str(network.pk))
    )


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    network, person = desk_or_404(request, slug)
    page = page_of(request, desk.suggestions_at(network, person))
    shown = {"network": network, "page": page, "told": told(request)}
    with desk.opened(page.object_list) as page.object_list:
        return render(request, "broadcasts/desk/suggestions.html", shown)


@require_POST
@strongly
def reach(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show how to reach whoever asks, also once it was passed on; they can read who looked."""
    network, person = desk_or_404(request, slug)
    found = get_object_or_404(desk.suggested_to(network, person), pk=pk)
    take(LOOKING, str(person))
    at = timezone.localtime(timezone=timezone.get_default_timezone()).time()
    with keys.at_hand([found.person_id]):
        points = look_at_contact_points(found.person, by=person, why="they-asked", network=network.pk)
        return render(request, "networks/desk/reach.html", {"network": network, "ways": ways(points, at)})


@require_http_methods(["GET", "POST"])
@strongly
def one(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show what somebody asks to be passed on, in a form in which it can be mended; passed on it is a draft first."""
    network, person = desk_or_404(request, slug)
    found = get_object_or_404(desk.suggested_to(network, person), pk=pk)
    if found.status != Suggestion.Status.WAITING:
        return done("broadcasts:suggestions", "late", slug)
    if request.method != "POST":
        return _shown(request, network, found, None, WordsForm())
    return (_decline if request.POST.get("do") == "decline" else _take_up)(request, found, person)


def _take_up(request: PersonRequest, found: Suggestion, person: UUID) -> HttpResponse:
    form = SaysForm(request.POST)
    if not form.is_valid():
        return _shown(request, found.network, found, form, WordsForm())
    try:
        draft = suggesting.take_up(found, form.says(), by=person, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("broadcasts:suggestions", "late", found.network.slug)
    return redirect("broadcasts:draft", found.network.slug, draft.pk)


def _decline(request: PersonRequest, found: Suggestion, person: UUID) -> HttpResponse:
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _shown(request, found.network, found, None, form)
    try:
        suggesting.decline(found, form.cleaned_data["words"], by=person, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("broadcasts:suggestions", "late", found.network.slug)
    return done("broadcasts:suggestions", "declined", found.network.slug)


def _shown(
    request: PersonRequest, network: Network, found: Suggestion, form: SaysForm | None, why: WordsForm
) -> HttpResponse:
    with desk.opened([found]):
        said: dict[str, object] = {"kind": found.kind, "subject": found.subject, "body": found.body}
        said |= {"is_public": True, "wants_hands": found.kind in ("support", "skills")}
        shown = {"network": network, "one": found, "form": form or SaysForm(initial=said), "why": why}
        shown["name"] = called([found.person_id]).get(found.person_id, "")
        status = 422 if form or why.is_bound else 200
        return render(request, "broadcasts/desk/suggestion.html", shown, status=status)
