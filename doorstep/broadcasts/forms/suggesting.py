"""What somebody outside asks a network to pass on."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.broadcasts.models import Kind
from doorstep.broadcasts.said import Suggests
from doorstep.core.trigrams import plain, without_controls
from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint
from doorstep.vault.normalising import NotReadableError


class SuggestForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what comes closest.")},
    )
    subject = forms.CharField(
        label=gettext_lazy("What is it about, in one line?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write one line that says what it is about.")},
    )
    body = forms.CharField(
        label=gettext_lazy("What should the groups know?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("What you offer or look for, where, until when, and whom to turn to."),
        error_messages={"required": gettext_lazy("Write what the groups should know.")},
    )
    where = forms.CharField(
        label=gettext_lazy("For which part of the area?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Leave it empty if it is for all of it."),
    )
    organisation = forms.CharField(
        label=gettext_lazy("Your organisation"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write who you write for.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Write your name: the network writes back to a person.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Write an address, so that the network can answer you."),
            "invalid": gettext_lazy("Write it like name@example.org."),
        },
    )
    agree = forms.BooleanField(
        label=gettext_lazy("I agree to this"),
        error_messages={"required": gettext_lazy("Tick the box if you agree. If not, close the page.")},
    )

    def clean_subject(self) -> str:
        return self._readable("subject")

    def clean_organisation(self) -> str:
        return self._readable("organisation")

    def clean_name(self) -> str:
        return self._readable("name")

    def clean_email(self) -> str:
        typed = str(self.cleaned_data["email"])
        try:
            hash_of(ContactPoint.Means.EMAIL, typed)
        except NotReadableError:
            # More is an address to those who wrote the standards than to us.
            raise forms.ValidationError(self.fields["email"].error_messages["invalid"]) from None
        return typed

    def clean_body(self) -> str:
        return without_controls(str(self.cleaned_data["body"])).strip()

    def clean_where(self) -> str:
        return without_controls(str(self.cleaned_data["where"])).strip()

    def _readable(self, field: str) -> str:
        said = without_controls(str(self.cleaned_data[field])).strip()
        if not plain(said):
            raise forms.ValidationError(_("Write words that can be read aloud."))
        return said

    def suggests(self) -> Suggests:
        return Suggests(**{name: self.cleaned_data[name] for name in Suggests.__dataclass_fields__})
