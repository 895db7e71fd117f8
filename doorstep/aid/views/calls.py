"""Somebody rings, or stands at their door: do we know them, who rings whom, what is asked at a door."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.aid import pages
from doorstep.aid.actions import talking
from doorstep.aid.actions.asking import Opened
from doorstep.aid.actions.writing_down import write_down_for
from doorstep.aid.forms.calls import DoorForm, WhoForm
from doorstep.aid.models import Conversation, HelpRequest
from doorstep.aid.queries import callers
from doorstep.aid.queries.callers import Known
from doorstep.aid.views.conversations import said_aloud
from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.core.sentences import SentenceError
from doorstep.groups.pages import people_or_404
from doorstep.groups.standing import Standing
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.limits.actions import TooOftenError, take
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.doors import signed_in, strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.vault.normalising import NotReadableError

# As many as somebody can speak to, and too few to try out a telephone book.
LOOKING_UP = Limit("callers looked up", most=30, per=timedelta(hours=1))
AT_DOORS = Limit("requests written down at doors", most=30, per=timedelta(hours=1))


@require_http_methods(["GET", "POST"])
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    """Ask who rings, and look up whether the group knows them; and list whom to ring."""
    standing = pages.standing_or_404(request, slug)
    form = WhoForm(request.POST or None)
    found = _looked_up(request, standing, form) if form.is_valid() else None
    page = page_of(request, callers.conversations_seen_by(standing))
    names = called(row.owner for row in page) | callers.whom_they_ring(page, standing.person)
    said = pages.shared(standing) | {"form": form, "found": found, "page": page, "names": names, "now": timezone.now()}
    said |= {"viewer": standing.person, "told": pages.told(request), "once": uuid4()}
    return render(request, "aid/desk/calls.html", said, status=422 if form.errors else 200)


def _looked_up(request: PersonRequest, standing: Standing, form: WhoForm) -> list[Known] | None:
    """Find them, and have it noted; None where that was too often, or nothing could be read."""
    if not has_room(form, LOOKING_UP, request, str(standing.person)):
        return None
    found = _found(standing, form)
    for each in found or ():
        talking.look_up(each.person, standing.group, by=standing.person)
    return found


def _found(standing: Standing, form: WhoForm) -> list[Known] | None:
    said = form.cleaned_data
    try:
        if said["phone"]:
            return callers.known_by_phone(standing, said["phone"])
        return callers.known_by_household(standing, said["surname"], said["postcode"])
    except NotReadableError:
        form.add_error(None, _("We cannot read this. Write the whole number, or the surname and the full postcode."))
        return None


@require_POST
@strongly
def new(request: PersonRequest, slug: str) -> HttpResponse:
    """Begin to write down what they say; of whoever is known by the number that was looked up, beside what is known."""
    standing = pages.standing_or_404(request, slug)
    once = _unused(standing, request.POST.get("once", ""))
    # Clicked twice, it is begun once.
    begun = callers.own_conversations(standing).filter(pk=once).first() if once else None
    try:
        return done("requests:call", "", slug, (begun or _begun(request, standing, once)).pk)
    except IntegrityError:
        return done("requests:calls", "late", slug)


def _unused(standing: Standing, said: str) -> UUID | None:
    """Read what tells this sending from others; None for none, and where what it began became a request already."""
    try:
        once = UUID(said)
    except ValueError:
        return None
    return None if callers.written_down(standing, once) else once


def _begun(request: PersonRequest, standing: Standing, once: UUID | None) -> Conversation:
    form = WhoForm(request.POST)
    known = _found(standing, form) if form.is_valid() else []
    chosen = request.POST.get("person", "")
    person = next((each.person for each in known or () if str(each.person.pk) == chosen), None)
    typed = {name: request.POST.get(name, "")[:100] for name in ("phone", "surname", "postcode")}
    return talking.begin(standing.group, person, typed, by=standing.person, now=timezone.now(), once=once)


@require_POST
@strongly
def owner(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Look after a conversation instead of a colleague, so often an hour; whoever rang can read it."""
    standing = pages.standing_or_404(request, slug)
    row = get_object_or_404(callers.conversations_seen_by(standing), pk=pk)
    try:
        take(LOOKING_UP, str(standing.person))
        talking.take_over(row, by=standing.person)
    except TooOftenError:
        return done("requests:calls", "often", slug)
    except SomebodyWasFirstError:
        return done("requests:calls", "late", slug)
    return done("requests:call", "mine", slug, pk)


# -- At a door -------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@signed_in
def at_a_door(request: PersonRequest, slug: str) -> HttpResponse:
    """Let whoever is in the group write down what a neighbour asks them at the door."""
    standing = people_or_404(request, slug, lambda standing: bool(standing.held))
    form = DoorForm(request.POST or None, group=standing.group)
    opened = _asked_at_a_door(request, standing, form) if form.is_valid() else None
    if opened:
        return said_aloud(request, standing, opened, at_a_door=True)
    said = {"group": standing.group, "form": form}
    return render(request, "aid/desk/at_a_door.html", said, status=422 if form.is_bound else 200)


def _asked_at_a_door(request: PersonRequest, standing: Standing, form: DoorForm) -> Opened | None:
    by, now = standing.person, timezone.now()
    if not has_room(form, AT_DOORS, request, str(by)):
        return None
    asked = form.asked(HelpRequest.Behalf.VOLUNTEER, sent_as=f"door {by} {form.cleaned_data['once']}"[:64])
    try:
        return write_down_for(asked, form.asker(), standing.group, by=by, now=now)
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    except NotReadableError:
        form.add_error("postcode", _("Write the whole postcode."))
    return None
