"""What is asked in a room: whether one keeps to its rules, what is sent, what one writes, and why something goes."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core.trigrams import without_controls
from doorstep.groups.contacts import mentions_a_chat
from doorstep.rooms.actions.writing import LONGEST, LONGEST_SUBJECT
from doorstep.rooms.models import Entrance

_CHAT = gettext_lazy(
    "There is a link into a chat in it. Take it out: whoever has such a link sees every member’s number."
)
_HOW_LONG: dict[str, Promise] = {
    "7": gettext_lazy("for a week"),
    "28": gettext_lazy("for four weeks"),
    "91": gettext_lazy("for three months"),
}


def _cleaned(said: object) -> str:
    return without_controls(str(said)).replace("\r\n", "\n").strip()


class _Written(forms.Form):
    """Refuses what is empty once nobody sees any of it, and links into chats."""

    def _checked(self, name: str) -> str:
        said = _cleaned(self.cleaned_data[name])
        if not said:
            raise forms.ValidationError(self.fields[name].error_messages["required"])
        if mentions_a_chat(said):
            raise forms.ValidationError(_CHAT)
        return said


class HearsForm(forms.Form):
    """Asks what is to be sent; `has_email` says whether there is an address for it."""

    hears = forms.ChoiceField(
        label=gettext_lazy("What shall we send you?"),
        choices=Entrance.Hears.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one. You can change it at any time.")},
    )

    def __init__(self, *args: Any, has_email: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._has_email = has_email

    def clean_hears(self) -> str:
        said = str(self.cleaned_data["hears"])
        if said == Entrance.Hears.WORDS and not self._has_email:
            raise forms.ValidationError(
                _("We have no e-mail address of yours to which we may write. Add one on your pages, or choose another.")
            )
        return said


class EnterForm(HearsForm):
    """Asks whether one keeps to the rules, and `read` says since when those that were shown are the rules."""

    read = forms.CharField(required=False, widget=forms.HiddenInput)
    agree = forms.BooleanField(
        label=gettext_lazy("I keep to these ground rules"),
        error_messages={"required": gettext_lazy("Tick the box if you keep to them. If not, close the page.")},
    )
    field_order = ("hears", "agree")

    def __init__(self, *args: Any, rules_at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rules_at = rules_at.isoformat()
        self.initial["read"] = self._rules_at

    def clean(self) -> None:
        if self.cleaned_data.get("read") != self._rules_at:
            # The form comes back below the new ones, and nobody has agreed to these yet.
            self.data = {"hears": self.data.get("hears", ""), "read": self._rules_at}
            raise forms.ValidationError(_("The ground rules were changed while you read them. Read them once more."))


class PostForm(_Written):
    words = forms.CharField(
        label=gettext_lazy("What do you want to say?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Nothing that could tell which neighbour it is about."),
        error_messages={
            "required": gettext_lazy("Write a sentence or two."),
            "max_length": gettext_lazy("That is too long for one post. Make two of it: 4,000 letters fit in each."),
        },
    )

    def clean_words(self) -> str:
        return self._checked("words")


class ThreadForm(PostForm):
    subject = forms.CharField(
        label=gettext_lazy("What is it about?"),
        max_length=LONGEST_SUBJECT,
        help_text=gettext_lazy("A few words, by which the others see whether they can help."),
        error_messages={
            "required": gettext_lazy("Write in a few words what it is about."),
            "max_length": gettext_lazy("Shorter, please: 120 letters at most. The rest goes below."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("subject", "words")

    def clean_subject(self) -> str:
        return " ".join(self._checked("subject").split())


class ObjectionForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What is wrong with it?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The network’s desk reads it. Whoever wrote the post never learns who told us."),
        error_messages={"required": gettext_lazy("Write a sentence: the desk would like to know.")},
    )

    def clean_words(self) -> str:
        return _filled(self, "words")


def _filled(form: forms.Form, name: str) -> str:
    said = _cleaned(form.cleaned_data[name])
    if not said:
        raise forms.ValidationError(form.fields[name].error_messages["required"])
    return said


# -- At the desk -----------------------------------------------------------------------------------------------------


class RulesForm(forms.Form):
    rules = forms.CharField(
        label=gettext_lazy("Ground rules of your own"),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One on a line. Leave it empty if ours are enough."),
    )

    def clean_rules(self) -> str:
        lines = _cleaned(self.cleaned_data["rules"]).splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())


class OpeningForm(RulesForm):
    understood = forms.BooleanField(
        label=gettext_lazy("One of us reads along, and acts on what members tell us"),
        error_messages={
            "required": gettext_lazy("Tick the box if one of you will. A room that nobody reads stays shut.")
        },
    )


class WhyForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("What shall whoever wrote it be told?"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("They read it as you write it. Do not say who told you."),
        error_messages={"required": gettext_lazy("Write a sentence: they would like to know.")},
    )

    def clean_why(self) -> str:
        return _filled(self, "why")


class PuttingOutForm(WhyForm):
    days = forms.ChoiceField(
        label=gettext_lazy("For how long?"),
        choices=list(_HOW_LONG.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose for how long.")},
    )
    field_order = ("days", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].label = _("What shall they be told?")

    @property
    def lasts(self) -> timedelta:
        return timedelta(days=int(self.cleaned_data["days"]))
