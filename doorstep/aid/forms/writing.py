"""What somebody writes to a group from its page, and where an answer reaches them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.aid import tokens
from doorstep.aid.forms.asker import MEANS, UNREADABLE
from doorstep.core.trigrams import without_controls
from doorstep.people.actions import hash_of
from doorstep.vault.normalising import MOST_TYPED, NotReadableError


class WritingForm(forms.Form):
    words = forms.CharField(
        label=_("What would you like to say?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write a few words."), "max_length": _("Say it in a thousand letters at most.")},
    )
    called = forms.CharField(
        label=_("What shall they call you?"),
        help_text=_("A first name is enough, or none."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    phone = forms.CharField(
        label=_("A telephone number"),
        help_text=_("They may ring you there, or write. Nobody leaves words on a machine."),
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
    sent_as = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=tokens.fresh)

    def clean_words(self) -> str:
        said = without_controls(self.cleaned_data["words"]).strip()
        if not said:
            raise forms.ValidationError(self.fields["words"].error_messages["required"])
        return said

    def clean_called(self) -> str:
        return without_controls(self.cleaned_data["called"]).strip()

    def clean(self) -> None:
        super().clean()
        for name in MEANS:
            self._read(name)
        if not self.errors and not self.reached_by:
            self.add_error("phone", _("Write a number or an e-mail address, so that they can answer you."))

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
