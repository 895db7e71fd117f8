"""Groups that nobody looks after here: inviting their first coordinator, and answering who asks to help there."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.core.sentences import SentenceError
from doorstep.desk.pages import told
from doorstep.groups.actions import inviting
from doorstep.groups.actions import members as acting
from doorstep.groups.forms.people import AddressForm
from doorstep.groups.models import Group, Membership, Role
from doorstep.groups.queries import members, proposals
from doorstep.groups.views.invitations import typed_at
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import TooOftenError
from doorstep.limits.words import wait
from doorstep.people.doors import proved
from doorstep.people.queries import called
from doorstep.people.requests import StaffRequest


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    page = page_of(request, members.without_coordinator())
    return render(request, "desk/coordinators.html", {"page": page, "told": told(request)})


@require_safe
@proved
def group(request: StaffRequest, pk: int) -> HttpResponse:
    return _shown(request, _group_or_404(pk), AddressForm())


@require_POST
@proved
def code(request: StaffRequest, pk: int) -> HttpResponse:
    """Make a code for the first coordinator, and show it this once."""
    group = _group_or_404(pk)
    try:
        made = inviting.invite(group, Role.COORDINATOR, by=request.staff.pk, now=timezone.now())
    except inviting.InHandsError as error:
        return _shown(request, group, AddressForm(), wrong=languages.said(error))
    return render(request, "desk/coordinator_code.html", {"group": group, "code": made, "page": typed_at(request)})


@require_POST
@proved
def by_email(request: StaffRequest, pk: int) -> HttpResponse:
    group, form = _group_or_404(pk), AddressForm(request.POST)
    if form.is_valid() and _sent(request, group, form):
        return done("desk:coordinators-of", "invited", pk)
    return _shown(request, group, form)


def _sent(request: StaffRequest, group: Group, form: AddressForm) -> bool:
    address, page, now = form.cleaned_data["email"], typed_at(request), timezone.now()
    try:
        inviting.invite_by_email(group, Role.COORDINATOR, address, page=page, by=request.staff.pk, now=now)
    except TooOftenError as error:
        form.add_error("email", wait(error.again_at))
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()


@require_POST
@proved
def sender(request: StaffRequest, pk: int) -> HttpResponse:
    """Invite whoever sent the group in as one of its people, wherever they are reached."""
    group, page, by = _group_or_404(pk), typed_at(request), request.staff.pk
    person = proposals.sender_to_invite(group)
    if person is None or members.coordinators_of(group).exists():
        return done("desk:coordinators-of", "late", pk)
    inviting.invite_person(group, Role.COORDINATOR, person, page=page, by=by, now=timezone.now())
    return done("desk:coordinators-of", "invited", pk)


@require_POST
@proved
def revocation(request: StaffRequest, pk: int, invitation: int) -> HttpResponse:
    group = _group_or_404(pk)
    found = get_object_or_404(members.invitations_from_the_desk(group, timezone.now()), pk=invitation)
    try:
        inviting.revoke(found, by=request.staff.pk)
    except (NotAMoveError, SomebodyWasFirstError):
        return done("desk:coordinators-of", "late", pk)
    return done("desk:coordinators-of", "revoked", pk)


@require_POST
@proved
def answer(request: StaffRequest, pk: int, row: int) -> HttpResponse:
    """Answer somebody who asks to help where there is no coordinator to do it."""
    group = _group_or_404(pk)
    found = get_object_or_404(members.asking_at_the_desk(group), pk=row)
    doing = _ANSWERS.get(request.POST.get("answer", ""), _nothing)
    try:
        what = doing(request, found)
    except (NotAMoveError, SomebodyWasFirstError, SentenceError):
        what = "late"
    return done("desk:coordinators-of", what, pk)


def _welcome(request: StaffRequest, row: Membership) -> str:
    acting.welcome(row, by=request.staff.pk, now=timezone.now())
    return "welcomed"


def _decline(request: StaffRequest, row: Membership) -> str:
    acting.decline(row, by=request.staff.pk, now=timezone.now())
    return "declined"


def _invite(request: StaffRequest, row: Membership) -> str:
    page, now = typed_at(request), timezone.now()
    inviting.invite_person(row.group, Role.COORDINATOR, row.person, page=page, by=request.staff.pk, now=now)
    return "invited"


def _nothing(_request: StaffRequest, _row: Membership) -> str:
    return ""


_ANSWERS: dict[str, Callable[[StaffRequest, Membership], str]] = {
    "welcome": _welcome,
    "decline": _decline,
    "invite": _invite,
}


def _group_or_404(pk: int) -> Group:
    return get_object_or_404(members.could_be_coordinated(), pk=pk)


def _shown(request: StaffRequest, group: Group, form: AddressForm, *, wrong: str = "") -> HttpResponse:
    asking = list(members.asking_at_the_desk(group))
    shown = {"group": group, "form": form, "asking": asking, "names": called(row.person_id for row in asking)}
    shown["coordinators"] = members.coordinators_of(group).count()
    shown["resting"] = members.coordinators_of(group, resting=True).exists()
    shown["sender"] = proposals.sender_to_invite(group)
    shown["invitations"] = members.invitations_from_the_desk(group, timezone.now())
    status = 409 if wrong else 422 if form.is_bound else 200
    return render(request, "desk/coordinators_of.html", shown | {"wrong": wrong, "told": told(request)}, status=status)
