"""What an officer answers to somebody who wrote to the network, in their own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.core.trigrams import without_controls


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("Answer in your own words"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Others may read along there: write no address, no name and no number of a neighbour."),
        error_messages={"required": _("Write a few words.")},
    )

    def clean_words(self) -> str:
        return without_controls(str(self.cleaned_data["words"])).strip()
