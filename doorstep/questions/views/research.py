"""Looking things up: what the desk gave somebody to write, or to read; and becoming one who does."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.core import languages
from doorstep.core.markdown import html
from doorstep.core.pages import done
from doorstep.core.sentences import SentenceError
from doorstep.groups.codes import opened
from doorstep.groups.forms.people import CodeForm
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.rates import Limit
from doorstep.people.doors import strongly
from doorstep.people.requests import PersonRequest
from doorstep.questions.actions import answering, publishing, researchers
from doorstep.questions.forms.answering import AnswerForm, DraftForm, UntilForm, WordsForm
from doorstep.questions.models import Edition, Question, Researcher
from doorstep.questions.pages import DONE, answers_or_404, given, question_or_404, seen, told, was_given_or_404
from doorstep.questions.queries import answers
from doorstep.questions.queries import open as questions
from doorstep.questions.sources import read_sources

TYPING = Limit("codes of researchers typed", most=20, per=timedelta(hours=1))
Status = Question.Status
_Do = Callable[[], None]


@require_safe
@strongly
def index(request: PersonRequest) -> HttpResponse:
    person = answers_or_404(request)
    with questions.opened(questions.with_them(request.visitor.person)) as rows:
        shown: dict[str, object] = {
            "to_write": [row for row in rows if row.status == Status.ASSIGNED],
            "told": told(request),
        }
        shown |= {"to_read": [row for row in rows if row.status == Status.WRITTEN]}
        shown |= {"changes": answers.waiting_editions(), "person": person}
        return render(request, "questions/research/index.html", shown)


# -- Writing ---------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@strongly
def write(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Write an answer: keep it for later, or say that it is written."""
    found = questions.with_them(request.visitor.person).filter(pk=pk, status=Status.ASSIGNED).first()
    if found is None:
        return _was_theirs(request, pk)
    with questions.opened([found]):
        said = {name: getattr(found, name) for name in ("question", "topic", "markdown", "sources")}
        if request.method != "POST":
            return _writing(request, found, AnswerForm(initial=said))
        form = (AnswerForm if request.POST.get("do") == "written" else DraftForm)(request.POST)
        return _written(request, found, form) if form.is_valid() else _writing(request, found, form)


def _writing(request: PersonRequest, found: Question, form: DraftForm) -> HttpResponse:
    preview = html(form.data.get("markdown", "") if form.is_bound else found.markdown, shift=1)
    shown = {"question": found, "form": form, "preview": preview, "told": told(request)}
    shown["given"] = given(request.visitor.person, found.pk)
    return render(request, "questions/research/write.html", shown, status=422 if form.is_bound else 200)


def _written(request: PersonRequest, found: Question, form: DraftForm) -> HttpResponse:
    person, now = request.visitor.person.pk, timezone.now()
    try:
        if isinstance(form, AnswerForm):
            answering.hand_in(found, form.says(), by=person, now=now)
            return done("questions:research", "written")
        answering.keep(found, form.says(), by=person)
    except (NotAMoveError, SomebodyWasFirstError):
        return _taken(request, found.pk)
    return done("questions:write", "kept", found.pk)


def _was_theirs(request: PersonRequest, pk: UUID) -> HttpResponse:
    was_given_or_404(request, pk)
    return _taken(request, pk)


def _taken(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Show what they typed, which would be lost, for a question that is with them no more; a double press is done."""
    form = DraftForm(request.POST)
    if form.is_valid() and _handed_in(request.visitor.person.pk, pk) == form.cleaned_data["markdown"]:
        return done("questions:research", "written")
    shown = {"form": form, "preview": html(form.data.get("markdown", ""), shift=1), "told": DONE["late"]}
    return render(request, "questions/research/taken.html", shown, status=422)


def _handed_in(writer: UUID, pk: UUID) -> str | None:
    with questions.opened(Question.objects.filter(pk=pk, writer=writer, status=Status.WRITTEN)) as rows:
        return rows[0].markdown if rows else None


def _tried(what: str, do: _Do) -> HttpResponse:
    try:
        do()
    except (NotAMoveError, SomebodyWasFirstError):
        return done("questions:research", "late")
    return done("questions:research", what)


@require_POST
@strongly
def give_back(request: PersonRequest, pk: UUID) -> HttpResponse:
    found, person = question_or_404(request, pk, Status.ASSIGNED), request.visitor.person.pk
    return _tried("given-back", lambda: answering.give_back(found, by=person, now=timezone.now()))


# -- Reading ---------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@strongly
def look_over(request: PersonRequest, pk: UUID) -> HttpResponse:
    """Read what somebody else wrote: it is right, or this is to be mended."""
    found, form = question_or_404(request, pk, Status.WRITTEN), WordsForm(request.POST or None)
    if request.method != "POST":
        return _reading(request, found, WordsForm())
    version, by, now = seen(request), request.visitor.person.pk, timezone.now()
    if request.POST.get("do") == "right":
        return _tried("approved", lambda: answering.approve(found, seen=version, by=by, now=now))
    if not form.is_valid():
        return _reading(request, found, form)
    words = form.cleaned_data["words"]
    return _tried("sent-back", lambda: answering.send_back(found, words, seen=version, by=by, now=now))


def _reading(request: PersonRequest, found: Question, form: WordsForm) -> HttpResponse:
    with questions.opened([found]):
        shown = {"question": found, "form": form, "body": html(found.markdown, shift=1)}
        shown["sources"] = read_sources(found.sources)
        return render(request, "questions/research/read.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@strongly
def change(request: PersonRequest, pk: int) -> HttpResponse:
    """Read a change of an answer that is published: it goes out, or stays as it was."""
    person = answers_or_404(request)
    edition = get_object_or_404(answers.waiting_editions(), pk=pk)
    form = UntilForm(request.POST or None)
    if request.POST.get("do") == "leave":
        return _tried("left", lambda: publishing.leave(edition, by=person))
    if form.is_valid() and (answer := _let_out(edition, form, person)):
        return answer
    return _changing(request, edition, form, person)


def _let_out(edition: Edition, form: UntilForm, by: UUID) -> HttpResponse | None:
    day, now = form.cleaned_data["review_by"], timezone.now()
    try:
        return _tried("let-out", lambda: publishing.let_out(edition, review_by=day, by=by, now=now))
    except SentenceError as error:
        return form.add_error(None, languages.said(error))


def _changing(request: PersonRequest, edition: Edition, form: UntilForm, person: UUID) -> HttpResponse:
    before = answers.current(edition.answer)
    shown = {"edition": edition, "before": before, "form": form, "is_own": edition.written_by == person}
    shown |= {"body": html(edition.markdown, shift=2), "body_before": html(before.markdown, shift=2)}
    shown |= {"sources": read_sources(edition.sources)}
    return render(request, "questions/research/change.html", shown, status=422 if form.is_bound else 200)


# -- Becoming one who looks things up --------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@strongly
def place(request: PersonRequest) -> HttpResponse:
    """Take a code that was given by hand; whoever types it looks things up from then on."""
    form = CodeForm(request.POST or None)
    found = opened(request, form, researchers.find, TYPING, TYPING)
    if found and _began(request, found, form):
        return done("questions:research", "began")
    return render(request, "questions/research/place.html", {"form": form}, status=422 if form.is_bound else 200)


def _began(request: PersonRequest, found: Researcher, form: CodeForm) -> bool:
    try:
        researchers.begin(found, request.visitor.person, now=timezone.now())
    except SentenceError as error:
        form.add_error("code", languages.said(error))
    return form.is_valid()
