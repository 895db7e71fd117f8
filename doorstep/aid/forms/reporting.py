"""What a volunteer writes about something they do."""

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.core.trigrams import without_controls


class MoreForm(forms.Form):
    words = forms.CharField(
        label=_("What is still needed?"),
        help_text=_("Such as: the prescription was not ready, it can be fetched on Friday."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what is still needed, in a few words.")},
    )

    def clean_words(self) -> str:
        return without_controls(self.cleaned_data["words"])
