"""What somebody asked for: how it stands, and what they say of it themselves."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.aid.actions import afterwards, ahead, finishing, keeping, overflowing, repeating
from doorstep.aid.actions.repeating import NotARepeatError, NotThenError
from doorstep.aid.forms.repeating import RestForm
from doorstep.aid.models import HelpRequest, Overflow
from doorstep.aid.queries import overflow
from doorstep.aid.queries.keeping import begun_by
from doorstep.aid.queries.mine import at_desks, has_somebody_to_ask, in_words, requests_of, tasks_of
from doorstep.core import languages
from doorstep.core.pages import done, page_of, told
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import TooOftenError, take
from doorstep.limits.rates import Limit
from doorstep.people.doors import signed_in, with_receipt
from doorstep.people.requests import PersonRequest
from doorstep.vault import keys

# A coordinator reads it each time.
HEARING = Limit("asking to be reached", most=3, per=timedelta(days=1))
DONE = {
    "withdrawn": _("It is not needed any more. Whoever was asked has been told."),
    "withdrawn-at-desk": _("It is not needed any more. The desk looks for nobody now."),
    "done": _("Thank you. Whoever did it has been thanked."),
    "missed": _("We are sorry. Others are asked now, and a coordinator of the group has been told."),
    "rests": _("It rests. Nothing comes until then, and whoever had said yes has been told."),
    "goes-on": _("It goes on, and comes again as before."),
    "hearing": _("A coordinator of the group has been told that you would like to hear from them."),
    "hearing-desk": _("The network’s desk has been told that you would like to hear from them."),
    "nobody": _("Nobody looks after anything of yours just now, so nobody was told. You can ask anew."),
    "enough": _("They have been told already. Give them until tomorrow, or ring the group."),
    "forgotten": _("What you began is forgotten."),
    "late": _("Somebody was first, so nothing was done. This is how it stands now."),
}


@require_safe
@with_receipt
def mine(request: PersonRequest) -> HttpResponse:
    """Show how all of it stands; before whoever holds a receipt everything else is covered."""
    person, by_receipt = request.visitor.person, request.visitor.by_receipt
    page = page_of(request, requests_of(person))
    said = {"page": page, "by_receipt": by_receipt, "told": told(request, DONE), "begun": begun_by(person)}
    said |= {"at_desks": at_desks(person), "signed_in": not by_receipt}
    if by_receipt:
        said["may_hear"] = has_somebody_to_ask(person)
    else:
        said["tasks"] = in_words(page, timezone.now())
    return render(request, "aid/mine/covered.html" if by_receipt else "aid/mine/mine.html", said)


@require_safe
@signed_in
def one(request: PersonRequest, pk: UUID) -> HttpResponse:
    return _shown(request, _asked(request, pk), RestForm())


def _asked(request: PersonRequest, pk: UUID) -> HelpRequest:
    return get_object_or_404(requests_of(request.visitor.person), pk=pk)


def _shown(request: PersonRequest, asked: HelpRequest, form: RestForm) -> HttpResponse:
    tasks = in_words([asked], timezone.now())[str(asked.pk)]
    said = {"asked": asked, "group": asked.group, "tasks": tasks, "form": form, "told": told(request, DONE)}
    with keys.at_hand([asked.person_id]):
        return render(request, "aid/mine/one.html", said, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@signed_in
def withdrawal_at_desk(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Note that they need it no more, of what no group has yet."""
    person = request.visitor.person
    row = get_object_or_404(Overflow.objects.filter(person=person).select_related("network"), pk=pk)
    if request.method == "GET":
        return render(request, "aid/mine/withdrawal_at_desk.html", {"one": overflow.in_words([row])[0]})
    try:
        overflowing.withdraw(row, by=person.pk, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("asking:mine", "late")
    return done("asking:mine", "withdrawn-at-desk")


# -- What they say of it ----------------------------------------------------------------------------------------------


def _say(pk: UUID, what: str, does: Callable[[], None]) -> HttpResponse:
    """Do it, and go back to the request, which says what was done."""
    try:
        does()
    except (NotAMoveError, SomebodyWasFirstError):
        return done("asking:one", "late", pk)
    return done("asking:one", what, pk)


@require_http_methods(["GET", "POST"])
@signed_in
def withdrawal(request: PersonRequest, pk: UUID) -> HttpResponse:
    asked, by = _asked(request, pk), request.visitor.person.pk
    if request.method == "GET":
        tasks = in_words([asked], timezone.now())[str(asked.pk)]
        return render(request, "aid/mine/withdrawal.html", {"asked": asked, "tasks": tasks})
    return _say(pk, "withdrawn", lambda: finishing.withdraw(asked, by=by, now=timezone.now()))


@require_POST
@signed_in
def resting(request: PersonRequest, pk: UUID) -> HttpResponse:
    asked, by, form = _asked(request, pk), request.visitor.person.pk, RestForm(request.POST)
    if not form.is_valid():
        return _shown(request, asked, form)
    until = form.cleaned_data["until"]
    try:
        return _say(pk, "rests", lambda: repeating.rest(asked, until=until, by=by, now=timezone.now()))
    except (NotThenError, NotARepeatError) as error:
        form.add_error("until", languages.said(error))
        return _shown(request, asked, form)


@require_POST
@signed_in
def going_on(request: PersonRequest, pk: UUID) -> HttpResponse:
    asked, by = _asked(request, pk), request.visitor.person.pk
    return _say(pk, "goes-on", lambda: ahead.wake(asked, by=by, now=timezone.now()))


@require_POST
@signed_in
def it_was_done(request: PersonRequest, pk: UUID) -> HttpResponse:
    task, by = get_object_or_404(tasks_of(request.visitor.person), pk=pk), request.visitor.person.pk
    return _say(task.request_id, "done", lambda: finishing.complete(task, by=by, now=timezone.now()))


@require_POST
@signed_in
def nobody_came(request: PersonRequest, pk: UUID) -> HttpResponse:
    task, by = get_object_or_404(tasks_of(request.visitor.person), pk=pk), request.visitor.person.pk
    return _say(task.request_id, "missed", lambda: afterwards.nobody_came(task, by=by, now=timezone.now()))


@require_POST
@with_receipt
def hearing(request: PersonRequest) -> HttpResponse:
    """Ask whoever looks after it to get in touch: the one thing that a receipt does, since it tells nobody anything."""
    person = request.visitor.person
    try:
        take(HEARING, str(person.pk))
    except TooOftenError:
        return done("asking:mine", "enough")
    groups, desks = afterwards.ask_to_be_reached(person, by=person.pk, now=timezone.now())
    if groups:
        return done("asking:mine", "hearing")
    return done("asking:mine", "hearing-desk" if desks else "nobody")


@require_POST
@signed_in
def forgetting(request: PersonRequest) -> HttpResponse:
    keeping.let_go_of(request.visitor.person)
    return done("asking:mine", "forgotten")
