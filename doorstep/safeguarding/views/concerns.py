"""Concerns, for the safeguarding leads of a group: a list that says nothing, and each behind their passphrase."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.core.sentences import SentenceError
from doorstep.groups.standing import Standing
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.actions import TooOftenError
from doorstep.limits.words import wait
from doorstep.people.doors import proved, strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest
from doorstep.safeguarding import actions, queries
from doorstep.safeguarding.forms import OpenForm
from doorstep.safeguarding.models import Concern, LeadKey
from doorstep.safeguarding.pages import lead_or_404, told


@require_safe
@strongly
def index(request: PersonRequest, slug: str) -> HttpResponse:
    standing = lead_or_404(request, slug)
    page = page_of(request, queries.concerns_seen_by(standing))
    has_key = queries.has_key(standing.person)
    shown = {"group": standing.group, "page": page, "has_key": has_key, "told": told(request)}
    shown["closed"] = queries.opened_by_none(standing.group)
    return render(request, "safeguarding/concerns.html", shown)


@require_http_methods(["GET", "POST"])
@strongly
@proved
def concern(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Ask for the passphrase, and show the concern in the answer to it: opened, it has no address of its own."""
    standing = lead_or_404(request, slug)
    found, form = get_object_or_404(queries.concerns_seen_by(standing), pk=pk), OpenForm(request.POST or None)
    read = _read(standing, found, form) if form.is_valid() else None
    shown = {"group": standing.group, "concern": found, "form": form, "read": read, "told": told(request)}
    if read:
        shown["names"] = called([read.by, read.about])
    status = 422 if form.is_bound and not read else 200
    return render(request, "safeguarding/concern.html", shown, status=status)


def _read(standing: Standing, found: Concern, form: OpenForm) -> actions.Read | None:
    """Open a concern, writing down first what was typed beside it; the form says why not."""
    # Whoever has an envelope has a key: a new key takes the old envelopes away.
    key, said, now = LeadKey.objects.get(person=standing.person), form.cleaned_data, timezone.now()
    try:
        pair = actions.unlock(key, said["phrase"], now=now)
        if said["note"]:
            actions.add_note(found, pair, said["note"], by=standing.person, now=now)
        return actions.look_into(found, pair, by=standing.person)
    except actions.WrongPhraseError as error:
        form.add_error("phrase", languages.said(error))
    except TooOftenError as error:
        form.add_error("phrase", wait(error.again_at))
    return None


@require_POST
@strongly
@proved
def state(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    standing = lead_or_404(request, slug)
    found = get_object_or_404(queries.concerns_seen_by(standing), pk=pk)
    doing = _DOING.get(request.POST.get("do", ""))
    try:
        what = doing(found, standing.person) if doing else ""
    except (NotAMoveError, SomebodyWasFirstError, SentenceError):
        what = "late"
    if what == "erased":
        return done("safeguarding:concerns", what, slug)
    return done("safeguarding:concern", what, slug, pk)


def _close(found: Concern, by: UUID) -> str:
    actions.close(found, by=by)
    return "closed"


def _open(found: Concern, by: UUID) -> str:
    actions.open_again(found, by=by)
    return "opened"


def _erase(found: Concern, by: UUID) -> str:
    try:
        return "erased" if actions.ask_to_erase(found, by=by) else "wants-erasure"
    except actions.NotTwiceError:
        return "wants-erasure"


_DOING: dict[str, Callable[[Concern, UUID], str]] = {"close": _close, "open": _open, "erase": _erase}
