"""What somebody types, or where their device says they are."""

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.places import cells
from doorstep.places.shapes import near_britain


class FinderForm(forms.Form):
    q = forms.CharField(
        label=_("Your postcode, or the name of your area"),
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"autocomplete": "postal-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    # Latitude and longitude that the browser has already rounded to about 100 metres.
    at = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput())

    def clean_at(self) -> int | None:
        said = self.cleaned_data["at"]
        return _cell(said) if said else None


def _cell(said: str) -> int:
    latitude, _comma, longitude = said.partition(",")
    try:
        at = float(latitude), float(longitude)
    except ValueError as error:
        raise forms.ValidationError(_NOT_A_PLACE) from error
    if not near_britain(*at):
        raise forms.ValidationError(_NOT_A_PLACE)
    return cells.cell_at(*at)


_NOT_A_PLACE = _("We only know Great Britain. If you are there, type your postcode instead.")
