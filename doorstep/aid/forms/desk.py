"""What is asked of those who look after requests."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.core.trigrams import without_controls


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

    @property
    def chosen(self) -> UUID:
        return UUID(str(self.cleaned_data["whom"]))


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
