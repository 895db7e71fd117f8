"""Naming another contact for a group, among its coordinators."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _


class ContactForm(forms.Form):
    """Offers the coordinators of the group by what they are called; `names` by their ids."""

    who = forms.ChoiceField(
        label=_("Which coordinator of your group?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )

    def __init__(self, *args: Any, names: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [(str(person), name) for person, name in names.items()]  # type: ignore[attr-defined] # a ChoiceField has them

    @property
    def chosen(self) -> UUID:
        return UUID(self.cleaned_data["who"])
