"""A plan as it stands on the page: who is to be asked for what, and what of that a person chose."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.aid.queries.together import Line

WHO, WAS, SEEN = "who-", "was-", "seen"
NOBODY = ""


class PlanForm(forms.Form):
    """For each line of a plan whom to ask for it, and in secret whom the plan proposed: what differs was chosen."""

    def __init__(self, *args: Any, lines: Iterable[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lines = [*lines]
        for line in self._lines:
            does = str(line.does or NOBODY)
            choices = [(NOBODY, _("Nobody"))] + [(str(each.volunteer), each.in_a_line) for each in line.could]
            who = forms.ChoiceField(label=_("Who"), choices=choices, initial=does, required=False)
            self.fields[WHO + line.name] = who
            was = "by-hand" if line.by_hand else does
            # Nothing points to it, so it needs no id; of so many lines each letter counts.
            hidden = forms.HiddenInput(attrs={"id": False})
            self.fields[WAS + line.name] = forms.CharField(widget=hidden, initial=was, required=False)

    def rows(self) -> Iterator[tuple[Line, forms.BoundField, forms.BoundField]]:
        for line in self._lines:
            yield line, self[WHO + line.name], self[WAS + line.name]


class Said:
    """What was sent of a plan, whatever stands on the page by now: for each task who, and whether a person chose it.

    `left` says of how many of its hands a person chose that nobody is asked; `seen` is when the page was made.
    """

    def __init__(self, sent: Mapping[str, str]) -> None:
        self.chosen: dict[UUID, list[UUID]] = {}
        self.left: Counter[UUID] = Counter()
        self.asked: dict[UUID, list[UUID]] = {}
        self.seen = _moment(sent.get(SEEN, ""))
        for name, value in sent.items():
            task, who = _uuid(name.removeprefix(WHO)[:36]), _uuid(value)
            if not name.startswith(WHO) or task is None:
                continue
            by_hand = sent.get(WAS + name.removeprefix(WHO), value) != value
            if who:
                self.asked.setdefault(task, []).append(who)
            if who and by_hand:
                self.chosen.setdefault(task, []).append(who)
            if value == NOBODY and by_hand:
                self.left[task] += 1


def _uuid(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def _moment(said: str) -> datetime | None:
    """Read when it was; nonsense, or a moment without a place on the clock, is none."""
    with suppress(ValueError):
        found = datetime.fromisoformat(said)
        return found if found.tzinfo else None
    return None
