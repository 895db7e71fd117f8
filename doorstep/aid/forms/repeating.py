"""What is asked of a coordinator who changes what comes again."""

from django import forms
from django.utils.translation import gettext_lazy as _

_DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class DayForm(forms.Form):
    day = forms.DateField(
        label=_("To which day?"),
        widget=_DAY,
        error_messages={"required": _("Choose a day."), "invalid": _("Write a day, such as 24/12/2026.")},
    )


class RestForm(forms.Form):
    until = forms.DateField(
        label=_("Until which day?"),
        required=False,
        widget=_DAY,
        help_text=_("It goes on by itself on that day. Leave it empty if nobody knows yet."),
        error_messages={"invalid": _("Write a day, such as 24/12/2026, or leave it empty.")},
    )
