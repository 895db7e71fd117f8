"""What an officer decides about a group that asks to join."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core.trigrams import without_controls
from doorstep.networks.queries.criteria import Likely

NEW = "new"
TAKE_IN, DECLINE, ASK = "take-in", "decline", "ask"


class DecisionForm(forms.Form):
    """Takes one of three buttons: `likely` are the groups that it may be, `can_list` whether it can be a new one."""

    which = forms.ChoiceField(
        label=gettext_lazy("Which group is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose which group it is, or that it is a new one.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What do you want to tell or ask them?"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("They read it as you write it."),
        error_messages={"required": gettext_lazy("Write a sentence: they would like to know.")},
    )

    def __init__(self, *args: Any, likely: Sequence[Likely], can_list: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._groups = {str(each.group.pk): each for each in likely}
        named = [(key, each.group.name) for key, each in self._groups.items()]
        new = [(NEW, _("None of these: a new group"))] if can_list else []
        self.fields["which"].choices = [*named, *new]  # type: ignore[attr-defined] # a ChoiceField has them
        if not likely and can_list:
            self.fields["which"].initial = NEW
        if self.decision:
            self.fields["which"].required = self.decision == TAKE_IN
            self.fields["words"].required = self.decision != TAKE_IN

    def clean(self) -> dict[str, Any]:
        """Show the page again as it was: each of its two forms asks for all that stands in it."""
        said = super().clean() or {}
        for field in self.fields.values():
            field.required = True
        return said

    @property
    def decision(self) -> str:
        said = str(self.data.get("decision", ""))
        return said if said in {TAKE_IN, DECLINE, ASK} else ""

    @property
    def chosen(self) -> Likely | None:
        return self._groups.get(str(self.cleaned_data.get("which", "")))

    def clean_words(self) -> str:
        return without_controls(str(self.cleaned_data["words"])).strip()


class EndingForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What shall its contact be told?"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write a sentence: they would like to know.")},
    )

    def clean_words(self) -> str:
        return without_controls(str(self.cleaned_data["words"])).strip()
