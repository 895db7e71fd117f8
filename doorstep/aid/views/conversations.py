"""One conversation on the telephone: written down as it goes, kept at any point, and lost by no click too many."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from doorstep.aid import pages, tokens
from doorstep.aid.actions import asking, talking
from doorstep.aid.actions.asking import Opened
from doorstep.aid.forms.calling import AgainForm, CallForm, as_typed, before_typing, known_before, put_together
from doorstep.aid.models import Conversation, HelpRequest
from doorstep.aid.queries import callers, covering
from doorstep.aid.queries.desk import requests_seen_by
from doorstep.aid.views.sent import tasks_in_words
from doorstep.core import digits, languages
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups.standing import Standing
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.queries import said_at
from doorstep.people.doors import strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.vault.normalising import NotReadableError

TRY_AGAIN = timedelta(hours=2)
Status = Conversation.Status


@require_http_methods(["GET", "POST"])
@strongly
def one(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Write down what they say as they say it: kept at any point, complete or not."""
    standing = pages.standing_or_404(request, slug)
    row = callers.own_conversations(standing).filter(pk=pk).first()
    if row is None:
        return _gone(request, standing, pk)
    if request.method == "POST":
        return _went_on(request, standing, row)
    return _shown(request, standing, row, _begun(standing, row), AgainForm())


def _begun(standing: Standing, row: Conversation) -> CallForm:
    before = {} if row.is_new else known_before(callers.point_of(row))
    return CallForm(initial=before | before_typing(row.said), group=standing.group)


def _shown(
    request: PersonRequest, standing: Standing, row: Conversation, form: CallForm, again: AgainForm, **more: bool
) -> HttpResponse:
    """Show it as it stands; with `other` it was kept from another page meanwhile, and both stand in it together."""
    form.fields["called"].required = row.is_new
    said = {**pages.shared(standing), "row": row, "form": form, "again": again, **more, "told": pages.told(request)}
    said |= {"before": callers.last_request_seen_by(standing, row.person_id), "seen": callers.as_kept(row)}
    said["heard"] = said_at(standing.group.uid).filter(pk=row.pk).defer("voice").first()
    said["not_rung"] = said["heard"] and callers.is_not_to_be_rung(row)
    said["name"] = "" if row.is_new else called([row.person_id]).get(row.person_id, "")
    return render(request, "aid/desk/call.html", said, status=422 if form.errors or again.errors or more else 200)


def _went_on(request: PersonRequest, standing: Standing, row: Conversation) -> HttpResponse:
    do, typed = request.POST.get("do", "keep"), as_typed(request.POST)
    if request.POST.get("seen", now := callers.as_kept(row)) != now:
        if typed != row.said:
            return _put_together(request, standing, row, typed)
        if do not in {"open", "drop"}:
            # A double click: it was done by the first.
            return _after(standing, row)
    try:
        return _DOING.get(do, _kept)(request, standing, row)
    except SomebodyWasFirstError:
        return _gone(request, standing, row.pk)


def _put_together(
    request: PersonRequest, standing: Standing, row: Conversation, typed: Mapping[str, Any]
) -> HttpResponse:
    """Show what was kept from another page and what is typed on this one together."""
    form = CallForm(initial=put_together(row.said, typed), group=standing.group)
    return _shown(request, standing, row, form, AgainForm(), other=True)


def _dropped(request: PersonRequest, standing: Standing, row: Conversation) -> HttpResponse:  # noqa: ARG001 # as its siblings
    talking.drop(row, by=standing.person)
    return done("requests:desk", "dropped", standing.group.slug)


def _after(standing: Standing, row: Conversation) -> HttpResponse:
    if row.status == Status.KEPT:
        return done("requests:call", "saved", standing.group.slug, row.pk)
    return done("requests:desk", "kept", standing.group.slug)


