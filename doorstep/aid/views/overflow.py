"""A network's desk: what no group looks after, the nearest groups for each, and one step to hand it over."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid.actions import overflow_rows, overflowing
from doorstep.aid.forms.overflow import HandingForm, SignpostForm
from doorstep.aid.models import Overflow
from doorstep.aid.queries import overflow
from doorstep.aid.queries.apart import is_apart
from doorstep.core import languages
from doorstep.core.pages import done, page_of, told
from doorstep.core.sentences import SentenceError
from doorstep.groups.forms.people import WhyForm
from doorstep.groups.models import Group
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.messaging.queries import writes_to
from doorstep.networks.models import Network
from doorstep.networks.pages import desk_or_404
from doorstep.people.actions import look_at_contact_points
from doorstep.people.doors import strongly
from doorstep.people.looking import Way, ways
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.places import cells
from doorstep.safeguarding.queries import kept_apart_from
from doorstep.vault import keys

DONE = {
    "handed-over": _("It is theirs now. Their coordinators have been told, and so has whoever asked."),
    "told-elsewhere": _("They have been told where else to turn."),
    "rung": _("Thank you. It stands here no more."),
    "late": _("Somebody was a moment quicker, or it is not needed any more. Nothing was done twice."),
}
# Enough to ring round in an evening, and too few to copy out who needs a hand.
LOOKING = Limit("askers looked at by officers", most=10, per=timedelta(hours=1))


@require_safe
@strongly
def desk(request: PersonRequest, slug: str) -> HttpResponse:
    network, person = desk_or_404(request, slug)
    apart = kept_apart_from(person)
    page = page_of(request, overflow.waiting_at(network).exclude(person__in=apart))
    said = {"network": network, "page": page, "rows": overflow.in_words(page), "told": told(request, DONE)}
    said |= {"to_ring": overflow.in_words(overflow.to_ring_at(network).exclude(person__in=apart))}
    said |= {"lately": overflow.placed_lately(network).exclude(person__in=apart)[:5], "now": timezone.now()}
    return render(request, "aid/overflow/index.html", said)


@require_safe
@strongly
def one(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    network, person = desk_or_404(request, slug)
    return _waits_or_ended(request, _reached_or_404(network, pk, person))


@require_POST
@strongly
def handing(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    network, person = desk_or_404(request, slug)
    row = _row_or_404(network, pk, person)
    if row.status != row.Status.WAITING:
        return done("overflow:requests", "late", slug)
    form = HandingForm(request.POST, candidates=overflow.candidates(row, timezone.now()))
    what = _did(form, lambda: _handed(row, form, person), "handed-over") if form.is_valid() else ""
    return done("overflow:requests", what, slug) if what else _shown(request, row, handing=form)


@require_POST
@strongly
def signpost(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    network, person = desk_or_404(request, slug)
    row = _row_or_404(network, pk, person)
    if row.status != row.Status.WAITING:
        return done("overflow:requests", "late", slug)
    form = SignpostForm(request.POST, near=_near(row))
    what = _did(form, lambda: _told(row, form, person), "told-elsewhere") if form.is_valid() else ""
    return done("overflow:requests", what, slug) if what else _shown(request, row, signpost=form)


@require_POST
@strongly
def reach(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show how whoever asked can be reached, once and here; they can read who looked, and why."""
    network, person = desk_or_404(request, slug)
    row, form = _reached_or_404(network, pk, person), WhyForm(request.POST)
    found = _looked(request, row, form) if form.is_valid() else None
    if found is None:
        return _waits_or_ended(request, row, form)
    name = called([row.person_id]).get(row.person_id, "")
    return render(request, "aid/overflow/reach.html", {"network": network, "row": row, "ways": found, "name": name})


@require_POST
@strongly
def rung(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Note that whoever asked was rung, and knows how it ended."""
    network, person = desk_or_404(request, slug)
    try:
        overflow_rows.note_rung(_row_or_404(network, pk, person), by=person)
    except SomebodyWasFirstError:
        return done("overflow:requests", "late", slug)
    return done("overflow:requests", "rung", slug)


def _reached_or_404(network: Network, pk: UUID, person: UUID) -> Overflow:
    """Find what waits there, or ended there lately without a group; not for who is kept apart from whoever asked."""
    return _found_or_404(overflow.reached_at(network, timezone.now()), pk, person)


def _row_or_404(network: Network, pk: UUID, person: UUID) -> Overflow:
    """Find what waits or waited there."""
    return _found_or_404(Overflow.objects.filter(network=network), pk, person)


def _found_or_404(found: "QuerySet[Overflow]", pk: UUID, person: UUID) -> Overflow:
    row = get_object_or_404(found.select_related("network", "request__group", "person"), pk=pk)
    if is_apart(row, person):
        raise Http404
    return row


def _waits_or_ended(request: PersonRequest, row: Overflow, why: WhyForm | None = None) -> HttpResponse:
    if row.closed_at is None:
        return _shown(request, row, why=why)
    said = _about(row) | {"why": why or WhyForm()}
    return render(request, "aid/overflow/ring.html", said, status=422 if why else 200)


def _shown(
    request: PersonRequest,
    row: Overflow,
    handing: HandingForm | None = None,
    signpost: SignpostForm | None = None,
    why: WhyForm | None = None,
) -> HttpResponse:
    offered, said = overflow.candidates(row, timezone.now()), _about(row)
    said |= {"handing": handing or HandingForm(candidates=offered), "candidates": offered}
    said |= {"signpost": signpost or SignpostForm(near=_near(row)), "why": why or WhyForm()}
    return render(request, "aid/overflow/one.html", said, status=422 if handing or signpost or why else 200)


def _about(row: Overflow) -> dict[str, object]:
    said = {"network": row.network, "one": overflow.in_words([row])[0], "row": row, "cell": cells.shown(row.cell)}
    return said | {"writes": writes_to(row.person_id)}


def _near(row: Overflow) -> list[Group]:
    """Return whom they could ask themselves: those that can be handed nothing here, and those that are full."""
    full = [each.group for each in overflow.candidates(row, timezone.now()) if not each.free]
    return [*overflow.others_near(row), *full]


def _did(form: HandingForm | SignpostForm, doing: Callable[[], None], what: str) -> str:
    """Do it, and say what was done; nothing where the form says why not."""
    try:
        doing()
    except (NotAMoveError, SomebodyWasFirstError):
        return "late"
    except SentenceError as error:
        form.add_error(None, languages.said(error))
        return ""
    return what


def _handed(row: Overflow, form: HandingForm, by: UUID) -> None:
    overflowing.hand_over(row, form.chosen, by=by, now=timezone.now())


def _told(row: Overflow, form: SignpostForm, by: UUID) -> None:
    overflowing.signpost(row, form.chosen, form.cleaned_data["words"], by=by, now=timezone.now())


def _looked(request: PersonRequest, row: Overflow, form: WhyForm) -> list[Way] | None:
    """Look up how somebody is reached, and have it noted; None where that was too often."""
    by, now = request.visitor.person.pk, timezone.localtime(timezone=timezone.get_default_timezone())
    if not has_room(form, LOOKING, request, str(by)):
        return None
    with keys.at_hand([row.person_id]):
        points = look_at_contact_points(row.person, by=by, why=form.cleaned_data["why"], network=row.network_id)
        return ways(points, now.time())
