"""A plan as it stands on the page: who is to be asked for what, and what of that a person chose."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.aid.queries.together import Line

WHO, WAS = "who-", "was-"
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
            self.fields[WAS + line.name] = forms.CharField(widget=forms.HiddenInput, initial=was, required=False)

    def rows(self) -> Iterator[tuple[Line, forms.BoundField, forms.BoundField]]:
        for line in self._lines:
            yield line, self[WHO + line.name], self[WAS + line.name]


class Said:
    """What was sent of a plan, whatever stands on the page by now: for each task who, and whether a person chose it."""

    def __init__(self, sent: Mapping[str, str]) -> None:
        self.chosen: dict[UUID, list[UUID]] = {}
        self.left: set[UUID] = set()
        self.asked: dict[UUID, list[UUID]] = {}
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
                self.left.add(task)


def _uuid(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