def _kept(request: PersonRequest, standing: Standing, row: Conversation) -> HttpResponse:
    do, now, typed, again = request.POST.get("do"), timezone.now(), as_typed(request.POST), AgainForm(request.POST)
    if do == "again" and not again.data.get("again_at"):
        again.add_error("again_at", _("Write when to try again."))
    if not again.is_valid():
        return _shown(request, standing, row, CallForm(initial=typed, group=standing.group), again)
    at = again.cleaned_data["again_at"]
    status = Status.NO_ANSWER if do == "no-answer" else Status.AGAIN if at else Status.KEPT
    due = at or (now + TRY_AGAIN if do == "no-answer" else None)
    talking.keep(row, typed, status=status, due=due, by=standing.person, now=now)
    row.status = status
    return _after(standing, row)


# -- A request of it -------------------------------------------------------------------------------------------------


def _opened(request: PersonRequest, standing: Standing, row: Conversation) -> HttpResponse:
    """Make a request of it, and show what is to be read out, this once."""
    before = callers.last_request(standing.group, row.person_id)
    form = CallForm(request.POST, group=standing.group, before=before)
    form.fields["called"].required = row.is_new
    opened = _written_down(standing, row, form) if form.is_valid() else None
    if opened is None:
        talking.keep(row, as_typed(request.POST), by=standing.person, now=timezone.now())
        return _shown(request, standing, row, form, AgainForm())
    return said_aloud(request, standing, opened)


def _written_down(standing: Standing, row: Conversation, form: CallForm) -> Opened | None:
    asked = form.asked(HelpRequest.Behalf.COORDINATOR, sent_as=callers.sent_as(row.pk))
    try:
        return talking.write_down(row, asked, form.asker(), by=standing.person, now=timezone.now())
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    except NotReadableError:
        form.add_error("postcode", _("Write the surname in letters, and the full postcode."))
    return None


def said_aloud(request: PersonRequest, standing: Standing, opened: Opened, *, at_a_door: bool = False) -> HttpResponse:
    """Show what is read out to them: the word of whoever comes, and the digits of their receipt."""
    said = pages.shared(standing) | {"asked": opened.request, "at_a_door": at_a_door}
    said["sees"] = requests_seen_by(standing).filter(pk=opened.request.pk).exists()
    said["number"] = digits.in_fours(opened.receipt) if opened.receipt else ""
    lately = asking.is_new(opened.request, timezone.now())
    said["tasks"] = tasks_in_words(opened.request, with_words=True) if lately else []
    said["is_ours"] = covering.is_over(standing.group, opened.request.cell)
    return render(request, "aid/desk/opened.html", said)


# -- It is there no more ---------------------------------------------------------------------------------------------


def _gone(request: PersonRequest, standing: Standing, pk: UUID) -> HttpResponse:
    """Show the request that became of it, with its digits after a double click; or give back what was typed."""
    if written := callers.written_down(standing, pk):
        return _written(request, standing, written)
    if not callers.was_kept_by(standing, pk, request.POST.get("seen", "")):
        raise Http404
    return _not_theirs_any_more(request, standing, pk)


def _not_theirs_any_more(request: PersonRequest, standing: Standing, pk: UUID) -> HttpResponse:
    """Give back what was typed where a colleague rings by now; forgotten twice it is forgotten."""
    if request.POST.get("do") == "drop" and not callers.conversations_seen_by(standing).filter(pk=pk).exists():
        return done("requests:desk", "dropped", standing.group.slug)
    typed = CallForm(initial=as_typed(request.POST), group=standing.group).in_words()
    return render(request, "aid/desk/call_gone.html", pages.shared(standing) | {"typed": typed}, status=409)


def _written(request: PersonRequest, standing: Standing, asked: HelpRequest) -> HttpResponse:
    if request.POST.get("do") != "open":
        return done("requests:request", "late", standing.group.slug, asked.pk)
    receipt = asking.shown_again(asked, tokens.receipt_of(asked.sent_as or ""), timezone.now())
    return said_aloud(request, standing, Opened(asked, receipt))


_DOING = {"open": _opened, "drop": _dropped}
