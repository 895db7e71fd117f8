"""What a coordinator answers to somebody who wrote, in their own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.core.trigrams import without_controls


class AnswerForm(forms.Form):
    words = forms.CharField(
        label=_("Answer in your own words"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Others may read along there: write no address, no name and no number of a neighbour."),
        error_messages={"required": _("Write a few words.")},
    )

    def clean_words(self) -> str:
        """Write it in one line, as a text is."""
        return " ".join(without_controls(self.cleaned_data["words"]).split())
