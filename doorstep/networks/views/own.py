"""What somebody is to networks: what they asked, for which group they speak, at which desk they sit."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core import languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups.codes import opened
from doorstep.groups.forms.people import CodeForm
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.rates import Limit
from doorstep.networks import permissions
from doorstep.networks.actions import applying, contacts, deciding, officers
from doorstep.networks.forms.contacts import ContactForm
from doorstep.networks.models import Contact, Officer
from doorstep.networks.pages import told
from doorstep.networks.queries import desk, hearing, own, standing_by
from doorstep.people.doors import proved, signed_in, strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest

TYPING = Limit("codes of seats typed", most=20, per=timedelta(hours=1))


@require_safe
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    person = request.visitor.person.pk
    seats = list(desk.offices_of(person))
    shown: dict[str, object] = {"seats": seats, "contacts": own.spoken_for_by(person), "asked": own.asked_by(person)}
    shown |= {"ready": standing_by.standing_by_of(person)}
    shown |= {"waiting": desk.waiting_at(seat.network_id for seat in seats), "told": told(request)}
    shown |= {"chosen": list(hearing.chosen_by(person)), "heard": list(hearing.heard_by(person))}
    return render(request, "networks/mine/mine.html", shown)


@require_POST
@signed_in
def withdrawal(request: PersonRequest, pk: UUID) -> HttpResponse:
    person = request.visitor.person.pk
    try:
        applying.withdraw(get_object_or_404(own.asked_by(person), pk=pk), by=person, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("networks:mine", "late")
    return done("networks:mine", "withdrawn")


# -- Speaking for a group --------------------------------------------------------------------------------------------


@require_safe
@signed_in
@proved
def contact(request: PersonRequest, pk: int) -> HttpResponse:
    return _shown(request, _own_or_404(request, pk), None)


@require_POST
@signed_in
@proved
def deputy(request: PersonRequest, pk: int) -> HttpResponse:
    """Name a deputy, or pass it on: both choose one among the group's coordinators."""
    row = _main_or_404(request, pk)
    if does := _WITHOUT_NAMES.get(request.POST.get("do", "")):
        return does(row)
    form = ContactForm(request.POST, names=_names(row))
    if not form.is_valid():
        return _shown(request, row, form)
    return _named(row, form.chosen, passes=request.POST.get("do") == "pass-on")


def _named(row: Contact, person: UUID, *, passes: bool) -> HttpResponse:
    try:
        (contacts.pass_on if passes else contacts.name_deputy)(row, person, now=timezone.now())
    except contacts.NotTheirsError:
        return done("networks:mine", "late")
    return done("networks:mine", "passed-on" if passes else "deputy")


def _to_a_coordinator(row: Contact) -> HttpResponse:
    try:
        contacts.pass_to_a_coordinator(row, now=timezone.now())
    except contacts.NotTheirsError:
        return done("networks:mine", "late")
    return done("networks:mine", "passed-on")


def _ask_the_desk(row: Contact) -> HttpResponse:
    contacts.ask_the_desk(row, now=timezone.now())
    return done("networks:contact", "asked-desk", row.pk)


# What needs nobody's name: a contact who does not coordinate the group sees none.
_WITHOUT_NAMES: dict[str, Callable[[Contact], HttpResponse]] = {
    "to-a-coordinator": _to_a_coordinator,
    "ask-desk": _ask_the_desk,
}


@require_POST
@signed_in
@proved
def laying_down(request: PersonRequest, pk: int) -> HttpResponse:
    row = _own_or_404(request, pk)
    if not permissions.may_lay_down(row):
        raise Http404
    contacts.lay_down(row, now=timezone.now())
    return done("networks:mine", "laid-down")


@require_http_methods(["GET", "POST"])
@signed_in
@proved
def leaving(request: PersonRequest, pk: int) -> HttpResponse:
    row = _main_or_404(request, pk)
    if request.method != "POST":
        return render(request, "networks/mine/leaving.html", {"row": row})
    try:
        deciding.end_place(row.affiliation, by=row.person_id, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("networks:mine", "late")
    return done("networks:mine", "left")


def _own_or_404(request: PersonRequest, pk: int) -> Contact:
    return get_object_or_404(own.spoken_for_by(request.visitor.person.pk), pk=pk)


def _main_or_404(request: PersonRequest, pk: int) -> Contact:
    row = _own_or_404(request, pk)
    if not permissions.may_pass_on(row):
        raise Http404
    return row


def _names(row: Contact) -> dict[UUID, str]:
    """Name the other coordinators to a contact who coordinates the group as well; to no other."""
    others = own.could_speak_for(row)
    names = called(others)
    return {person: names.get(person, _("A coordinator without a name")) for person in others}


def _shown(request: PersonRequest, row: Contact, form: ContactForm | None) -> HttpResponse:
    names = _names(row)
    shown = {"row": row, "names": names, "form": form or ContactForm(names=names), "told": told(request)}
    second = own.deputy_of(row.affiliation)
    shown["has_other"] = own.has_other_coordinator(row)
    shown["is_untended"] = own.is_untended(row.affiliation.group)
    shown["deputy"] = called([second.person_id]).get(second.person_id, "") if second and names else ""
    return render(request, "networks/mine/contact.html", shown, status=422 if form else 200)


# -- A seat at a desk ------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@strongly
def seat(request: PersonRequest) -> HttpResponse:
    """Take a code that was given by hand; whoever types it sits at that network's desk."""
    form = CodeForm(request.POST or None)
    found = opened(request, form, officers.find_seat, TYPING, TYPING)
    if found and _sat_down(request, found, form):
        return done("networks:desk", "sat-down", found.network.slug)
    return render(request, "networks/seat.html", {"form": form}, status=422 if form.is_bound else 200)


def _sat_down(request: PersonRequest, found: Officer, form: CodeForm) -> bool:
    try:
        officers.sit_down(found, request.visitor.person, now=timezone.now())
    except SentenceError as error:
        form.add_error("code", languages.said(error))
    return form.is_valid()
