"""What an officer decides about something at a network's desk, and what a group says that gives it there."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.aid.models import HelpRequest, Overflow
from doorstep.aid.queries.overflow import Candidate
from doorstep.core.trigrams import without_controls
from doorstep.groups.models import Group


class HandingForm(forms.Form):
    """Offers the groups that can be handed it, the best first."""

    group = forms.ChoiceField(
        label=_("Which group shall have it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a group."), "invalid_choice": _("Choose one of these groups.")},
    )

    def __init__(self, *args: Any, candidates: Iterable[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._groups = {str(each.group.pk): each for each in candidates if each.free}
        named = [(key, f"{each.group.name}, {each.far}") for key, each in self._groups.items()]
        self.fields["group"].choices = named  # type: ignore[attr-defined] # a ChoiceField has them

    @property
    def chosen(self) -> Group:
        return self._groups[self.cleaned_data["group"]].group


class SignpostForm(forms.Form):
    """Where else whoever asked can turn: groups that they ask themselves, and a few words."""

    groups = forms.MultipleChoiceField(
        label=_("Groups that they can ask themselves"), widget=forms.CheckboxSelectMultiple, required=False
    )
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("Such as: the foodbank in Rye Lane is open on Fridays. Write nothing about them: it is sent."),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, near: Iterable[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._groups = {str(each.pk): each for each in near}
        self.fields["groups"].choices = [(key, each.name) for key, each in self._groups.items()]  # type: ignore[attr-defined] # a ChoiceField has them

    def clean_words(self) -> str:
        return without_controls(str(self.cleaned_data["words"])).strip()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not said.get("groups") and not said.get("words"):
            raise forms.ValidationError(_("Tick a group, or write a few words: they need somewhere to turn."))
        return said

    @property
    def chosen(self) -> list[Group]:
        return [self._groups[key] for key in self.cleaned_data["groups"]]


class GiveBackForm(forms.Form):
    """Why a group cannot; where they did not say so before, that they agreed to it."""

    why = forms.ChoiceField(
        label=_("Why can you not do it?"),
        choices=Overflow.Why,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason."), "invalid_choice": _("Choose a reason.")},
    )
    agreed = forms.BooleanField(
        label=_("They said that another group may have it"),
        help_text=_("Ask them first. What they told you goes with it, sealed."),
        error_messages={"required": _("Ask them first, and tick this.")},
    )

    def __init__(self, *args: Any, asked: HelpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asked.may_pass_on:
            del self.fields["agreed"]
