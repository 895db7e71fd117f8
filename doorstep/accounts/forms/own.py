"""What somebody says about themselves, and how they may be reached."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from doorstep.accounts.forms.names import CalledField
from doorstep.core import languages
from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint, Person
from doorstep.people.safe import SafeToContact
from doorstep.places import postcodes
from doorstep.vault import normalising
from doorstep.vault.hashing import Hashed
from doorstep.vault.normalising import MOST_TYPED, NotReadableError

_PRIVATE = {"autocapitalize": "none", "spellcheck": "false"}
Means = ContactPoint.Means


def _written_in() -> list[tuple[str, str]]:
    """List the languages in which we can write, each by its own name."""
    return [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]


class DetailsForm(forms.Form):
    called = CalledField()

    surname = forms.CharField(
        label=_("Surname"), max_length=80, required=False, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=postcodes.MOST_TYPED,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "size": "10"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you speak"), required=False, choices=languages.offered, widget=forms.CheckboxSelectMultiple
    )
    needs = forms.CharField(
        label=_("What makes it easier to get to you?"),
        help_text=_("Such as: I need a while to the door. Knock loudly. The lift is broken, and I use a wheelchair."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(label=_("In which language shall we write to you?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = _written_in()  # type: ignore[attr-defined] # a ChoiceField has them

    @property
    def news(self) -> dict[str, Any]:
        """Return what is not as it was."""
        return {name: value for name, value in self.cleaned_data.items() if value != self.initial.get(name)}

    def clean_languages(self) -> list[str]:
        return sorted(self.cleaned_data["languages"])

    def clean_postcode(self) -> str:
        typed = str(self.cleaned_data["postcode"])
        reading = postcodes.read(typed)
        if typed and not (reading and reading.unit):
            raise forms.ValidationError(_("Write the whole postcode, such as SE15 5BZ, or leave it empty."))
        return reading.unit or "" if reading else ""

    def clean_surname(self) -> str:
        said = str(self.cleaned_data["surname"])
        if said and not normalising.has_letters(said):
            raise forms.ValidationError(_("A surname has letters in it. Leave it empty if you like."))
        return said


class ContactPointForm(forms.Form):
    means = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            (Means.EMAIL, _("an e-mail address")),
            (Means.PHONE, _("a telephone number")),
            (Means.WHATSAPP, _("a number on WhatsApp")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is."), "invalid_choice": _("Choose what it is.")},
    )
    contact = forms.CharField(
        label=_("The address or number"),
        max_length=MOST_TYPED,
        error_messages={"required": _("Type the address or number.")},
        widget=forms.TextInput(attrs=_PRIVATE),
    )

    hashed: Hashed

    def clean(self) -> None:
        super().clean()
        means, typed = self.cleaned_data.get("means"), self.cleaned_data.get("contact")
        if not (means and typed):
            return
        try:
            self.hashed = hash_of(means, typed)
        except NotReadableError:
            self.add_error("contact", _UNREADABLE[means])


_UNREADABLE = {
    Means.EMAIL: _("That does not look like an e-mail address. They are like amina@example.org."),
    Means.PHONE: _("That does not look like a telephone number. Write all of it, such as 07700 900123."),
    Means.WHATSAPP: _("That does not look like a telephone number. Write all of it, such as 07700 900123."),
}

_ASKED = {
    Means.EMAIL: ("messages", "letters"),
    Means.PHONE: ("calls", "voicemail", "messages", "letters"),
    Means.WHATSAPP: ("calls", "messages", "letters"),
}


class SafeForm(forms.Form):
    """When and how somebody may be reached at one contact point; of each kind only what makes sense for it is asked."""

    calls = forms.BooleanField(label=_("You may ring me there"), required=False)
    voicemail = forms.BooleanField(
        label=_("If I do not pick up, you may leave words on the machine"),
        help_text=_("Others in the house may hear them."),
        required=False,
    )
    messages = forms.BooleanField(
        label=_("You may write to me there"),
        help_text=_("Without this no code is sent there either, and you cannot sign in with it."),
        required=False,
    )
    letters = forms.BooleanField(
        label=_("You may also send me a letter by post"),
        help_text=_("Others in the house may open it."),
        required=False,
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

    def __init__(self, *args: Any, means: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"calls", "voicemail", "messages", "letters"} - {*_ASKED[Means(means)]}:
            del self.fields[name]

    def clean(self) -> None:
        super().clean()
        begins, ends = self.cleaned_data.get("from_time"), self.cleaned_data.get("to_time")
        if (begins is None) != (ends is None) and not self.errors:
            missing = "from_time" if begins is None else "to_time"
            self.add_error(missing, _("Hours have a beginning and an end: write both, or neither."))

    @property
    def safe(self) -> SafeToContact:
        said = {name: self.cleaned_data.get(name, False) for name in ("calls", "voicemail", "messages", "letters")}
        return SafeToContact(**said, from_time=self.cleaned_data["from_time"], to_time=self.cleaned_data["to_time"])


class WritingForm(forms.Form):
    """Where and how often somebody wants to be written to; `points` are theirs that they can choose among."""

    first = forms.ChoiceField(
        label=_("Where shall we write first?"),
        help_text=_("Where nothing can be sent to it, we write to another one."),
        widget=forms.RadioSelect,
        required=False,
    )
    pace = forms.ChoiceField(
        label=_("How often?"),
        help_text=_("Codes, and whatever cannot wait until five in the afternoon, come at once in any case."),
        choices=[
            (Person.Pace.AT_ONCE, _("At once, each thing by itself")),
            (Person.Pace.DAILY, _("Once a day, all that can wait together")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, points: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first"].choices = points  # type: ignore[attr-defined] # a ChoiceField has them
        if len(points) <= 1:
            del self.fields["first"]


def erasing_words() -> str:
    """Say what is typed before somebody is erased: words that nobody types by mistake."""
    return gettext("erase me")


class ErasureForm(forms.Form):
    words = forms.CharField(max_length=60, widget=forms.TextInput(attrs={**_PRIVATE, "size": "16"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = gettext("To be sure that you mean it, type: %(words)s") % {
            "words": erasing_words()
        }
        self.fields["words"].error_messages["required"] = self._told()

    def clean_words(self) -> str:
        typed = " ".join(str(self.cleaned_data["words"]).casefold().split())
        if typed != erasing_words().casefold():
            raise forms.ValidationError(self._told())
        return typed

    def _told(self) -> str:
        return gettext("Nothing is erased before you type: %(words)s") % {"words": erasing_words()}
