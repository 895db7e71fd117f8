"""One request: how it stands, what happened, what to do next, and opening what is sealed with it."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from doorstep.aid import kinds, pages, steps
from doorstep.aid.actions import finishing, noting, revealing
from doorstep.aid.forms.desk import NoteForm, TakesForm, WhomForm
from doorstep.aid.matching import ladder
from doorstep.aid.matching.ladder import How
from doorstep.aid.models import HelpRequest, Offer, Task
from doorstep.aid.queries import desk, duties, sealed, ways
from doorstep.aid.queries.duties import Turns
from doorstep.aid.queries.history import history, went_from
from doorstep.aid.views import filters
from doorstep.core.pages import done
from doorstep.groups.forms.people import WhyForm
from doorstep.groups.queries.members import people_seen_by
from doorstep.groups.standing import Standing
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.limits.forms import has_room
from doorstep.limits.rates import Limit
from doorstep.people.doors import strongly
from doorstep.people.queries import called
from doorstep.people.requests import PersonRequest

# Enough to stand in for a colleague who is away, and too few to copy out a group's neighbours.
OPENING = Limit("colleagues' requests opened", most=20, per=timedelta(hours=1))
# Whoever looks after it opens it as part of that, and says no reason each time.
LOOKS_AFTER = "to-plan"
# By the ids of tasks, whom each was offered to.
Offers = dict[UUID, list[Offer]]


@dataclass(frozen=True)
class Doing:
    """A task on the page of its request; `asked` are those whom it was offered to, by name."""

    task: Task
    what: str
    owner: str
    is_mine: bool
    asked: list[tuple[str, Offer]]
    handing: WhomForm
    takes: TakesForm
    way: str

    @property
    def is_waiting(self) -> bool:
        return not self.task.is_over

    @property
    def seen(self) -> str:
        return pages.stamp([self.task])

    @property
    def may_go_next_door(self) -> bool:
        return steps.may_go_next_door(self.task)

    @property
    def may_wave(self) -> bool:
        """Say whether the nearest could be asked for this one, in a group that goes about it otherwise."""
        return self.way != How.WAVES and self.task.rung not in ladder.WAVES

    @property
    def when(self) -> str:
        return steps.when(self.task)

    @property
    def state(self) -> str:
        return steps.in_words(self.task)

    @property
    def next_step(self) -> str:
        doing = [name for name, offer in self.asked if offer.status == Offer.Status.ACCEPTED]
        return steps.next_step(self.task, doing, sum(offer.status == Offer.Status.OPEN for _name, offer in self.asked))


@require_safe
@strongly
def one(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    return shown(request, *pages.request_or_404(request, slug, pk), WhyForm(), NoteForm())


def shown(
    request: PersonRequest, standing: Standing, asked: HelpRequest, why: WhyForm, noted: NoteForm
) -> HttpResponse:
    said = pages.shared(standing) | {"asked": asked, "why": why, "noted": noted, "told": pages.told(request)}
    said |= _stands(standing, asked)
    return render(request, "aid/desk/request.html", said, status=422 if why.is_bound or noted.is_bound else 200)


def _stands(standing: Standing, asked: HelpRequest) -> dict[str, object]:
    """Give how it stands, and what happened; each thing asked of the database once."""
    tasks, known = desk.tasks_of(asked), kinds.of_group(standing.group)
    what = {task.pk: kinds.in_words([task.kind], known)[0] for task in tasks}
    owns = any(task.owner == standing.person for task in tasks)
    turns, offers = duties.turns(standing.group), desk.offers_of(tasks)
    names = _names(tasks, offers, turns.everybody | ({asked.person_id} if owns else set()))
    doing = _tasks(standing, tasks, what, turns, offers, names)
    return {
        "owns": owns,
        "name": names.get(asked.person_id, "") if owns else "",
        "what": list(dict.fromkeys(what.values())),
        "notes": sealed.how_many_notes(asked),
        "tasks": doing,
        "reached": _reached(standing, doing),
        "seen": pages.stamp(desk.living(tasks)),
        "history": history(asked, what, chain(*offers.values()), names, names_asker=owns),
    }


def _reached(standing: Standing, tasks: list[Doing]) -> set[UUID]:
    """Say of whom of those who were asked the viewer may look up how they are reached."""
    asked = {offer.person_id for doing in tasks for _name, offer in doing.asked}
    return set(people_seen_by(standing).filter(person__in=asked).values_list("person", flat=True))


def _names(tasks: list[Task], offers: Offers, others: set[UUID]) -> dict[UUID, str]:
    """Say what all are called whom the page names, in one question."""
    asked = {each.person_id for rows in offers.values() for each in rows}
    return called(asked | {task.owner for task in tasks} | others)


def _tasks(
    standing: Standing, tasks: list[Task], what: dict[UUID, str], turns: Turns, offers: Offers, names: dict[UUID, str]
) -> list[Doing]:
    found, skills, way = [], ways.skills_of(standing.group), ways.way_of(standing.group).how
    for task in tasks:
        asked = [(names.get(each.person_id) or _("A neighbour"), each) for each in offers.get(task.pk, [])]
        others = [who for who in turns.could(task.team_id) if who not in {task.owner, standing.person}]
        whom = WhomForm(colleagues=filters.named(names, others), auto_id=f"id_{task.pk}_%s")
        owner = (names.get(task.owner) or _("A neighbour")) if task.owner else ""
        mine = task.owner == standing.person
        takes = TakesForm(skills=skills, initial=_takes(task), auto_id=f"id_{task.pk}_%s")
        one = Doing(task, what[task.pk], owner, is_mine=mine, asked=asked, handing=whom, takes=takes, way=way)
        found.append(one)
    return found


def _takes(task: Task) -> dict[str, str]:
    return {"hands": str(task.hands), "skill": str(task.skill_id or "")}


# -- What is sealed with it ------------------------------------------------------------------------------------------


@require_POST
@strongly
def door(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Open what is kept with it, once and here; of what a colleague looks after with a reason, and not too often."""
    standing, asked = _theirs_or_404(request, slug, pk)
    mine, form = desk.owns(asked, standing.person), WhyForm(request.POST)
    if not mine and not (form.is_valid() and has_room(form, OPENING, request, str(standing.person))):
        return shown(request, standing, asked, form, NoteForm())
    now = timezone.localtime(timezone=timezone.get_default_timezone())
    why = LOOKS_AFTER if mine else form.cleaned_data["why"]
    opened = revealing.open_door(asked, None, by=standing.person, why=why, clock=now.time())
    said = pages.shared(standing) | {"asked": asked, "opened": opened, "notes": sealed.notes(asked)}
    return render(request, "aid/desk/door.html", said | {"codewords": sealed.codewords(asked)})


