"""Asking what none of the answers says, and coming back to it: with a code, or signed in."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core.markdown import html
from doorstep.core.pages import done
from doorstep.groups.forms.people import CodeForm
from doorstep.limits.actions import TooOftenError
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.limits.words import wait
from doorstep.people.actions import hash_of
from doorstep.people.doors import signed_in
from doorstep.people.models import Person
from doorstep.people.requests import PersonRequest, visitor_of
from doorstep.questions.actions import asking, ways_back
from doorstep.questions.forms.asking import LONGEST, AskForm, WordsForm
from doorstep.questions.models import Question, WayBack
from doorstep.questions.pages import told
from doorstep.questions.queries import open as questions
from doorstep.questions.queries.likely import likely
from doorstep.questions.sources import read_sources
from doorstep.search.danger import worried

ASKING = Limit("asking a question", most=5, per=timedelta(days=1))
LOOKING = Limit("looking for an answer before asking", most=40, per=timedelta(hours=1))
WRITTEN_TO = Limit("questions to be answered to one address", most=3, per=timedelta(days=1))
ASKED = Limit("questions of all visitors", most=100, per=timedelta(days=1))
TYPING = Limit("codes of questions typed", most=20, per=timedelta(hours=1))


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the words first, and show what may answer them; then for the rest, and send it."""
    if request.method != "POST":
        return render(request, "questions/ask.html", {"form": WordsForm()})
    return (_send if request.POST.get("do") == "send" else _look)(request)


def _known(request: HttpRequest) -> Person | None:
    visitor = visitor_of(request)
    return visitor.person if visitor else None


def _look(request: HttpRequest) -> HttpResponse:
    form = WordsForm(request.POST)
    if not (form.is_valid() and has_room(form, LOOKING, request)):
        return render(request, "questions/ask.html", {"form": form}, status=422)
    words, is_known = form.cleaned_data["words"], _known(request) is not None
    asks = AskForm(initial={"words": words}, is_known=is_known)
    return _sending(request, asks, words, is_known=is_known, likely=likely(words))


def _sending(request: HttpRequest, form: AskForm, words: str, **said: object) -> HttpResponse:
    """Show the form; to whom these words say that they may be in danger, first where to turn."""
    said |= {"form": form, "turning": settings.TURNING_PIECE if worried(words) else ""}
    return render(request, "questions/send.html", said, status=422 if form.is_bound else 200)


def _send(request: HttpRequest) -> HttpResponse:
    known = _known(request)
    form = AskForm(request.POST, is_known=known is not None)
    if not (form.is_valid() and _has_room(request, form)):
        return _sending(request, form, request.POST.get("words", "")[:LONGEST], is_known=known is not None)
    asks = form.asks(get_language() or "")
    asked = asking.ask(asks, known=known, now=timezone.now())
    said = {"code": asked.code, "asks": asks, "is_known": known is not None, "turning": settings.TURNING_PIECE}
    return render(request, "questions/asked.html", said)


def _has_room(request: HttpRequest, form: AskForm) -> bool:
    """Count it, once: a double press is shown again, and counts no more than looking does."""
    if asking.was_sent(form.cleaned_data.get("sent_as")):
        return has_room(form, LOOKING, request)
    return _counted(request, form, form.cleaned_data.get("contact", ""))


def _counted(request: HttpRequest, form: AskForm, contact: str) -> bool:
    """Count it for the visitor, for the address that is written to, and for the desk that has to read it."""
    address = str(hash_of("email" if "@" in contact else "phone", contact)) if contact else ""
    return (
        has_room(form, ASKING, request)
        and (not address or has_room(form, WRITTEN_TO, request, address))
        and has_room(form, ASKED, request, "all")
    )


# -- Coming back with a code -----------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def back(request: HttpRequest) -> HttpResponse:
    """Show how it stands to whoever types a code; the answer with one that was sent, and nothing by GET."""
    form = CodeForm(request.POST or None)
    way = _way(request, form)
    if way is None:
        shown = {"form": form, "told": told(request)}
        return render(request, "questions/back.html", shown, status=422 if form.is_bound else 200)
    if request.POST.get("do") == "take-back":
        ways_back.take_back(way.question)
        return done("questions:back", "taken-back")
    return _stands(request, way.question, code=form.cleaned_data["code"], opens=way.opens)


def _way(request: HttpRequest, form: CodeForm) -> WayBack | None:
    if not (form.is_valid() and has_room(form, TYPING, request)):
        return None
    try:
        found = ways_back.find(form.cleaned_data["code"], now=timezone.now())
        wrong = "" if found else _("This code opens nothing. Look again; four weeks after an answer it is forgotten.")
    except TooOftenError as error:
        found, wrong = None, wait(error.again_at)
    return found or form.add_error("code", wrong)


def _stands(request: HttpRequest, question: Question, *, opens: bool, code: str = "") -> HttpResponse:
    with questions.opened([question]):
        shown = {"question": question, "opens": opens, "code": code, "told": told(request)}
        if opens and question.status == Question.Status.PRIVATE:
            shown |= {"body": html(question.markdown, shift=1), "sources": read_sources(question.sources)}
        return render(request, "questions/stands.html", shown)


# -- Signed in -------------------------------------------------------------------------------------------------------


@require_safe
@signed_in
def mine(request: PersonRequest) -> HttpResponse:
    with questions.opened(questions.asked_by(request.visitor.person.pk)) as rows:
        return render(request, "questions/mine.html", {"rows": rows, "told": told(request)})


@require_safe
@signed_in
def one(request: PersonRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(questions.asked_by(request.visitor.person.pk), pk=pk)
    return _stands(request, found, opens=True)


@require_POST
@signed_in
def taking_back(request: PersonRequest, pk: UUID) -> HttpResponse:
    ways_back.take_back(get_object_or_404(questions.asked_by(request.visitor.person.pk), pk=pk))
    return done("questions:mine", "taken-back")
