"""How long somebody takes a rest."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class RestForm(forms.Form):
    until = forms.DateField(
        label=_("Until which day?"),
        help_text=_("Leave it empty to rest until you say that you are back."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a day, such as 2026-12-24, or leave it empty.")},
    )

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until and until <= timezone.localdate():
            raise forms.ValidationError(_("That day is over already. Choose a later one, or leave it empty."))
        return until
