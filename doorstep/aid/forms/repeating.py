"""What is asked of a coordinator who changes what comes again."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
_YEAR = timedelta(days=366)


def coming(day: date) -> date:
    """Return a day that is still to come, within a year. Raises ValidationError for any other."""
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    if not today <= day <= today + _YEAR:
        raise forms.ValidationError(_("Choose a day that is still to come, within a year."))
    return day


class DayForm(forms.Form):
    day = forms.DateField(
        label=_("To which day?"),
        widget=_DAY,
        error_messages={"required": _("Choose a day."), "invalid": _("Write a day, such as 24/12/2026.")},
    )

    def clean_day(self) -> date:
        return coming(self.cleaned_data["day"])


class RestForm(forms.Form):
    until = forms.DateField(
        label=_("Until which day?"),
        required=False,
        widget=_DAY,
        help_text=_("It goes on by itself on that day. Leave it empty if nobody knows yet."),
        error_messages={"invalid": _("Write a day, such as 24/12/2026, or leave it empty.")},
    )
