"""Letting a broadcast go, looking at it as a second, holding it, and trying it out."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.broadcasts import permissions
from doorstep.broadcasts.actions import sending
from doorstep.broadcasts.forms.sending import SendForm
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.pages import at_desk_or_404
from doorstep.broadcasts.queries.sending import counted
from doorstep.broadcasts.views.desk import shown_draft
from doorstep.core.pages import done
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import take
from doorstep.limits.rates import Limit
from doorstep.people.doors import proved_to_write, strongly
from doorstep.people.requests import PersonRequest
from doorstep.places.queries import UnknownPlaceError

TRIALS = Limit("trials of broadcasts", most=20, per=timedelta(hours=1))


@require_POST
@strongly
@proved_to_write
def send(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Let it go at its time: many are told, so that who does it shows that it is them."""
    one, person = at_desk_or_404(request, slug, pk)
    form = SendForm(request.POST, one=one)
    people = _people(one)
    if one.status != Broadcast.Status.DRAFT or (form.is_valid() and not form.is_as_seen):
        return done("broadcasts:draft", "late", slug, pk)
    if not form.is_valid() or not people:
        return shown_draft(request, one, person, form, 422)
    return done("broadcasts:draft", _sent(one, form, people, person), slug, pk)


def _people(one: Broadcast) -> int:
    """Count whom it is for; nobody where its area is not known any more, which its page then says."""
    try:
        return counted(one).people
    except UnknownPlaceError:
        return 0


def _sent(one: Broadcast, form: SendForm, people: int, person: UUID) -> str:
    goes_at = form.cleaned_data["goes_at"]
    try:
        return sending.send(one, people=people, goes_at=goes_at, by=person, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return "late"


@require_POST
@strongly
@proved_to_write
def second(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    one, person = at_desk_or_404(request, slug, pk)
    if not permissions.may_let_go(one, person) or request.POST.get("version") != str(one.version):
        return done("broadcasts:draft", "late", slug, pk)
    try:
        sending.let_go(one, by=person, now=timezone.now())
    except sending.OverError:
        return done("broadcasts:draft", "over", slug, pk)
    except (NotAMoveError, SomebodyWasFirstError):
        return done("broadcasts:draft", "late", slug, pk)
    return done("broadcasts:draft", "scheduled", slug, pk)


@require_POST
@strongly
def hold(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Make it a draft again, or stop it: at once, without another question."""
    one, person = at_desk_or_404(request, slug, pk)
    try:
        stands = sending.hold(one, by=person, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("broadcasts:draft", "late", slug, pk)
    return done("broadcasts:draft", "held" if stands == Broadcast.Status.DRAFT else "stopped", slug, pk)


@require_POST
@strongly
def off_the_page(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    one, person = at_desk_or_404(request, slug, pk)
    sending.take_off_the_page(one, by=person)
    return done("broadcasts:at-desk", "off-the-page", slug, pk)


@require_POST
@strongly
def trial(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    one, person = at_desk_or_404(request, slug, pk)
    take(TRIALS, str(person))
    tried = sending.try_out(one, by=person, now=timezone.now())
    return done("broadcasts:draft", "tried" if tried else "no-way", slug, pk)
