"""The desk's answer to a group that would like to share what it wrote."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
        help_text=gettext_lazy("They read it in a letter. Needed only where it does not come into the library."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("do") in (DECLINE, OFF) and not str(said.get("words", "")).strip() and "words" not in self.errors:
            self.add_error("words", _("Say in a sentence or two why not, so that they can mend it."))
        return said
