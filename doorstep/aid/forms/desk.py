"""What is asked of those who look after requests."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models import Skill
from doorstep.core.trigrams import without_controls
from doorstep.groups.models import StreetTeam


class FilterForm(forms.Form):
    """Reads which of what is open somebody wants to see; what is nonsense is left out."""

    state = forms.CharField(required=False, max_length=20)
    team = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)
    kind = forms.CharField(required=False, max_length=40)
    owner = forms.UUIDField(required=False)


class WhomForm(forms.Form):
    """Offers colleagues by their names."""

    whom = forms.ChoiceField(label=_("To whom?"), error_messages={"required": _("Choose somebody.")})

    def __init__(self, *args: Any, colleagues: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(person), name) for person, name in colleagues]
        self.fields["whom"].choices = named  # type: ignore[attr-defined] # a ChoiceField has them
        self.has_choices = bool(named)


class DutyForm(forms.Form):
    """Reads whose turn it is to be, of the group or of one of its street teams, and whose it was on the page."""

    team = forms.ModelChoiceField(queryset=StreetTeam.objects.none(), required=False)
    seen = forms.UUIDField(required=False)
    whom = forms.UUIDField(required=False)

    def __init__(self, *args: Any, teams: "QuerySet[StreetTeam]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined] # a ModelChoiceField has one

    @property
    def team_is_known(self) -> bool:
        return "team" not in self.errors

    @property
    def of(self) -> StreetTeam | None:
        return self.cleaned_data.get("team")


class TakesForm(forms.Form):
    """How many neighbours a task takes, and what one of them has to be able to do."""

    hands = forms.ChoiceField(
        label=_("How many does it take?"), choices=[("1", _("one neighbour")), ("2", _("two, together"))]
    )
    skill = forms.ChoiceField(label=_("What can not everybody do, that it takes?"), required=False)

    def __init__(self, *args: Any, skills: Iterable[Skill], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [("", _("nothing")), *((str(skill.pk), skill.name) for skill in skills)]
        self.fields["skill"].choices = named  # type: ignore[attr-defined] # a ChoiceField has them
        self.asks_for_skill = len(named) > 1

    @property
    def hands_said(self) -> int:
        return int(self.cleaned_data["hands"])

    @property
    def skill_said(self) -> int | None:
        return int(self.cleaned_data["skill"]) if self.cleaned_data["skill"] else None


class NoteForm(forms.Form):
    words = forms.CharField(
        label=_("A note"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What the next of you should know. Kept sealed; the neighbour can read it too."),
        error_messages={"required": _("Write a few words.")},
    )

    def clean_words(self) -> str:
        return without_controls(self.cleaned_data["words"])
