"""Whom to ask for a task."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.aid.queries.standing_by import Fitting


class AskForm(forms.Form):
    whom = forms.MultipleChoiceField(
        label=_("Whom to ask"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick somebody."),
            "invalid_choice": _("One of them does not fit any more, or was asked meanwhile. Look again."),
        },
    )

    def __init__(self, *args: Any, found: Iterable[Fitting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = [(str(each.volunteer), each.in_a_line) for each in found]  # type: ignore[attr-defined] # it has them

    @property
    def chosen(self) -> set[UUID]:
        return {UUID(each) for each in self.cleaned_data["whom"]}
