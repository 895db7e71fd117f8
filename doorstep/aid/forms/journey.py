"""The way through the questions: which come for whom, what was answered so far, and what comes next.

What is typed travels from page to page in the pages themselves, and is checked anew as a whole each time: nothing is
kept here before it is sent (docs/decisions/0046).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone

from doorstep.aid import kinds
from doorstep.aid.forms import asker, asking
from doorstep.aid.kinds import Kind
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.queries import choosing
from doorstep.core.trigrams import without_controls
from doorstep.groups.models import Group
from doorstep.groups.queries import directory
from doorstep.networks.models import Network
from doorstep.people.models import ContactPoint, Person
from doorstep.places import cells
from doorstep.places import queries as places

LOOK = "look"
# What goes along beside the answers: which were given, where they came from, and what makes two sendings one.
ALONG = ("done", "at", "group", "sent_as")
Kept = Mapping[str, list[str]]


@dataclass(frozen=True)
class Step:
    """One page: its form, what that is made with, and whom it is for."""

    form: type[forms.Form]
    beside: Callable[["Journey"], dict[str, Any]] = lambda _journey: {}
    applies: Callable[["Journey"], bool] = lambda _journey: True

    @property
    def names(self) -> set[str]:
        return {*self.form.base_fields}


class Journey:
    """What somebody typed so far, on its way.

    `kept` is what they typed at another time, for a `bearer` of a receipt: it counts, and is shown nowhere. `person` is
    whoever is signed in.
    """

    def __init__(
        self, sent: QueryDict, *, now: datetime, person: Person | None = None, kept: Kept | None = None
    ) -> None:
        self.sent, self.kept, self.person = sent, kept or {}, person
        self.now = timezone.localtime(now, timezone.get_default_timezone())

    # -- What was said -----------------------------------------------------------------------------------------------

    @cached_property
    def anew(self) -> list[str]:
        """The questions answered in this sitting."""
        return [slug for slug in self.sent.get("done", "").split() if slug in STEPS]

    @cached_property
    def done(self) -> set[str]:
        return {*self.anew, *" ".join(self.kept.get("done", [])).split()}

    @cached_property
    def said(self) -> QueryDict:
        """All that was typed: what was kept, until its question is answered anew."""
        said, anew, still = QueryDict(mutable=True), self._names_of(self._answering), self._names_of(self._as_kept)
        for name in NAMES & {*self.sent} - still:
            said.setlist(name, self.sent.getlist(name))
        for name in (NAMES & {*self.kept}) - anew:
            if name in still or name not in self.sent:
                said.setlist(name, [*self.kept[name]])
        return said

    @property
    def _answering(self) -> set[str]:
        """The questions answered in this sitting, and the one that is answered just now."""
        now = {self.sent.get("step", "")} if self.sent.get("go") == "on" else set()
        return {*self.anew, *now} & STEPS.keys()

    @property
    def _as_kept(self) -> set[str]:
        return (self.done & STEPS.keys()) - self._answering

    def _names_of(self, slugs: Iterable[str]) -> set[str]:
        return {name for slug in slugs for name in STEPS[slug].names}

    def form(self, slug: str) -> forms.Form:
        """Return the form of a page, filled in with what was said."""
        if slug not in self._forms:
            self._forms[slug] = STEPS[slug].form(self.said, **STEPS[slug].beside(self))
        return self._forms[slug]

    @cached_property
    def _forms(self) -> dict[str, forms.Form]:
        return {}

    def valid(self, slug: str) -> dict[str, Any] | None:
        """Return what a page's form makes of it; None where it has no answer yet, or one to mend."""
        return self.form(slug).cleaned_data if slug in self.done and self.form(slug).is_valid() else None

    def blank(self, slug: str) -> forms.Form:
        """Return the form of a page as it is shown: what was typed stands in it, and nothing is told off."""
        typed = {name: self.sent.getlist(name) for name in STEPS[slug].names if name in self.sent}
        form = STEPS[slug].form(**STEPS[slug].beside(self))
        answered = slug in self.anew
        for name, field in form.fields.items():
            if name in typed:
                form.initial[name] = typed[name] if isinstance(field, forms.MultipleChoiceField) else typed[name][-1]
            elif answered:
                form.initial[name] = None
        return form

    # -- Which questions -----------------------------------------------------------------------------------------------

    @property
    def steps(self) -> Iterator[str]:
        return (slug for slug, step in STEPS.items() if step.applies(self))

    @property
    def next(self) -> str:
        """The first question that has no answer yet; after the last they look it all over."""
        return next((slug for slug in self.steps if self.valid(slug) is None), LOOK)

    def before(self, slug: str) -> str:
        """Name the question before; of the first, that itself."""
        found = next(iter(STEPS))
        for each in self.steps:
            if each == slug:
                break
            found = each
        return found

    def answer(self, slug: str) -> bool:
        """Take what was just typed as an answer, if it is one."""
        if not self.form(slug).is_valid():
            return False
        self.anew.append(slug)
        self.done.add(slug)
        return True

    def hidden(self, slug: str) -> Iterator[tuple[str, str]]:
        """Give what goes along on the page of a question: all but what stands in its own form."""
        own = STEPS[slug].names if slug in STEPS else set()
        along = [("done", " ".join(dict.fromkeys(self.anew)))]
        names = sorted((NAMES - own - {"done"}) & {*self.sent})
        return iter([*along, *((name, value) for name in names for value in self.sent.getlist(name))])

    @property
    def all_said(self) -> dict[str, list[str]]:
        """What is to be kept for later: all that was typed, and which questions have an answer."""
        typed = {name: self.said.getlist(name) for name in self.said if name != "done"}
        return {**typed, "done": [" ".join(slug for slug in STEPS if slug in self.done)]}

    @property
    def may_be_kept(self) -> bool:
        """Say whether there is something beside which a receipt would open."""
        return bool(self.kept or self.unit or self.reached_by or self.person)

    # -- What it comes to --------------------------------------------------------------------------------------------

    @cached_property
    def came_by(self) -> Group | None:
        """The group whose page they came from, or which they chose."""
        slug = without_controls(self.said.get("group", ""))
        return directory.cards(directory.shown()).filter(slug=slug).first() if slug else None

    @cached_property
    def offered(self) -> list[Kind]:
        """The kinds of help to choose from: those of the group, and whatever was chosen before."""
        if self.came_by is None:
            return list(kinds.USUAL.values())
        chosen, all_of_them = self.said.getlist("kinds"), kinds.of_group(self.came_by)
        usual = kinds.offered(self.came_by)
        return [kind for kind in all_of_them.values() if kind in usual or kind.slug in chosen]

    @property
    def kinds(self) -> list[Kind]:
        return cast("asking.WhatForm", self.form("what")).chosen if self.valid("what") else []

    @property
    def goes_to_a_door(self) -> bool:
        return any(kind.at_a_door for kind in self.kinds)

    @cached_property
    def at(self) -> int | None:
        """The cell that they came with, if it is one that may stand in a link; at the resolution of doorsteps."""
        try:
            cell = cells.from_text(self.said.get("at", ""))
        except ValueError:
            return None
        return cells.cell_at(*cells.centre(cell)) if cells.shown(cell) == cell else None

    @property
    def spot(self) -> places.Spot | None:
        return cast("asking.WhereForm", self.form("where")).spot if self.valid("where") else None

    @property
    def cell(self) -> int | None:
        """Their doorstep: by the postcode; where that is known too roughly, the cell they came with, if it fits."""
        spot = self.spot
        if spot is None or (not spot.is_exact and self.at and places.district_at(self.at) == spot.code):
            return self.at
        return spot.cell

    @property
    def is_exact(self) -> bool:
        return self.spot is None or self.spot.is_exact or self.cell == self.at

    @cached_property
    def choice(self) -> choosing.Choice | None:
        return choosing.for_doorstep(self.cell, self.came_by, is_exact=self.is_exact) if self.cell else None

    @property
    def settled(self) -> Group | None:
        """The group, where there is nothing to choose."""
        if self.choice is None:
            return None
        takers = self.choice.takers
        came_by = self.choice.taker(self.said.get("group", "")) if "group" not in self.done else None
        return came_by or (takers[0].group if len(takers) == 1 else None)

    @property
    def group(self) -> Group | None:
        said = self.valid("group") if self.choice and not self.settled else None
        return self.settled or (self.choice.taker(said["group"]) if self.choice and said else None)

    @property
    def desk(self) -> Network | None:
        """The network whose desk looks for a group, where none can be asked for their doorstep."""
        return self.choice.desk if self.choice else None

    @property
    def for_other(self) -> bool:
        return (self.valid("who") or {}).get("whom") == asker.SOMEBODY

    @cached_property
    def is_reached(self) -> bool:
        """Whoever is signed in told us before how they are reached."""
        return self.person is not None and ContactPoint.objects.filter(person=self.person).exists()

    @property
    def reached_by(self) -> dict[str, str]:
        return cast("asker.ReachForm", self.form("reach")).reached_by if self.valid("reach") else {}

    @property
    def unit(self) -> str:
        """Their full postcode, if they typed one."""
        return cast("asking.WhereForm", self.form("where")).unit if self.valid("where") else ""


