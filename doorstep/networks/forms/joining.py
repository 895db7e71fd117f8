"""What a network asks of a group that wants to join: five things, and two criteria that are looked at at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.core.trigrams import plain, without_controls
from doorstep.groups.contacts import mentions_a_chat
from doorstep.networks.models import Network
from doorstep.networks.queries import directory
from doorstep.networks.said import Asked, Writer
from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint
from doorstep.places.districts import get as district
from doorstep.places.postcodes import read
from doorstep.places.postcodes_in import postcodes_in
from doorstep.vault.normalising import MOST_TYPED, NotReadableError

MOST_DISTRICTS = 12


class JoinForm(forms.Form):
    """Asks for what is not known: whoever `has_number` here need not type it again."""

    called = forms.CharField(
        label=gettext_lazy("What is your group called?"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write your group’s name.")},
    )
    area = forms.CharField(
        label=gettext_lazy("Where does it help?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Streets, an estate, or how far it reaches, in your own words."),
        error_messages={"required": gettext_lazy("Say where your group helps. A few streets are enough.")},
    )
    districts = forms.CharField(
        label=gettext_lazy("In which postcode district?"),
        max_length=200,
        help_text=gettext_lazy("The first half of a postcode, such as SE15. If there are several, put commas between."),
        error_messages={"required": gettext_lazy("Write the first half of a postcode there, such as SE15.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=60,
        error_messages={"required": gettext_lazy("Write your name: you would be the main contact.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    mobile = forms.CharField(
        label=gettext_lazy("Your mobile number"),
        max_length=MOST_TYPED,
        help_text=gettext_lazy("For what cannot wait. Only the network’s desk can look it up."),
        error_messages={"required": gettext_lazy("Write a number where the network can reach you.")},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    another = forms.BooleanField(label=gettext_lazy("Mine is another group than the one of that name"), required=False)
    agree = forms.BooleanField(
        label=gettext_lazy("I agree to this"),
        error_messages={"required": gettext_lazy("Tick the box if you agree. If not, close the page.")},
    )

    def __init__(self, *args: Any, network: Network, has_number: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._network = network
        self.is_in_already = False
        if has_number:
            self.fields["mobile"].required = False
            self.fields["mobile"].help_text = _("We have a number of yours. Leave this empty if that is the one.")

    def clean_called(self) -> str:
        return self._readable("called", _("Write a name that can be read aloud."))

    def clean_name(self) -> str:
        return self._readable("name", _("Write a name that can be read aloud."))

    def clean_area(self) -> str:
        return self._readable("area", _("Say it in words, such as: the streets between the park and the station."))

    def clean_mobile(self) -> str:
        typed = str(self.cleaned_data["mobile"])
        try:
            if typed:
                hash_of(ContactPoint.Means.PHONE, typed)
        except NotReadableError:
            raise forms.ValidationError(_("Write the whole number, such as 07700 900123.")) from None
        return typed

    def clean_districts(self) -> tuple[str, ...]:
        """Read districts, also out of whole postcodes, and say at once where one lies outside of the network."""
        codes = districts_in(self.cleaned_data["districts"])
        if not codes:
            raise forms.ValidationError(_("We know no such postcode district. Write it like SE15."))
        if not directory.reaches(self._network, codes):
            said = {"network": self._network.name, "codes": ", ".join(codes)}
            raise forms.ValidationError(_("%(network)s does not reach %(codes)s. Look for one that does.") % said)
        return codes

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        called = said.get("called", "")
        found = directory.called_in(self._network, called) if called else []
        self.is_in_already = any(plain(group.name) == plain(called) for group in found)
        if self.is_in_already and not said.get("another"):
            words = _("A group of this name is in already. Its main contact can pass that on, or name you as deputy.")
            self.add_error("called", words)
        return said

    def asked(self) -> Asked:
        said = self.cleaned_data
        return Asked(called=said["called"], area=said["area"], districts=said["districts"])

    def writer(self) -> Writer:
        """Give what they said of themselves, as far as it is new."""
        said = self.cleaned_data
        is_new = said["name"] != self.initial.get("name")
        return Writer(called=said["name"] if is_new else "", mobile=said["mobile"])

    def _readable(self, field: str, otherwise: str) -> str:
        said = without_controls(str(self.cleaned_data[field])).strip()
        if not plain(said):
            raise forms.ValidationError(otherwise)
        if mentions_a_chat(said):
            raise forms.ValidationError(_("This leads into a private chat, and would be public. Leave it out."))
        return said


def districts_in(typed: str) -> tuple[str, ...]:
    """Read the postcode districts in what was typed, each once, in its order; only those that there are."""
    found = sorted(postcodes_in(typed), key=lambda each: each.start)
    codes = [reading.district for each in found if (reading := read(each.written))]
    return tuple(code for code in dict.fromkeys(codes) if district(code))[:MOST_DISTRICTS]
