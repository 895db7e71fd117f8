"""What a coordinator does with one task: looks after it, nods, ends it, finds somebody for it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from doorstep.aid import kinds, letters, pages, steps
from doorstep.aid.actions import answering, choosing, climbing, finishing, offering, owning
from doorstep.aid.forms.assigning import AskForm
from doorstep.aid.forms.desk import TakesForm
from doorstep.aid.models import Offer, Task
from doorstep.aid.queries import desk
from doorstep.aid.queries.standing_by import Found, persons_of, standing_by
from doorstep.aid.queries.ways import skills_of
from doorstep.aid.views.requests import OPENING
from doorstep.core import languages
from doorstep.core.sentences import SentenceError
from doorstep.groups.standing import Standing
from doorstep.limits.actions import TooOftenError, take
from doorstep.limits.words import wait
from doorstep.messaging.costs import Costs, costs
from doorstep.people.doors import strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest


@require_POST
@strongly
def owner(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Take it in hand, or hand it over to a colleague; where another was first, nothing is overwritten."""
    standing, task = pages.task_or_404(request, slug, pk)
    whom = pages.uuid_or_404(request.POST.get("whom", str(standing.person)))
    if request.POST.get("owner", str(task.owner)) != str(task.owner):
        return pages.back_to(task, "late")
    if said := _too_often(task, standing.person, whom):
        return refused(request, standing, task, said)
    return _owned(request, standing, task, whom)


def _owned(request: PersonRequest, standing: Standing, task: Task, whom: UUID) -> HttpResponse:
    try:
        what = "mine" if whom == standing.person else "handed-over"
        return pages.did(task, lambda: owning.own(task, whom, by=standing.person), what)
    except owning.NotACoordinatorError as error:
        return refused(request, standing, task, languages.said(error))


def _too_often(task: Task, by: UUID, whom: UUID) -> str:
    """Count it like opening what a colleague looks after: whoever takes it in hand learns whose it is."""
    if whom != by or desk.owns(task.request, by):
        return ""
    try:
        take(OPENING, str(by))
    except TooOftenError as error:
        return wait(error.again_at)
    return ""


def refused(request: PersonRequest, standing: Standing, task: Task, wrong: str) -> HttpResponse:
    said = pages.shared(standing) | {"task": task, "wrong": wrong}
    return render(request, "aid/desk/refused.html", said, status=409)


_NODS = {"nod": (answering.nod, "nodded"), "refuse": (answering.refuse, "refused")}
_TOLD: dict[str, tuple[Callable[..., object], str]] = {
    "yes": (answering.accept, Offer.Status.ACCEPTED),
    "no": (answering.decline, Offer.Status.DECLINED),
    "back": (finishing.give_back, Offer.Status.RETURNED),
}
_ENDINGS = {"done": (finishing.complete, "done"), "cancelled": (finishing.cancel, "cancelled")}


@require_POST
@strongly
def nod(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Nod to whoever said yes, or thank them and look for somebody else; to nobody whom the page did not show."""
    return _as_it_stood(request, slug, pk, _NODS.get(request.POST.get("answer", "")))


@require_POST
@strongly
def ending(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Note that it is done, or not needed."""
    return _as_it_stood(request, slug, pk, _ENDINGS.get(request.POST.get("how", "")))


@require_POST
@strongly
def told(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Note what somebody who was asked told the coordinator: by telephone, at the door, in a chat."""
    standing, task = pages.task_or_404(request, slug, get_object_or_404(Task, offers=pk).pk)
    offer = task.offers.get(pk=pk)
    noting, becomes = _TOLD.get(request.POST.get("answer", ""), (None, ""))
    if noting is None or offer.status == becomes:
        return pages.back_to(task, "heard" if noting else "")
    try:
        return pages.did(task, lambda: noting(offer, by=standing.person, now=timezone.now()), "heard")
    except SentenceError as error:
        return refused(request, standing, task, languages.said(error))


def _as_it_stood(
    request: PersonRequest, slug: str, pk: UUID, chosen: tuple[Callable[..., None], str] | None
) -> HttpResponse:
    """Do what was chosen as the task stood on the page, or not at all."""
    standing, task = pages.task_or_404(request, slug, pk)
    if chosen is None or not pages.as_seen(request, [task]):
        return pages.back_to(task, "changed" if chosen else "")
    doing, what = chosen
    return pages.did(task, lambda: doing(task, by=standing.person, now=timezone.now()), what)


@require_POST
@strongly
def board(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    standing, task = pages.task_or_404(request, slug, pk)
    new = offering.put_on_board(task, by=standing.person)
    return pages.back_to(task, "on-board" if new else "late")


@require_POST
@strongly
def waves(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    standing, task = pages.task_or_404(request, slug, pk)
    return pages.did(task, lambda: climbing.ask_in_waves(task, by=standing.person, now=timezone.now()), "in-waves")


@require_POST
@strongly
def takes(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Change how many it takes and what they can do: as the task stood on the page, or not at all."""
    standing, task = pages.task_or_404(request, slug, pk)
    form = TakesForm(request.POST, skills=skills_of(standing.group))
    if not form.is_valid() or not pages.as_seen(request, [task]):
        return pages.back_to(task, "changed")
    hands, skill, by, now = form.hands_said, form.skill_said, standing.person, timezone.now()
    return pages.did(task, lambda: answering.change_takes(task, hands=hands, skill=skill, by=by, now=now), "saved")


@require_http_methods(["GET", "POST"])
@strongly
def volunteers(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show who could do it, and why; ask one or some of them."""
    standing, task = pages.task_or_404(request, slug, pk)
    if desk.were_asked_by(standing.person, task, request.POST.getlist("whom")):
        # A double click: it was done by the first.
        return pages.back_to(task, "asked")
    found = standing_by(task, timezone.now(), names_asker=task.owner == standing.person)
    goes = _goes_to(task, form := AskForm(request.POST or None, found=found), found)
    if form.is_valid() and _is_sure(form, goes) and _asked(request, task, form):
        return pages.back_to(task, "asked")
    said = pages.shared(standing) | _named(task, standing) | {"task": task, "found": found, "form": form, "goes": goes}
    return render(request, "aid/desk/volunteers.html", said, status=422 if form.errors else 200)


def _goes_to(task: Task, form: AskForm, found: Found) -> Costs:
    """Say how it goes to those who were chosen, or else to all who could be."""
    whom = form.chosen if form.is_valid() else {each.volunteer for each in found.fitting}
    return costs(partial(letters.offered, task), persons_of(whom))


def _is_sure(form: AskForm, goes: Costs) -> bool:
    """Say whether they have seen what it costs, where it costs something; else have them look first."""
    if form.cleaned_data["sure"] or not goes.is_worth_a_look:
        return True
    form.ask_whether_sure()
    return False


def _named(task: Task, standing: Standing) -> dict[str, object]:
    """Say what it is and when, and to whoever looks after it whose."""
    mine = task.owner == standing.person
    name = called([task.person_id]).get(task.person_id, "") if mine else ""
    return {"what": kinds.of_task(task.group, task.kind).name, "when": steps.when(task), "name": name}


def _asked(request: PersonRequest, task: Task, form: AskForm) -> bool:
    try:
        choosing.ask_these(task, form.chosen, by=request.visitor.person.pk, now=timezone.now())
    except SentenceError as error:
        form.add_error(None, languages.said(error))
    return form.is_valid()
