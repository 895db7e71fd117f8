"""Asking to be listed: a form for anybody, confirmed by a typed code, looked at by a person before anybody sees it."""

from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from doorstep.core.pages import done
from doorstep.groups.actions import TooManyWaitingError
from doorstep.groups.actions.proposing import NotInTimeError, confirm, send_in
from doorstep.groups.forms.drawing import kept, looked
from doorstep.groups.forms.proposal import ProposalForm
from doorstep.groups.models import Group, Proposal
from doorstep.groups.queries import overlaps, proposals
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.doors import signed_in
from doorstep.people.models import Person
from doorstep.people.requests import PersonRequest, visitor_of

# A library or a block of flats is one visitor to us.
PROPOSALS = Limit("proposals", most=10, per=timedelta(hours=1))
A_DAY = Limit("proposals, one day", most=30, per=timedelta(days=1))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if "look" in request.POST:
        return _with_map(request)
    form = ProposalForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _has_room(form, request):
        try:
            return _sent(request, send_in(form.about(), form.cleaned_data["who"], now=timezone.now()))
        except TooManyWaitingError:
            form.add_error(None, _("Very many groups are waiting for a human look. Try again tomorrow, please."))
    return render(request, "groups/proposal.html", {"form": form}, status=422 if form.is_bound else 200)


def _has_room(form: ProposalForm, request: HttpRequest) -> bool:
    """Count what is sent from here; nobody can fill the table with what is never confirmed."""
    return has_room(form, PROPOSALS, request) and (bool(visitor_of(request)) or has_room(form, A_DAY, request))


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Say that it is here, and what is still to do: most who list a group were never here before."""
    shown: dict[str, object] = {"beside": overlaps.called(request.GET.get("beside", "")[:1000].split(","))}
    if confirming := _confirming(request.GET.get("to", "")):
        newcomers = f"{resolve_url(settings.NEWCOMER_PAGE)}?{urlencode({'next': confirming})}"
        shown |= {"confirming": confirming, "newcomers": newcomers}
    return render(request, "groups/sent.html", shown | {"confirmed": request.GET.get("done") == "confirmed"})


@require_http_methods(["GET", "POST"])
@signed_in
def confirmation(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Have whoever signed in say that it was they who sent it in: by that we know where they can be written to."""
    proposal = proposals.to_confirm(pk, request.visitor.person.pk)
    if proposal is None:
        raise Http404
    if request.method == "POST" and _confirmed(proposal, request.visitor.person):
        return done("groups:proposal-sent", "confirmed")
    late = request.method == "POST" or proposal.group.status != Group.Listing.PROPOSED
    shown = {"proposal": proposal, "email": proposals.published_email(proposal.group), "late": late}
    return render(request, "groups/confirmation.html", shown, status=409 if late else 200)


def _confirmed(proposal: Proposal, person: Person) -> bool:
    try:
        confirm(proposal, person, now=timezone.now())
    except NotInTimeError:
        return False
    return True


def _confirming(typed: str) -> str:
    """Return the address at which somebody confirms what they sent in; nothing for what is no such number."""
    try:
        return reverse("groups:proposal-confirmation", args=[UUID(typed)])
    except ValueError:
        return ""


def _with_map(request: HttpRequest) -> HttpResponse:
    """Show the form again as it was filled in, unchecked, with the map of the place that was asked for."""
    middle, missed = looked(request.POST)
    form = ProposalForm(initial=kept(ProposalForm, request.POST) | {"middle": middle})
    said = {"form": form, "missed": missed, "lost": bool(request.FILES)}
    return render(request, "groups/proposal.html", said)


def _sent(request: HttpRequest, group: Group) -> HttpResponse:
    """Lead on to the thanks, which name the listed groups on the same ground; whoever signed in confirms at once."""
    proposal = Proposal.objects.get(group=group)
    if visitor_of(request) and proposal.person_id is None:
        return HttpResponseRedirect(reverse("groups:proposal-confirmation", args=[proposal.pk]))
    said = {"beside": ",".join(other.slug for other in overlaps.of_group(group))}
    said |= {"to": str(proposal.pk)} if proposal.person_id is None else {}
    query = urlencode({name: value for name, value in said.items() if value})
    return HttpResponseRedirect(reverse("groups:proposal-sent") + (f"?{query}" if query else ""))
