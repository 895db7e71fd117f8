"""Whom to ask for a task."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from doorstep.aid.queries.standing_by import Found


class AskForm(forms.Form):
    """Offers those who fit; `seen` is how many had been asked when the page was made.

    `sure` is whoever was shown before what it costs.
    """

    whom = forms.MultipleChoiceField(
        label=_("Whom to ask"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick somebody."),
            "invalid_choice": _("One of them does not fit any more, or was asked meanwhile. Look again."),
        },
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sure = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, found: Found, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = [(str(each.volunteer), each.in_a_line) for each in found.fitting]  # type: ignore[attr-defined] # it has them
        self._asked = self.initial["seen"] = len(found.asked)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("seen") not in {None, self._asked}:
            # Sent once more, it is upon what stands there by now.
            self.data = cast("QueryDict", self.data).copy()
            self.data["seen"] = str(self._asked)
            raise forms.ValidationError(_("Others were asked while you chose. See below who, then ask once more."))
        return said

    def ask_whether_sure(self) -> None:
        """Have it sent once more, by somebody who has seen what the page says by then."""
        self.data = cast("QueryDict", self.data).copy()
        self.data["sure"] = "yes"

    @property
    def chosen(self) -> set[UUID]:
        return {UUID(each) for each in self.cleaned_data["whom"]}
