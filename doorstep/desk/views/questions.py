"""Questions at the desk: what is open and for how long, to whom one is given, and how it ends."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from doorstep.accounts import queries as accounts
from doorstep.core import languages
from doorstep.core.markdown import html
from doorstep.core.pages import done, page_of
from doorstep.core.sentences import SentenceError
from doorstep.desk.pages import told
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.people.actions import look_at_contact_points
from doorstep.people.doors import proved
from doorstep.people.looking import ways
from doorstep.people.requests import StaffRequest
from doorstep.questions.actions import answering, settling, telling
from doorstep.questions.forms.answering import PublishForm, WordsForm
from doorstep.questions.forms.desk import PointForm, WhoForm
from doorstep.questions.models import Answer, Question
from doorstep.questions.pages import seen
from doorstep.questions.queries import answers
from doorstep.questions.queries import open as questions
from doorstep.questions.queries.likely import likely
from doorstep.questions.sources import read_sources
from doorstep.vault import keys

_CHOOSE = _("Choose what becomes of it.")
_TOLD = frozenset({"private", "pointed", "question-declined"})
Status = Question.Status


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    page = page_of(request, questions.questions_open())
    ring = list(questions.to_ring())
    with questions.opened([*page.object_list, *ring]):
        shown: dict[str, object] = {"page": page, "ring": ring, "told": told(request), "today": timezone.localdate()}
        shown |= {"names": _names([row.writer for row in page] + [row.reviewer for row in page])}
        return render(request, "desk/questions.html", shown)


def _names(people: list[UUID | None]) -> dict[UUID, str]:
    return questions.called(people) | accounts.names(people)


@require_safe
def one(request: StaffRequest, pk: UUID) -> HttpResponse:
    return _shown(request, _question_or_404(pk))


def _question_or_404(pk: UUID) -> Question:
    return get_object_or_404(questions.at_desk(), pk=pk)


def _shown(request: StaffRequest, found: Question, **forms: object) -> HttpResponse:
    with questions.opened([found]):
        shown = _forms(found) | _said(found) | {"me": request.staff.pk, "told": told(request)} | forms
        return render(request, "desk/question.html", shown, status=422 if forms else 200)


def _forms(found: Question) -> dict[str, object]:
    """Give what can be done with a question, in forms."""
    besides = found.writer if found.status == Status.WRITTEN else None
    return {
        "who": WhoForm(choices=_choices(besides)),
        "point": PointForm(choices=answers.choices()),
        "publish": PublishForm(initial={"language": found.language}),
        "decline": WordsForm(),
        "anew": WordsForm(prefix="anew"),
    }


def _said(found: Question) -> dict[str, object]:
    """Give what is known of a question that is opened."""
    return {
        "question": found,
        "names": _names([found.writer, found.reviewer]),
        "body": html(found.markdown, shift=1),
        "sources": read_sources(found.sources),
        "likely": likely(found.words),
        "nobody_to_tell": questions.left_no_way(found),
    }


def _choices(besides: UUID | None) -> list[tuple[str, str]]:
    return [(str(each.person_id), each.name) for each in questions.could_look_up(besides=besides)]


def _tried(found: Question, what: str, do: Callable[[], object]) -> HttpResponse:
    try:
        do()
    except (NotAMoveError, SomebodyWasFirstError):
        return done("desk:question", "question-late", found.pk)
    return done("desk:question", _as_it_reaches(found, what), found.pk)


def _as_it_reaches(found: Question, what: str) -> str:
    """Say what was done; where it was to be told and no message went, that somebody rings, or that nobody can."""
    if what not in _TOLD:
        return what
    if found.to_ring:
        return "to-ring"
    return "no-way" if questions.left_no_way(found) else what


@require_POST
def giving(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Give it to somebody who looks it up; or, once it is written, to somebody else who reads it."""
    found = _question_or_404(pk)
    form = WhoForm(request.POST, choices=_choices(found.writer if found.status == Status.WRITTEN else None))
    try:
        return _given(request, found, form) if form.is_valid() else _shown(request, found, who=form)
    except SentenceError as error:
        form.add_error("who", languages.said(error))
        return _shown(request, found, who=form)


def _given(request: StaffRequest, found: Question, form: WhoForm) -> HttpResponse:
    me, now = request.staff.pk, timezone.now()
    do = answering.give_to_read if found.status == Status.WRITTEN else answering.assign
    return _tried(found, "with-somebody", lambda: do(found, form.person(me), by=me, now=now))


@require_POST
def settlement(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Let it end: published, told to whoever asked alone, pointed at an answer, or declined; or write it anew."""
    found, do = _question_or_404(pk), request.POST.get("do", "")
    ends = _ENDS.get(do)
    if ends is None:
        return _shown(request, found, wrong=_CHOOSE)
    with questions.opened([found]):
        return ends(request, found)


def _publish(request: StaffRequest, found: Question) -> HttpResponse:
    form, me, now = PublishForm(request.POST), request.staff.pk, timezone.now()
    if not form.is_valid():
        return _shown(request, found, publish=form)
    said = {"review_by": form.cleaned_data["review_by"], "language": form.cleaned_data["language"]}
    said["seen"] = seen(request)
    return _tried(found, "published", lambda: settling.publish(found, **said, by=me, now=now))


def _private(request: StaffRequest, found: Question) -> HttpResponse:
    me, now = request.staff.pk, timezone.now()
    try:
        return _tried(found, "private", lambda: settling.keep_private(found, seen=seen(request), by=me, now=now))
    except SentenceError as error:
        return _shown(request, found, wrong=languages.said(error))


def _point(request: StaffRequest, found: Question) -> HttpResponse:
    form, me, now = PointForm(request.POST, choices=answers.choices()), request.staff.pk, timezone.now()
    if not form.is_valid():
        return _shown(request, found, point=form)
    answer = Answer(pk=int(form.cleaned_data["answer"]))
    return _tried(found, "pointed", lambda: settling.point(found, answer, by=me, now=now))


def _decline(request: StaffRequest, found: Question) -> HttpResponse:
    form, me, now = WordsForm(request.POST), request.staff.pk, timezone.now()
    if not form.is_valid():
        return _shown(request, found, decline=form)
    words = form.cleaned_data["words"]
    return _tried(found, "question-declined", lambda: settling.decline(found, words, by=me, now=now))


def _anew(request: StaffRequest, found: Question) -> HttpResponse:
    form, me, now = WordsForm(request.POST, prefix="anew"), request.staff.pk, timezone.now()
    if not form.is_valid():
        return _shown(request, found, anew=form)
    words = form.cleaned_data["words"]
    return _tried(found, "anew", lambda: answering.write_anew(found, words, by=me, now=now))


_ENDS = {"publish": _publish, "private": _private, "point": _point, "decline": _decline, "anew": _anew}


@require_POST
@proved
def reach(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Show how to reach whoever asked, to ring them; they can read who looked."""
    found = _question_or_404(pk)
    at = timezone.localtime(timezone=timezone.get_default_timezone()).time()
    with keys.at_hand([found.person_id]), questions.opened([found]):
        points = look_at_contact_points(found.person, by=request.staff.pk, why="they-asked")
        return render(request, "desk/question_reach.html", {"question": found, "ways": ways(points, at)})


@require_POST
def rung(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Note that somebody rang them and said what was answered."""
    found = _question_or_404(pk)
    told_now = telling.told_by_ringing(found, by=request.staff.pk, now=timezone.now())
    return done("desk:questions", "rung" if told_now else "question-late")
