"""Whether a document helped, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

YES, NO = "yes", "no"


class OpinionForm(forms.Form):
    helped = forms.ChoiceField(
        label=_("Did this help you?"),
        choices=[(YES, _("Yes")), (NO, _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    words = forms.CharField(
        label=_("Why, or what was missing?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Whoever keeps this text reads it. Please leave out names, numbers and anything private: "
            "we do not know who you are, and cannot answer."
        ),
        error_messages={"max_length": _("Say it in a thousand letters at most.")},
    )
