"""What a volunteer says besides: that more is needed, and that they are worried; and who hears of that."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.aid.actions import reporting
from doorstep.aid.forms.reporting import MoreForm, WorriedForm
from doorstep.aid.models import Offer, Task, Worry
from doorstep.aid.pages_of_helpers import told
from doorstep.aid.queries import worries
from doorstep.aid.views.doing import yours_or_404
from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.groups.models import Group
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import take
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.actions import look_at_contact_points
from doorstep.people.doors import signed_in, strongly
from doorstep.people.looking import ways
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.safeguarding import actions as safeguarding
from doorstep.safeguarding.queries import has_key, keys_of, led_by
from doorstep.vault import keys

NOTES = Limit("notes of a volunteer", most=20, per=timedelta(hours=1))
WORRIES = Limit("worries of a volunteer", most=5, per=timedelta(hours=1))
RINGING = Limit("numbers of the worried looked at", most=20, per=timedelta(hours=1))


@require_http_methods(["GET", "POST"])
@signed_in
def more(request: PersonRequest, pk: UUID) -> HttpResponse:
    (offer, task), form = yours_or_404(request, pk), MoreForm(request.POST or None)
    if form.is_valid() and has_room(form, NOTES, request, str(offer.person_id)):
        reporting.needs_more(offer, form.cleaned_data["words"], now=timezone.now())
        return done("helping:task", "more", pk)
    said = {"offer": offer, "group": task.group, "form": form}
    return render(request, "aid/helping/more.html", said, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@signed_in
def worry(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Have what worries them sealed to the leads; where no lead could open it, have somebody ring them."""
    offer, task = yours_or_404(request, pk)
    if not keys_of(task.group).exists():
        return _rung(request, offer, task.group)
    form = WorriedForm(request.POST or None)
    if form.is_valid() and _sealed(request, task, form):
        return done("helping:task", "sealed", pk)
    said = {"offer": offer, "group": task.group, "form": form}
    return render(request, "aid/helping/worry.html", said, status=422 if form.is_bound else 200)


def _rung(request: PersonRequest, offer: Offer, group: Group) -> HttpResponse:
    if request.method == "POST":
        take(WORRIES, str(offer.person_id))
        reporting.worry(request.visitor.person, group, now=timezone.now())
        return done("helping:task", "worried", offer.pk)
    said = {"offer": offer, "group": group, "has_lead": worries.leads_of(group).exists()}
    return render(request, "aid/helping/ring_me.html", said)


def _sealed(request: PersonRequest, task: Task, form: WorriedForm) -> bool:
    words, by = form.cleaned_data["words"], request.visitor.person.pk
    about = task.person_id if form.cleaned_data["about"] == "them" else None
    if not has_room(form, WORRIES, request, str(by)):
        return False
    try:
        safeguarding.raise_concern(task.group, words, about=about, by=by, now=timezone.now())
    except safeguarding.NoLeadError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()


# -- Who rings -------------------------------------------------------------------------------------------------------


@require_safe
@strongly
def to_ring(request: PersonRequest) -> HttpResponse:
    """Show in one place what a lead has to look at: who asks to be rung, and in which group something is sealed."""
    person = request.visitor.person.pk
    page, led = page_of(request, worries.heard_by(person)), list(led_by(person))
    said = {"page": page, "names": called(row.person_id for row in page), "led": led, "has_key": has_key(person)}
    return render(request, "aid/helping/worries.html", {**said, "told": told(request)})


@require_POST
@strongly
def ring(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Show how to reach somebody who wants to be rung, once and here."""
    row, by = _heard_or_404(request, pk), request.visitor.person.pk
    take(RINGING, str(by))
    now = timezone.localtime(timezone=timezone.get_default_timezone())
    with keys.at_hand([row.person_id]):
        points = look_at_contact_points(row.person, by=by, why="they-asked", group=row.group_id)
        found = ways(points, now.time())
    said = {"row": row, "ways": found, "name": called([row.person_id]).get(row.person_id, "")}
    return render(request, "aid/helping/ring.html", said)


@require_POST
@strongly
def heard(request: PersonRequest, pk: UUID) -> HttpResponse:
    row = _heard_or_404(request, pk)
    try:
        reporting.hear(row, by=request.visitor.person.pk, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("helping:worries", "late")
    return done("helping:worries", "heard")


def _heard_or_404(request: PersonRequest, pk: UUID) -> Worry:
    return get_object_or_404(worries.heard_by(request.visitor.person.pk), pk=pk)
