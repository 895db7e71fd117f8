"""How somebody wants the finder on their page: how high, for which place, with which door."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doorstep.core.doors import DOORS
from doorstep.places import districts
from doorstep.places import queries as places

HEIGHTS = (240, 360, 480)


@dataclass(frozen=True)
class Preset:
    """A finder for somebody's page; what nobody knows is as if it had not been asked for."""

    height: int
    door: str
    code: str
    place: str


class EmbedForm(forms.Form):
    height = forms.TypedChoiceField(
        label=_("How high may it be?"),
        choices=[
            (240, _("240: only the question")),
            (360, _("360: with a line about it")),
            (480, _("480: with a door")),
        ],
        coerce=int,
        initial=360,
        widget=forms.RadioSelect,
    )
    district = forms.CharField(
        label=_("For one postcode district?"),
        help_text=_("Such as SE15; the finder then begins there. Leave it empty for all."),
        required=False,
        max_length=4,
    )
    door = forms.ChoiceField(
        label=_("Which colour?"), choices=list(DOORS.items()), required=False, initial="bottle-green"
    )

    def clean_district(self) -> str:
        code: str = self.cleaned_data["district"].upper()
        if code and districts.get(code) is None:
            raise forms.ValidationError(_("We know no such postcode district. Write it such as SE15."))
        return code


def preset(asked: Any) -> Preset:
    """Read what an address asks for; a page of somebody else's shows a finder, and never a mistake."""
    height = asked.get("height", "")
    door, district = asked.get("door", ""), districts.get(asked.get("district", "")[:4].upper())
    return Preset(
        height=int(height) if height in {str(each) for each in HEIGHTS} else HEIGHTS[1],
        door=door if door in DOORS else "bottle-green",
        code=district.code if district else "",
        place=district.label if district else _area(asked.get("area", "")[:20]),
    )


def _area(code: str) -> str:
    """Name the area that has this official code, where areas were imported."""
    area = places.area_with(code)
    return area.name if area else ""
