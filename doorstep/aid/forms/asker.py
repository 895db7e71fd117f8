"""The questions about whoever asks: who it is for, how they are reached and when that is safe, what to know."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.aid.asked import Asker
from doorstep.core import languages
from doorstep.core.trigrams import without_controls
from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint
from doorstep.people.safe import SafeToContact
from doorstep.vault.normalising import MOST_TYPED, NotReadableError

ME, SOMEBODY = "me", "somebody"
UNREADABLE = {
    "phone": _("That does not look like a telephone number. Write all of it, such as 07700 900123."),
    "email": _("That does not look like an e-mail address. They are like amina@example.org."),
}
MEANS = {"phone": ContactPoint.Means.PHONE, "email": ContactPoint.Means.EMAIL}


class WhoForm(forms.Form):
    whom = forms.ChoiceField(
        label=_("For whom?"),
        choices=[(ME, _("For me")), (SOMEBODY, _("For somebody else"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    agreed = forms.BooleanField(label=_("If for somebody else: they know that I ask, and agree"), required=False)

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("whom") == SOMEBODY and not self.cleaned_data.get("agreed"):
            self.add_error("agreed", _("Ask them first. Tick the box once they have said yes."))


class ReachForm(forms.Form):
    called = forms.CharField(
        label=_("What shall we call you?"),
        help_text=_("A first name is enough."),
        max_length=60,
        error_messages={"required": _("Write a name, any name you like to be called by.")},
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    phone = forms.CharField(
        label=_("A telephone number"),
        max_length=MOST_TYPED,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.CharField(
        label=_("An e-mail address"),
        max_length=MOST_TYPED,
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "email", "inputmode": "email", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, for_other: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_other:
            self.fields["called"].label = _("What shall we call them?")
            self.fields["phone"].label = _("A telephone number: theirs, or yours")
            self.fields["email"].label = _("An e-mail address: theirs, or yours")
            for field in self.fields.values():
                field.widget.attrs["autocomplete"] = "off"

    def clean_called(self) -> str:
        said = without_controls(self.cleaned_data["called"]).strip()
        if not said:
            raise forms.ValidationError(self.fields["called"].error_messages["required"])
        return said

    def clean(self) -> None:
        super().clean()
        for name in MEANS:
            self._read(name)
        if not self.errors and not self.reached_by:
            self.add_error(
                "phone",
                _("Write a number or an e-mail address. Have you neither? Ask somebody you trust to ask for you."),
            )

    def _read(self, name: str) -> None:
        if typed := self.cleaned_data.get(name):
            try:
                hash_of(MEANS[name], typed)
            except NotReadableError:
                self.add_error(name, UNREADABLE[name])

    @property
    def reached_by(self) -> dict[str, str]:
        """What they typed, by its means."""
        return {name: said for name in MEANS if (said := self.cleaned_data.get(name))}

    def asker(self, *, postcode: str, language: str, safe: SafeToContact) -> Asker:
        said = self.cleaned_data
        return Asker(said["called"], said["phone"], said["email"], postcode=postcode, language=language, safe=safe)


class WhenSafeForm(forms.Form):
    """Asks of ringing and of writing only what makes sense for `reached_by`."""

    calls = forms.BooleanField(label=_("You may ring"), required=False, initial=True)
    voicemail = forms.BooleanField(
        label=_("If nobody picks up, you may leave words on the machine"),
        help_text=_("Others in the house may hear them."),
        required=False,
    )
    messages = forms.BooleanField(
        label=_("You may write"), help_text=_("Others may read along."), required=False, initial=True
    )
    from_time = forms.TimeField(
        label=_("Not before"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write a time, such as 18:00.")},
    )
    to_time = forms.TimeField(
        label=_("Not after"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write a time, such as 20:00.")},
    )

    def __init__(self, *args: Any, reached_by: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "phone" not in reached_by:
            del self.fields["calls"]
            del self.fields["voicemail"]

    def clean(self) -> None:
        super().clean()
        said = self.cleaned_data
        if not (said.get("calls") or said.get("messages")):
            self.add_error("messages", _("Then nobody could tell you who comes. Tick one of them."))
        begins, ends = said.get("from_time"), said.get("to_time")
        if (begins is None) != (ends is None) and not self.errors:
            missing = "from_time" if begins is None else "to_time"
            self.add_error(missing, _("Hours have a beginning and an end: write both, or neither."))

    @property
    def safe(self) -> SafeToContact:
        said = {name: bool(self.cleaned_data.get(name)) for name in ("calls", "voicemail", "messages")}
        return SafeToContact(**said, from_time=self.cleaned_data["from_time"], to_time=self.cleaned_data["to_time"])


class KnowForm(forms.Form):
    know = forms.CharField(
        label=_("Anything to know"),
        help_text=_("Such as: I need a while to the door. No nuts. Two flights of stairs."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    spoken = forms.ChoiceField(
        label=_("A language that whoever comes should speak"),
        help_text=_("Choose one only if it matters: fewer neighbours can be asked then."),
        required=False,
    )
    may_pass_on = forms.BooleanField(
        label=_("If nobody in this group can, a group next door may be asked"), required=False
    )

    def __init__(self, *args: Any, has_group: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_group:
            # They said it already: the desk of a network looks for any group.
            del self.fields["may_pass_on"]
        self.fields["spoken"].choices = [("", _("It does not matter")), *languages.offered()]  # type: ignore[attr-defined] # a ChoiceField has them


class SendForm(forms.Form):
    """Asks nothing more; says why it cannot be sent just now."""
