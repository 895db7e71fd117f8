"""Somebody rings, or stands at their door: do we know them, what do they need, how are they reached."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.aid import pages
from doorstep.aid.actions import talking
from doorstep.aid.actions.asking import Opened
from doorstep.aid.actions.writing_down import write_down_for
from doorstep.aid.forms.calls import AgainForm, CallForm, DoorForm, WhoForm, as_typed, before_typing
from doorstep.aid.models import Conversation, HelpRequest
from doorstep.aid.queries import callers, covering
from doorstep.aid.queries.callers import Known
from doorstep.core import digits, languages
from doorstep.core.pages import done
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
TRY_AGAIN = timedelta(hours=2)
Status = Conversation.Status


@require_http_methods(["GET", "POST"])
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    """Ask who rings, and look up whether the group knows them; and list whom to ring."""
    standing = pages.standing_or_404(request, slug)
    form = WhoForm(request.POST or None)
    found = _looked_up(request, standing, form) if form.is_valid() else None
    rows = list(callers.conversations_seen_by(standing)[:100])
    names = called(row.owner for row in rows) | callers.whom_they_ring(rows, standing.person)
    said = pages.shared(standing) | {"form": form, "found": found, "rows": rows, "names": names, "now": timezone.now()}
    said |= {"viewer": standing.person, "told": pages.told(request)}
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
    said, group = form.cleaned_data, standing.group
    try:
        if said["phone"]:
            return callers.known_by_phone(group, said["phone"])
        return callers.known_by_household(group, said["surname"], said["postcode"])
    except NotReadableError:
        form.add_error(None, _("We cannot read this. Write the whole number, or the surname and the full postcode."))
        return None


@require_POST
@strongly
def new(request: PersonRequest, slug: str) -> HttpResponse:
    """Begin to write down what they say; of whoever is known by the number that was looked up, beside what is known."""
    standing = pages.standing_or_404(request, slug)
    form = WhoForm(request.POST)
    known = _found(standing, form) if form.is_valid() else []
    chosen = request.POST.get("person", "")
    person = next((each.person for each in known or () if str(each.person.pk) == chosen), None)
    typed = {name: request.POST.get(name, "")[:100] for name in ("phone", "surname", "postcode")}
    begun = talking.begin(standing.group, person, typed, by=standing.person, now=timezone.now())
    return done("requests:call", "", slug, begun.pk)


@require_http_methods(["GET", "POST"])
@strongly
def one(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Write down what they say as they say it: kept at any point, complete or not."""
    standing = pages.standing_or_404(request, slug)
    row = get_object_or_404(callers.conversations_seen_by(standing).filter(owner=standing.person), pk=pk)
    if request.method == "POST":
        return _went_on(request, standing, row)
    form = CallForm(initial=before_typing(row.said), group=standing.group)
    return _shown(request, standing, row, form, AgainForm())


def _shown(
    request: PersonRequest, standing: Standing, row: Conversation, form: CallForm, again: AgainForm
) -> HttpResponse:
    name = "" if row.is_new else called([row.person_id]).get(row.person_id, "")
    form.fields["called"].required = row.is_new
    said = pages.shared(standing) | {"row": row, "form": form, "again": again, "name": name}
    said |= {"told": pages.told(request), "before": callers.last_request(standing.group, row.person_id)}
    return render(request, "aid/desk/call.html", said, status=422 if form.errors or again.errors else 200)


def _went_on(request: PersonRequest, standing: Standing, row: Conversation) -> HttpResponse:
    do = request.POST.get("do", "keep")
    if do == "drop":
        talking.drop(row, by=standing.person)
        return done("requests:desk", "dropped", standing.group.slug)
    if do == "open":
        return _opened(request, standing, row)
    return _kept(request, standing, row, do)


def _kept(request: PersonRequest, standing: Standing, row: Conversation, do: str) -> HttpResponse:
    now, typed, again = timezone.now(), as_typed(request.POST), AgainForm(request.POST)
    if not again.is_valid():
        return _shown(request, standing, row, CallForm(initial=typed, group=standing.group), again)
    at = again.cleaned_data["again_at"]
    status = Status.NO_ANSWER if do == "no-answer" else Status.AGAIN if at else Status.KEPT
    due = at or (now + TRY_AGAIN if do == "no-answer" else None)
    talking.keep(row, typed, status=status, due=due, by=standing.person, now=now)
    if status == Status.KEPT:
        return done("requests:call", "saved", standing.group.slug, row.pk)
    return done("requests:desk", "kept", standing.group.slug)


def _opened(request: PersonRequest, standing: Standing, row: Conversation) -> HttpResponse:
    """Make a request of it, and show the digits of the receipt this once, to be read out."""
    before = callers.last_request(standing.group, row.person_id)
    form = CallForm(request.POST, group=standing.group, before=before)
    form.fields["called"].required = row.is_new
    opened = _written_down(standing, row, form) if form.is_valid() else None
    if opened is None:
        talking.keep(row, as_typed(request.POST), by=standing.person, now=timezone.now())
        return _shown(request, standing, row, form, AgainForm())
    return _read_out(request, standing, opened)


def _written_down(standing: Standing, row: Conversation, form: CallForm) -> Opened | None:
    asked = form.asked(HelpRequest.Behalf.COORDINATOR, sent_as=f"call {row.pk}")
    try:
        return talking.write_down(row, asked, form.asker(), by=standing.person, now=timezone.now())
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    except NotReadableError:
        form.add_error("postcode", _("Write the surname in letters, and the full postcode."))
    return None


def _read_out(request: PersonRequest, standing: Standing, opened: Opened) -> HttpResponse:
    said = pages.shared(standing) | {"asked": opened.request, "coordinates": standing.coordinates}
    said["number"] = digits.in_fours(opened.receipt) if opened.receipt else ""
    said["is_ours"] = covering.is_over(standing.group, opened.request.cell)
    return render(request, "aid/desk/opened.html", said)


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
        return _read_out(request, standing, opened)
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
