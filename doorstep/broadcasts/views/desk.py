"""The desk's own pages of broadcasts: all of them, a draft, whom it is for, what became of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.broadcasts import permissions
from doorstep.broadcasts.actions import wanting, writing
from doorstep.broadcasts.forms.audience import AudienceForm
from doorstep.broadcasts.forms.broadcast import FilesForm, SaysForm
from doorstep.broadcasts.forms.sending import RuleForm, SendForm
from doorstep.broadcasts.maps import of_audience
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.pages import as_file, at_desk_or_404, told
from doorstep.broadcasts.queries import desk, reach
from doorstep.broadcasts.queries.sending import counted, eyes_above
from doorstep.broadcasts.said import Audience
from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.limits.actions import take
from doorstep.messaging.models import Enclosure
from doorstep.networks.pages import desk_or_404
from doorstep.networks.views.desk import LOOKING
from doorstep.people.actions import look_at_contact_points
from doorstep.people.doors import proved_to_write, strongly
from doorstep.people.looking import ways
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.places.queries import UnknownPlaceError
from doorstep.vault import keys

_SAID = ("kind", "subject", "body", "short", "last_day", "wants_hands", "is_public")


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    network, person = desk_or_404(request, slug)
    shown = {"network": network, "page": page_of(request, desk.broadcasts_at(network)), "told": told(request)}
    shown["asked"] = desk.suggestions_at(network, person).count()
    shown["eyes_above"] = eyes_above(network)
    return render(request, "broadcasts/desk/index.html", shown)


@require_http_methods(["GET", "POST"])
@strongly
@proved_to_write
def rule(request: PersonRequest, slug: str) -> HttpResponse:
    """Say above how many people a second officer looks: whoever lifts that shows that it is them."""
    network, person = desk_or_404(request, slug)
    form = RuleForm(request.POST or None, initial={"eyes_above": eyes_above(network)})
    if form.is_valid():
        wanting.rule(network, form.cleaned_data["eyes_above"], by=person, now=timezone.now())
        return done("broadcasts:desk", "ruled", slug)
    shown = {"network": network, "form": form}
    return render(request, "broadcasts/desk/rule.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@strongly
def new(request: PersonRequest, slug: str) -> HttpResponse:
    network, person = desk_or_404(request, slug)
    form = SaysForm(request.POST or None)
    if form.is_valid():
        draft = writing.begin(network, form.says(), by=person, now=timezone.now())
        return redirect("broadcasts:draft", slug, draft.pk)
    shown = {"network": network, "form": form}
    return render(request, "broadcasts/desk/write.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@strongly
def words(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Change what a draft says."""
    draft, person = _draft_or_404(request, slug, pk)
    if draft is None:
        return done("broadcasts:at-desk", "late", slug, pk)
    form = SaysForm(request.POST or None, initial={name: getattr(draft, name) for name in _SAID})
    if _kept(request, draft, form, lambda: writing.change(draft, form.says(), by=person)):
        return done("broadcasts:draft", "kept", slug, pk)
    shown = {"network": draft.network, "form": form, "draft": draft}
    return render(request, "broadcasts/desk/write.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@strongly
def files(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Choose which files go with it; none takes away those there are."""
    draft, person = _draft_or_404(request, slug, pk)
    if draft is None:
        return done("broadcasts:at-desk", "late", slug, pk)
    form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
    if _kept(request, draft, form, lambda: writing.enclose(draft, form.cleaned_data["enclosed"], by=person)):
        return done("broadcasts:draft", "kept", slug, pk)
    shown = {"network": draft.network, "form": form, "draft": draft, "files": desk.files_of(draft)}
    return render(request, "broadcasts/desk/files.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@strongly
def audience(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Choose whom it is for; the page of the draft then says how many that are, and where."""
    draft, person = _draft_or_404(request, slug, pk)
    if draft is None:
        return done("broadcasts:at-desk", "late", slug, pk)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AudienceForm(*given, network=draft.network, meant=Audience.of(draft.audience))
    if _kept(request, draft, form, lambda: writing.be_for(draft, form.audience(), by=person)):
        return done("broadcasts:draft", "kept", slug, pk)
    shown = {"network": draft.network, "form": form, "draft": draft}
    return render(request, "broadcasts/desk/audience.html", shown, status=422 if form.is_bound else 200)


@require_safe
@strongly
def draft(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show a draft as its readers get it, for whom it is, and what it takes."""
    one, person = at_desk_or_404(request, slug, pk)
    if one.status in Broadcast.OUT:
        return done("broadcasts:at-desk", request.GET.get("done", ""), slug, pk)
    return shown_draft(request, one, person, SendForm(one=one), 200)


def shown_draft(request: PersonRequest, one: Broadcast, person: UUID, form: SendForm, status: int) -> HttpResponse:
    shown: dict[str, Any] = {"network": one.network, "one": one, "form": form, "told": told(request)}
    shown |= {"audience": Audience.of(one.audience), "files": desk.files_of(one), "names": called([one.written_by])}
    shown |= _for_whom(one)
    shown["may"] = {
        "change": permissions.may_change(one),
        "let_go": permissions.may_let_go(one, person),
        "hold": permissions.may_hold(one),
    }
    return render(request, "broadcasts/desk/draft.html", shown, status=status)


def _for_whom(one: Broadcast) -> dict[str, Any]:
    """Count whom it is for, and show where that is; or say that its area is no longer known."""
    try:
        found = counted(one)
        return {"counted": found, "here": of_audience(one), "needs_second": found.people > eyes_above(one.network)}
    except UnknownPlaceError as error:
        return {"lost": languages.said(error)}


@require_safe
@strongly
def at_desk(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show what became of one that is out, and who raised a hand."""
    one, person = at_desk_or_404(request, slug, pk)
    if one.status not in Broadcast.OUT:
        return redirect("broadcasts:draft", slug, pk)
    page = page_of(request, reach.hands_of(one, person))
    shown = _became(one) | {"page": page, "told": told(request), "asked": reach.asked_by(one, person)}
    shown |= {"hands": reach.with_words(page)}
    shown["names"] = called(hand.person_id for hand in page)
    return render(request, "broadcasts/desk/reach.html", shown)


def _became(one: Broadcast) -> dict[str, Any]:
    said = {"network": one.network, "one": one, "reach": reach.reach_of(one), "files": desk.files_of(one)}
    return said | {"unheard": reach.unheard(one)[: reach.MOST], "may_stop": reach.may_still_stop(one)}


@require_POST
@strongly
def hand(request: PersonRequest, slug: str, pk: UUID, hand: UUID) -> HttpResponse:
    """Show how to reach somebody who raised a hand, as they agreed to; they can read who looked."""
    one, person = at_desk_or_404(request, slug, pk)
    found = get_object_or_404(reach.hands_of(one, person), pk=hand)
    take(LOOKING, str(person))
    at = timezone.localtime(timezone=timezone.get_default_timezone()).time()
    with keys.at_hand([found.person_id]):
        points = look_at_contact_points(found.person, by=person, why="they-asked", network=one.network_id)
        return render(request, "networks/desk/reach.html", {"network": one.network, "ways": ways(points, at)})


@require_safe
@strongly
def file(request: PersonRequest, slug: str, pk: UUID, number: int) -> HttpResponse:
    """Hand a file to the desk before it goes out: whoever is the second pair of eyes looks at it too."""
    one, _person = at_desk_or_404(request, slug, pk)
    return as_file(get_object_or_404(Enclosure, bundle=one.pk, number=number))


@require_POST
@strongly
def throwing_away(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    one, person = at_desk_or_404(request, slug, pk)
    try:
        writing.throw_away(one, by=person)
    except writing.NotOpenError:
        return done("broadcasts:draft", "late", slug, pk)
    return done("broadcasts:desk", "thrown-away", slug)


def _kept(request: PersonRequest, draft: Broadcast, form: Form, keep: Callable[[], None]) -> bool:
    """Keep what was typed, if it can be; where another officer was quicker the form says so, and nothing is lost."""
    if not form.is_valid():
        return False
    try:
        writing.as_seen(draft, request.POST.get("version", ""))
        keep()
    except writing.NotOpenError as error:
        form.add_error(None, languages.said(error))
        return False
    return True


def _draft_or_404(request: PersonRequest, slug: str, pk: UUID) -> tuple[Broadcast | None, UUID]:
    """Find a draft; None for what is none any more."""
    one, person = at_desk_or_404(request, slug, pk)
    return (one if permissions.may_change(one) else None), person
