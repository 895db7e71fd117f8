"""The form with which somebody asks what none of the answers says, and the code with which they come back."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core.trigrams import plain, without_controls
from doorstep.people.actions import hash_of
from doorstep.questions.said import Asks
from doorstep.vault.normalising import MOST_TYPED, NotReadableError

LONGEST = 1500


class WordsForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What would you like to know?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Ask it in general, and name nobody: “What do I do if a neighbour …”, not who they are or where they live."
        ),
        error_messages={"required": gettext_lazy("Write what you would like to know.")},
    )

    def clean_words(self) -> str:
        said = without_controls(str(self.cleaned_data["words"])).replace("\r\n", "\n").strip()
        if not plain(said):
            raise forms.ValidationError(_("Write words that can be read aloud."))
        return said


class AskForm(WordsForm):
    """Asks besides where they are told; whoever signed in is told as always (`is_known`)."""

    contact = forms.CharField(
        label=gettext_lazy("Where can we tell you the answer?"),
        max_length=MOST_TYPED,
        required=False,
        help_text=gettext_lazy(
            "An e-mail address or a telephone number that is safe for you. Left empty, nobody tells you."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
    )
    may_text = forms.BooleanField(
        label=gettext_lazy("On a number: you may send me a text"), required=False, initial=True
    )
    may_ring = forms.BooleanField(label=gettext_lazy("On a number: you may ring me"), required=False, initial=True)
    sent_as = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("sent_as", uuid4())
        if is_known:
            for name in ("contact", "may_text", "may_ring"):
                del self.fields[name]

    def clean_contact(self) -> str:
        typed = str(self.cleaned_data["contact"]).strip()
        try:
            if typed:
                hash_of("email" if "@" in typed else "phone", typed)
        except NotReadableError:
            raise forms.ValidationError(
                _("That does not look right. An e-mail address is like amina@example.org, a number like 07700 900123.")
            ) from None
        return typed

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        contact = said.get("contact", "")
        if contact and "@" not in contact and not (said.get("may_text") or said.get("may_ring")):
            self.add_error("contact", _("Say whether we may text or ring there, or leave the number out."))
        return said

    def asks(self, language: str) -> Asks:
        said = self.cleaned_data
        sent_as: UUID = said.get("sent_as") or uuid4()
        contact, text, ring = (said.get(name, other) for name, other in _WITHOUT)
        return Asks(said["words"], sent_as, language, str(contact), may_text=bool(text), may_ring=bool(ring))


_WITHOUT = (("contact", ""), ("may_text", True), ("may_ring", True))