def _asks_reach(journey: Journey) -> bool:
    return journey.for_other or not journey.is_reached


def _urgency(journey: Journey) -> str:
    return str((journey.valid("when") or {}).get("urgency", ""))


def _today(journey: Journey) -> dict[str, Any]:
    return {"today": journey.now.date()}


def _takers(journey: Journey) -> dict[str, Any]:
    takers = journey.choice.takers if journey.choice else []
    return {"choices": [(each.group.slug, choosing.as_one_of_several(each, journey.kinds)) for each in takers]}


STEPS: dict[str, Step] = {
    "what": Step(asking.WhatForm, lambda journey: {"offered": journey.offered}),
    "where": Step(asking.WhereForm, applies=lambda journey: journey.goes_to_a_door or not journey.at),
    # Before anybody writes which door is theirs, they hear whether somebody helps there.
    "group": Step(asking.GroupForm, _takers, lambda journey: not journey.settled and not journey.desk),
    "desk": Step(asking.DeskForm, applies=lambda journey: journey.desk is not None),
    "address": Step(asking.AddressForm, applies=lambda journey: journey.goes_to_a_door),
    "when": Step(asking.WhenForm),
    "day": Step(asking.DayForm, _today, lambda journey: _urgency(journey) == Urgency.DAY),
    "every": Step(asking.EveryForm, _today, lambda journey: _urgency(journey) == asking.EVERY),
    "who": Step(asker.WhoForm),
    "reach": Step(asker.ReachForm, lambda journey: {"for_other": journey.for_other}, _asks_reach),
    "safe": Step(asker.WhenSafeForm, lambda journey: {"reached_by": journey.reached_by}, _asks_reach),
    "know": Step(asker.KnowForm, lambda journey: {"has_group": journey.desk is None}),
}
NAMES = {*ALONG, *(name for step in STEPS.values() for name in step.names)}
