"""What the pages of questions share: what was done before, and who may open them."""

from datetime import UTC, datetime
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.core import pages
from doorstep.people.models import Person
from doorstep.people.requests import PersonRequest
from doorstep.questions.models import Question
from doorstep.questions.queries import open as questions

# What a page says after something was done, by the word that stands in its address.
DONE = {
    "thanks": _("Thank you. It is counted, and nobody knows that it was you."),
    "taken-back": _("It is forgotten: what you asked, and whatever was written for you."),
    "began": _("Thank you. What the desk gives you to look up stands here."),
    "kept": _("Kept. Nobody else reads it before you say that it is written."),
    "written": _("Thank you. Somebody else reads it now, and then it is told."),
    "given-back": _("Given back. The desk asks somebody else."),
    "approved": _("Thank you. The desk publishes it, or tells it to whoever asked."),
    "sent-back": _("Sent back, with your words."),
    "let-out": _("Thank you. Everybody reads it from now on."),
    "left": _("Left as it was."),
    "late": _("Somebody was first, so nothing was done. This is how it stands now."),
}

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def told(request: HttpRequest) -> Promise | str:
    return pages.told(request, DONE)


def seen(request: HttpRequest) -> datetime:
    """Read which version was on the page; of nonsense, one that never was."""
    try:
        found = parse_datetime(request.POST.get("seen", ""))
        # Also of a moment that is in no calendar of the database's own.
        return found.astimezone(UTC) if found and found.tzinfo else _NEVER
    except (ValueError, OverflowError):
        return _NEVER


def given(person: Person, pk: UUID) -> str:
    """Return what a page on which somebody writes for a question carries, which nobody else can make."""
    return salted_hmac("doorstep.questions.given", f"{person.pk} {pk}", algorithm="sha256").hexdigest()


def was_given_or_404(request: PersonRequest, pk: UUID) -> None:
    """See that a question was with the visitor, which is with them no more; there is no page for anybody else."""
    answers_or_404(request)
    if not constant_time_compare(request.POST.get("given", ""), given(request.visitor.person, pk)):
        raise Http404


def question_or_404(request: PersonRequest, pk: UUID, status: str) -> Question:
    """Find a question that is with the visitor, to be written or to be read; there is no page for anybody else."""
    found = get_object_or_404(questions.with_them(request.visitor.person), pk=pk)
    if found.status != status:
        raise Http404
    return found


def answers_or_404(request: PersonRequest) -> UUID:
    """Say who the visitor is, where they look things up; there is no page for anybody else."""
    if not questions.may_answer(request.visitor.person):
        raise Http404
    return request.visitor.person.pk
