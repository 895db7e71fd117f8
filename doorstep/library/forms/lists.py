"""A list of documents to read in an order."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core.trigrams import without_controls
from doorstep.library.forms.public import without_chat

_MOST = 30


class ListForm(forms.Form):
    """Asks for the place of each document, as a number: what has none is not on the list."""

    title = forms.CharField(
        label=gettext_lazy("What is the list called?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give it a name, such as “For your first week”.")},
    )
    words = forms.CharField(
        label=gettext_lazy("A few words about it"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, documents: Sequence[tuple[int, str]], places: Mapping[int, int], **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self._keys = [pk for pk, _title in documents]
        for pk, title in documents:
            self.fields[_name(pk)] = forms.IntegerField(
                label=title,
                required=False,
                min_value=1,
                max_value=999,
                initial=places.get(pk),
                widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "3", "autocomplete": "off"}),
                error_messages={"invalid": _("Write a number, such as 1 for what is read first.")},
            )

    def places(self) -> list[forms.BoundField]:
        """Return the fields of the documents, for the page."""
        return [self[_name(pk)] for pk in self._keys]

    def clean_title(self) -> str:
        title = " ".join(without_controls(self.cleaned_data["title"]).split())
        if not title:
            raise forms.ValidationError(_("Give it a name, such as “For your first week”."))
        return without_chat(title)

    def clean_words(self) -> str:
        return without_chat(without_controls(self.cleaned_data["words"]).strip())

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not self.chosen():
            raise forms.ValidationError(_("Write 1 beside what is read first, 2 beside what comes then, and so on."))
        if len(self.chosen()) > _MOST:
            raise forms.ValidationError(_("That is more than anybody reads in a row. Thirty at most."))
        return said

    def chosen(self) -> list[int]:
        """Return the keys of the documents in their order; of two with one number, as they stood on the page."""
        said = self.cleaned_data
        numbered = [(place, at, pk) for at, pk in enumerate(self._keys) if (place := said.get(_name(pk)))]
        return [pk for _place, _at, pk in sorted(numbered)]


def _name(pk: int) -> str:
    return f"place_{pk}"