def _theirs_or_404(request: PersonRequest, slug: str, pk: UUID) -> tuple[Standing, HelpRequest]:
    """Find one that the group has not handed on: what is sealed with that is no longer for it."""
    standing, asked = pages.request_or_404(request, slug, pk)
    if asked.status == HelpRequest.Status.HANDED_ON:
        raise Http404
    return standing, asked


@require_POST
@strongly
def note(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Keep a note; where the request went to another group meanwhile, give back what was typed."""
    standing, form = pages.standing_or_404(request, slug), NoteForm(request.POST)
    asked = pages.requests_of(standing).filter(pk=pk).first()
    if asked is None:
        return _went_elsewhere(request, standing, pk)
    if not form.is_valid():
        return shown(request, standing, asked, WhyForm(), form)
    noting.note(asked, form.cleaned_data["words"], by=standing.person, now=timezone.now())
    return done("requests:request", "noted", slug, pk)


def _went_elsewhere(request: PersonRequest, standing: Standing, pk: UUID) -> HttpResponse:
    if not went_from(standing.group.pk, pk):
        raise Http404
    said = pages.shared(standing) | {"typed": request.POST.get("words", "")}
    return render(request, "aid/desk/note_gone.html", said, status=409)


@require_POST
@strongly
def withdrawal(request: PersonRequest, slug: str, pk: UUID) -> HttpResponse:
    """Note that nothing of it is needed any more: of what stood on the page, or not at all."""
    standing, asked = pages.request_or_404(request, slug, pk)
    if not pages.as_seen(request, desk.living(desk.tasks_of(asked))):
        return done("requests:request", "changed", slug, pk)
    try:
        finishing.withdraw(asked, by=standing.person, now=timezone.now())
    except (NotAMoveError, SomebodyWasFirstError):
        return done("requests:request", "late", slug, pk)
    return done("requests:request", "cancelled", slug, pk)
