"""Published answers at the desk, and who looks things up."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doorstep.accounts import queries as accounts
from doorstep.core import languages
from doorstep.core.pages import done, page_of
from doorstep.core.sentences import SentenceError
from doorstep.desk.pages import told
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.library.differing import around, differences
from doorstep.people.doors import proved
from doorstep.people.requests import StaffRequest
from doorstep.questions.actions import publishing, researchers, shipping
from doorstep.questions.forms.answering import AnswerForm, UntilForm
from doorstep.questions.forms.desk import NameForm
from doorstep.questions.models import Answer, Edition, Researcher
from doorstep.questions.queries import answers
from doorstep.questions.queries import open as questions
from doorstep.questions.texts import Written

_CHOOSE = _("Choose what becomes of it.")


@require_safe
def index(request: StaffRequest) -> HttpResponse:
    shown = {"page": page_of(request, answers.at_desk()), "told": told(request), "today": timezone.localdate()}
    return render(request, "desk/answers.html", shown)


@require_http_methods(["GET", "POST"])
def one(request: StaffRequest, pk: int) -> HttpResponse:
    """Show an answer in a form in which it can be written anew; somebody else reads that before it is shown."""
    found = get_object_or_404(Answer, pk=pk)
    if request.method != "POST":
        return _shown(request, found)
    form = AnswerForm(request.POST)
    if form.is_valid() and _changed(request, found, form):
        return done("desk:answer", "answer-written", pk)
    return _shown(request, found, form)


def _changed(request: StaffRequest, found: Answer, form: AnswerForm) -> bool:
    try:
        publishing.change(found, form.says(), by=request.staff.pk, now=timezone.now())
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()


def _shown(
    request: StaffRequest,
    found: Answer,
    form: AnswerForm | None = None,
    until: UntilForm | None = None,
    wrong: Promise | str = "",
) -> HttpResponse:
    shown = _said(found) | {"until": until or UntilForm(), "wrong": wrong, "told": told(request)}
    shown |= {"form": form} if form else {}
    return render(request, "desk/answer.html", shown, status=422 if form or until or wrong else 200)


def _said(found: Answer) -> dict[str, object]:
    """Give what an answer says and said, by whom, and a form in which it can be written anew."""
    edition = answers.current(found)
    said = {name: getattr(edition, name) for name in ("question", "topic", "markdown", "sources")}
    editions = list(Edition.objects.filter(answer=found).order_by("-number"))
    people = [each.written_by for each in editions] + [each.reviewed_by for each in editions]
    shown: dict[str, object] = {"answer": found, "edition": edition, "editions": editions}
    shown |= {"form": AnswerForm(initial=said), "today": timezone.localdate()}
    names = questions.called(people) | accounts.names(people)
    return shown | {"waiting": answers.waiting_edition(found), "names": names} | _newer(found, edition)


def _newer(found: Answer, edition: Edition) -> dict[str, object]:
    """Show what differs between ours and the newer text that came with the software."""
    text = answers.newer_of(found)
    return {"newer": text, "stretches": around(differences(_whole(edition), _whole(text)))} if text else {}


def _whole(said: Edition | Written) -> str:
    return f"{said.question}\n{said.markdown}\n{said.sources}"


@require_POST
def state(request: StaffRequest, pk: int) -> HttpResponse:
    """Take an answer down, bring it back, say that it is still right, or what becomes of a newer text."""
    found, do = get_object_or_404(Answer, pk=pk), request.POST.get("do", "")
    if do == "still-right":
        return _still_right(request, found)
    if do not in _MOVES:
        return _shown(request, found, wrong=_CHOOSE)
    return _moved(request, found, do)


def _moved(request: StaffRequest, found: Answer, do: str) -> HttpResponse:
    try:
        _MOVES[do](found, request)
    except (NotAMoveError, SomebodyWasFirstError):
        do = "question-late"
    except SentenceError as error:
        return _shown(request, found, wrong=languages.said(error))
    return done("desk:answer", do, found.pk)


_MOVES: dict[str, Callable[[Answer, StaffRequest], None]] = {
    "taken-down": lambda answer, request: publishing.take_down(answer, by=request.staff.pk),
    "brought-back": lambda answer, request: publishing.bring_back(answer, by=request.staff.pk),
    "newer-left": lambda answer, request: shipping.leave_newer(answer, by=request.staff.pk),
    "answer-written": lambda answer, request: shipping.take_newer(answer, by=request.staff.pk, now=timezone.now()),
}


def _still_right(request: StaffRequest, found: Answer) -> HttpResponse:
    until = UntilForm(request.POST)
    if not until.is_valid():
        return _shown(request, found, until=until)
    try:
        day, now = until.cleaned_data["review_by"], timezone.now()
        publishing.still_right(found, seen=_seen(request), review_by=day, by=request.staff.pk, now=now)
    except SomebodyWasFirstError:
        return done("desk:answer", "question-late", found.pk)
    except SentenceError as error:
        return _shown(request, found, wrong=languages.said(error))
    return done("desk:answer", "still-right", found.pk)


def _seen(request: StaffRequest) -> int:
    """Read which edition was on the page; of nonsense, one that never was."""
    number = request.POST.get("seen", "")[:9]
    return int(number) if number.isdecimal() else 0


# -- Who looks things up ---------------------------------------------------------------------------------------------


@require_safe
def people(request: StaffRequest) -> HttpResponse:
    return _people(request, NameForm())


def _people(request: StaffRequest, form: NameForm) -> HttpResponse:
    shown = {"rows": questions.researchers(), "form": form, "told": told(request), "now": timezone.now()}
    return render(request, "desk/researchers.html", shown, status=422 if form.is_bound else 200)


@require_POST
@proved
def code(request: StaffRequest) -> HttpResponse:
    """Make a code for somebody who is to look things up, and show it this once."""
    form = NameForm(request.POST)
    if not form.is_valid():
        return _people(request, form)
    made = researchers.offer(form.cleaned_data["name"], by=request.staff.pk, now=timezone.now())
    page = request.build_absolute_uri(reverse("questions:place"))
    return render(request, "desk/researcher_code.html", {"name": form.cleaned_data["name"], "code": made, "page": page})


@require_POST
@proved
def ending(request: StaffRequest, pk: int) -> HttpResponse:
    found = Researcher.objects.filter(pk=pk).first()
    if found is None:
        return done("desk:researchers", "question-late")
    researchers.end(found, by=request.staff.pk)
    return done("desk:researchers", "research-ended")
