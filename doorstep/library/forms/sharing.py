"""The desk's answer to whoever would like to share what they wrote, or to have it back; and how that is asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core.trigrams import without_controls

SHARE, DECLINE, OFF = "share", "decline", "off"


class SharingForm(forms.Form):
    do = forms.ChoiceField(
        choices=[(each, each) for each in (SHARE, DECLINE, OFF)],
        error_messages={"required": gettext_lazy("Choose one."), "invalid_choice": gettext_lazy("Choose one.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What do you write to them?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("They read it in a letter. Needed only where you say no, or take it off."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("do") in (DECLINE, OFF) and not str(said.get("words", "")).strip() and "words" not in self.errors:
            self.add_error("words", _("Say in a sentence or two why not, so that they can mend it."))
        return said


class AskBackForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What was changed"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say in a sentence or two what was changed.")},
    )

    def clean_words(self) -> str:
        words = without_controls(self.cleaned_data["words"]).strip()
        if not words:
            raise forms.ValidationError(_("Say in a sentence or two what was changed."))
        return words
