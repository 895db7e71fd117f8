"""What somebody wants to be called: others read it, so nothing in it turns the line round or hides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.core.trigrams import without_controls


class CalledField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("What shall we call you?"),
            max_length=60,
            error_messages={"required": _("Write a name, any name you like to be called by.")},
            widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        return without_controls(super().to_python(value) or "").strip()
