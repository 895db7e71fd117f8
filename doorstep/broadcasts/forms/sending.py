"""When it goes, why something does not, and above how many a second officer looks."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.broadcasts.models import Broadcast
from doorstep.core.trigrams import without_controls

_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]


class SendForm(forms.Form):
    """Left empty, it goes at once; never after its `last_day`, and only as it was seen (`version`)."""

    goes_at = forms.DateTimeField(
        label=gettext_lazy("When?"),
        required=False,
        input_formats=_FORMATS,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_FORMATS[0]),
        help_text=gettext_lazy("Leave it empty to send it at once. At night nobody is sent anything that can wait."),
        error_messages={"invalid": gettext_lazy("Write a day and a time, such as 2026-12-01 09:00.")},
    )

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, one: Broadcast, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"version": one.version})
        super().__init__(*args, **kwargs)
        self._one = one

    @property
    def is_as_seen(self) -> bool:
        return bool(self.cleaned_data.get("version") == self._one.version)

    def clean_goes_at(self) -> datetime:
        said: Any = self.cleaned_data["goes_at"]
        now = timezone.now()
        if said and said < now - timedelta(minutes=5):
            raise forms.ValidationError(_("That moment is over. Choose a later one, or leave it empty."))
        goes_at: datetime = max(said, now) if said else now
        if self._one.last_day and timezone.localdate(goes_at) > self._one.last_day:
            raise forms.ValidationError(_("Its last day is over by then. Choose an earlier moment."))
        return goes_at


class WordsForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What do you want to tell them?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("They read it as you write it."),
        error_messages={"required": gettext_lazy("Write a sentence: they would like to know.")},
    )

    def clean_words(self) -> str:
        return without_controls(str(self.cleaned_data["words"])).strip()


class RuleForm(forms.Form):
    eyes_above = forms.IntegerField(
        label=gettext_lazy("A second officer looks at what is for more people than"),
        min_value=0,
        max_value=1_000_000,
        error_messages={"required": gettext_lazy("Write a number, such as 200.")},
    )
