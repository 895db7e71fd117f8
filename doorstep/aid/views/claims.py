"""What volunteers laid out: asking for it, and the coordinators who approve, refuse and pay."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.aid.actions import claiming
from doorstep.aid.actions.claiming import NotTheirsToSayError
from doorstep.aid.forms.claiming import ClaimForm
from doorstep.aid.models import Claim, Offer
from doorstep.aid.pages_of_helpers import told
from doorstep.aid.queries import claims
from doorstep.aid.queries.ways import way_of
from doorstep.aid.views.doing import yours_or_404
from doorstep.core import languages, photos
from doorstep.core.pages import done, page_of
from doorstep.core.sentences import SentenceError
from doorstep.groups import permissions
from doorstep.groups.models import Group
from doorstep.groups.pages import people_or_404
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import take
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.doors import proved, signed_in, strongly
from doorstep.people.requests import PersonRequest

CLAIMING = Limit("claims of a volunteer", most=20, per=timedelta(days=1))
LOOKING = Limit("receipts looked at", most=60, per=timedelta(hours=1))
_ANSWERS = {
    "approve": (claiming.approve, "approved"),
    "refuse": (claiming.refuse, "refused"),
    "pay": (claiming.pay, "paid"),
}


@require_http_methods(["GET", "POST"])
@signed_in
def claim(request: PersonRequest, pk: UUID) -> HttpResponse:
    offer, task = yours_or_404(request, pk)
    form = ClaimForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _claimed(request, offer, form):
        return done("helping:task", "claimed", pk)
    shown = {"offer": offer, "group": task.group, "form": form, "cap": way_of(task.group).cap}
    return render(request, "aid/helping/claim.html", shown, status=422 if form.is_bound else 200)


def _claimed(request: PersonRequest, offer: Offer, form: ClaimForm) -> bool:
    if not has_room(form, CLAIMING, request, str(offer.person_id)):
        return False
    said = {"how": form.cleaned_data["how"], "photo": form.cleaned_data["receipt"]}
    try:
        claiming.claim(offer, pence=form.pence, now=timezone.now(), **said)
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()


# -- For coordinators ------------------------------------------------------------------------------------------------


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    group, by = _group_or_404(request, slug), request.visitor.person.pk
    page = page_of(request, claims.open_in(group))
    shown = {"group": group, "page": page, "rows": claims.seen(page, group, by), "cap": way_of(group).cap}
    return render(request, "aid/helping/claims.html", {**shown, "told": told(request)})


@require_POST
@strongly
@proved
def answer(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    row, to = _claim_or_404(request, slug, pk), _ANSWERS.get(request.POST.get("answer", ""))
    what = _answered(row, to[0], to[1], by=request.visitor.person.pk) if to else ""
    return done("helping:claims", what, slug)


def _answered(row: Claim, action: Callable[..., None], what: str, *, by: UUID) -> str:
    try:
        action(row, by=by, now=timezone.now())
    except NotTheirsToSayError:
        return "not-yours-to-say"
    except (NotAMoveError, SomebodyWasFirstError):
        return "late"
    return "one-more" if row.status == Claim.Status.ASKED else what


@require_POST
@strongly
def receipt(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show the photograph by itself, once and here: it has no address that could be opened again."""
    row, by = _claim_or_404(request, slug, pk), request.visitor.person.pk
    take(LOOKING, str(by))
    picture = claiming.look_at_receipt(row, by=by)
    return HttpResponse(picture, content_type=photos.KIND, headers={"Content-Disposition": "inline"})


def _group_or_404(request: PersonRequest, slug: str) -> Group:
    return people_or_404(request, slug, permissions.may_look_after_people).group


def _claim_or_404(request: PersonRequest, slug: str, pk: UUID) -> Claim:
    group = _group_or_404(request, slug)
    return get_object_or_404(Claim.objects.select_related("group"), pk=pk, group=group, status__in=Claim.LIVING)
