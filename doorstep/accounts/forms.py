"""The one question at the desk's door."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

LONGEST_NEXT = 500


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        help_text=_("Twelve letters and numbers, such as K7QX-M2PA-9TRD. Small letters and blanks do not matter."),
        error_messages={"required": _("Type the code you were given.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    # Where to go on; only ever a page of the desk.
    next = forms.CharField(required=False, max_length=LONGEST_NEXT, widget=forms.HiddenInput)

    def clean_next(self) -> str:
        asked = str(self.cleaned_data["next"])
        plain = asked.isprintable() and "\\" not in asked and "//" not in asked
        return asked if plain and asked.startswith(settings.DESK) else settings.DESK
