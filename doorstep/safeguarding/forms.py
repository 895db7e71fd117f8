"""What is typed about concerns and keys."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint
from doorstep.safeguarding.actions import LEAST
from doorstep.safeguarding.envelopes import normal
from doorstep.vault.normalising import MOST_TYPED, NotReadableError

_SECRET = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class ConcernForm(forms.Form):
    words = forms.CharField(
        label=_("What worries you?"),
        max_length=4000,
        help_text=_("What you saw or heard, when, and where, in your own words. Whom it is about, if you know."),
        error_messages={"required": _("Write down what worries you, in a sentence or two.")},
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class OpenForm(forms.Form):
    """Opens a concern; with words, it writes a note beside it."""

    phrase = forms.CharField(
        label=_("Your passphrase"),
        max_length=200,
        help_text=_("Or the 24 digits of your printed sheet."),
        error_messages={"required": _("Type your passphrase.")},
        widget=forms.PasswordInput(attrs=_SECRET),
    )
    note = forms.CharField(
        label=_("Write something down"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class PhraseForm(forms.Form):
    """Asks for a passphrase twice, because nobody can give it back."""

    phrase = forms.CharField(
        label=_("A passphrase of your own"),
        max_length=200,
        help_text=_("Four or five words that have nothing to do with each other are easy to keep and hard to guess."),
        error_messages={"required": _("Think of a passphrase, and type it.")},
        widget=forms.PasswordInput(attrs=_SECRET),
    )
    again = forms.CharField(
        label=_("The same again"),
        max_length=200,
        error_messages={"required": _("Type it a second time, so that a slip locks nobody out.")},
        widget=forms.PasswordInput(attrs=_SECRET),
    )

    def clean_phrase(self) -> str:
        phrase = normal(self.cleaned_data["phrase"])
        if len(phrase) < LEAST:
            raise forms.ValidationError(
                _("That is too short. Add a word or two: it takes %(least)d letters at least."), params={"least": LEAST}
            )
        return phrase

    def clean(self) -> dict[str, Any]:
        phrase, again = self.cleaned_data.get("phrase"), self.cleaned_data.get("again")
        if phrase and again and phrase != normal(again):
            self.add_error("again", _("These two are not the same. Type both anew."))
        return self.cleaned_data


class ChangePhraseForm(PhraseForm):
    before = forms.CharField(
        label=_("The passphrase you have now"),
        max_length=200,
        help_text=_("Or the 24 digits of your printed sheet."),
        error_messages={"required": _("Type the one you have now.")},
        widget=forms.PasswordInput(attrs=_SECRET),
    )
    field_order = ("before", "phrase", "again")


class ApartForm(forms.Form):
    """Names two by how they are reached: the one known here, the other perhaps not."""

    person = forms.CharField(
        label=_("Who asks for it: their telephone number or e-mail address"),
        max_length=MOST_TYPED,
        error_messages={"required": _("Type the number or address that they gave us.")},
    )
    other = forms.CharField(
        label=_("Whom they must never meet: a number or an address"),
        max_length=MOST_TYPED,
        help_text=_("Somebody who is not known here yet is recognised when they come."),
        error_messages={"required": _("Type a number or an address of theirs.")},
    )

    def clean_person(self) -> str:
        return _readable(self.cleaned_data["person"])

    def clean_other(self) -> str:
        return _readable(self.cleaned_data["other"])


_NONE = _("That is no telephone number and no e-mail address. Look at it again.")


def _readable(typed: str) -> str:
    try:
        hash_of(ContactPoint.Means.EMAIL if "@" in typed else ContactPoint.Means.PHONE, typed)
    except NotReadableError:
        raise forms.ValidationError(_NONE) from None
    return typed
