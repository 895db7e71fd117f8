"""The few questions of signing in."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.accounts.forms.names import CalledField
from doorstep.messaging import channels
from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint
from doorstep.vault.hashing import Hashed
from doorstep.vault.normalising import MOST_TYPED, NotReadableError

EMAIL, PHONE = ContactPoint.Means.EMAIL.value, ContactPoint.Means.PHONE.value


def reached_here() -> str:
    """Name the ways in which a code can be sent from here."""
    if PHONE in channels.available():
        return str(_("Your e-mail address or mobile number"))
    return str(_("Your e-mail address"))


class ContactForm(forms.Form):
    contact = forms.CharField(
        max_length=MOST_TYPED,
        error_messages={"required": _("Type where we can send you a code.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )

    means: str
    hashed: Hashed

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].label = reached_here()

    def clean_contact(self) -> str:
        typed = str(self.cleaned_data["contact"])
        self.means = EMAIL if "@" in typed else PHONE
        if self.means == PHONE and PHONE not in channels.available():
            raise forms.ValidationError(_("Write an e-mail address, such as amina@example.org."))
        try:
            self.hashed = hash_of(self.means, typed)
        except NotReadableError:
            raise forms.ValidationError(
                _("That does not look right. An e-mail address is like amina@example.org, a number like 07700 900123.")
            ) from None
        return typed


class NewcomerForm(ContactForm):
    called = CalledField(help_text=_("A first name is enough. The coordinators of your group see it."))
    field_order = ("called", "contact")


class DigitsForm(forms.Form):
    code = forms.CharField(
        label=_("Six digits"),
        max_length=40,
        error_messages={"required": _("Type the six digits.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "size": "10"}),
    )


class WhoForm(forms.Form):
    who = forms.ChoiceField(
        label=_("Who are you?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who you are."), "invalid_choice": _("Choose who you are.")},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = choices  # type: ignore[attr-defined] # a ChoiceField has them

    @property
    def person(self) -> UUID:
        return UUID(self.cleaned_data["who"])
