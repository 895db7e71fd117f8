"""What is wrong with a listing, in a choice and a few words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models import Report


class ReportForm(forms.Form):
    wrong = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Report.Wrong.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    words = forms.CharField(
        label=_("In your own words"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Please leave out names, numbers and anything private, yours and other people’s."),
        error_messages={"max_length": _("Say it in a thousand letters at most.")},
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("wrong") == Report.Wrong.OTHER and not told.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say in a few words what is wrong."))
        return told
