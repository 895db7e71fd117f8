"""Drawing a patch without a file: places picked from a list, and hexagons tapped on a map."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.groups.maps import board
from doorstep.groups.maps.board import Board
from doorstep.groups.patches import Parts
from doorstep.places import cells, districts, hexagons, postcodes
from doorstep.places import queries as places
from doorstep.places.frames import Box
from doorstep.places.queries import outlined
from doorstep.places.shapes import near_britain

MOST_TAPPED = 3_000  # hexagons, as many as a borough has
MOST_SHOWN = 10 * MOST_TAPPED  # what is more is not drawn again beside the sentence about it
MOST_PICKED = 12
_LISTED = 4  # hexagons each way whose places stand in the list
DISTRICT, SECTOR, AREA = "district", "sector", "area"


class TappedInput(forms.SelectMultiple):
    """Reads hexagons: those ticked on the map (groups/board.html), and those chosen before that lie outside of it."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        ticked = super().value_from_datadict(data, files, name) or []
        return [*ticked, *str(data.get(f"{name}_kept", "")).split()]


class TappedField(forms.Field):
    """Hexagons as their spelling; cleaned, the fewest cells that hold them."""

    widget = TappedInput

    def clean(self, value: Any) -> tuple[int, ...]:
        tapped = read(value or [])
        if tapped is None:
            raise forms.ValidationError(_("Some hexagons could not be read. Show the map again and tap them anew."))
        if ground(tapped) > MOST_TAPPED:
            raise forms.ValidationError(_("That is more than a borough. Pick districts from the list instead."))
        if not all(near_britain(*cells.centre(cell)) for cell in tapped):
            raise forms.ValidationError(_("Some hexagons lie outside Great Britain. Doorstep knows no streets there."))
        return tuple(cells.compact(tapped))


class PickedField(forms.MultipleChoiceField):
    """Places from the list; any that we know may stand in it, also one that another map offered."""

    def valid_value(self, value: str) -> bool:
        kind, _, code = value.partition(" ")
        return is_known(kind, code)


class DrawingForm(forms.Form):
    """The part of a form in which a patch is drawn; `board` is the map, once there is a place to show."""

    look_at = forms.CharField(
        label=gettext_lazy("Show the map around"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("A postcode, or the name of a place. On the map you tap the hexagons where you help."),
    )
    middle = forms.CharField(required=False, max_length=15, widget=forms.HiddenInput)
    picked = PickedField(
        label=gettext_lazy("Whole places around here"), required=False, widget=forms.CheckboxSelectMultiple
    )
    tapped = TappedField(label=gettext_lazy("Hexagons of the map"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.board: Board | None = self._board()
        picked = self["picked"].value() or []
        offered = dict(offered_on(self.board)) | {value: said for value in picked if (said := called(value))}
        choices = self.fields["picked"]
        assert isinstance(choices, forms.MultipleChoiceField)  # noqa: S101 # for the reader of types
        choices.choices = list(offered.items())

    def clean_picked(self) -> list[str]:
        picked: list[str] = self.cleaned_data["picked"]
        if len(picked) > MOST_PICKED:
            raise forms.ValidationError(_("That is more than a neighbourhood. Choose twelve places at most."))
        return picked

    def _board(self) -> Board | None:
        try:
            middle = cells.from_text(str(self["middle"].value() or ""))
        except ValueError:
            return None
        tapped = read(self["tapped"].value() or []) or []
        return board.around(cells.cell_at(*cells.centre(middle)), tapped if ground(tapped) <= MOST_SHOWN else [])

    def drawn(self) -> Parts:
        """Return what was picked and tapped."""
        codes: dict[str, list[str]] = {DISTRICT: [], SECTOR: [], AREA: []}
        for value in self.cleaned_data.get("picked", []):
            kind, _, code = value.partition(" ")
            codes[kind].append(code)
        tapped = self.cleaned_data.get("tapped", ())
        return Parts(tuple(codes[DISTRICT]), tuple(codes[SECTOR]), tuple(codes[AREA]), tapped=tapped)


def kept(form: type[DrawingForm], said: QueryDict) -> dict[str, Any]:
    """Return everything that was written into a form, for showing it again unchecked."""
    fields: dict[str, forms.Field] = form.base_fields
    return {name: field.widget.value_from_datadict(said, {}, name) for name, field in fields.items()}


def looked(said: Mapping[str, Any]) -> tuple[str, str]:
    """Return the middle of the map that is asked for, and a sentence when there is no such place."""
    before = str(said.get("middle", ""))
    if said.get("look") in board.WAYS and (tapped := read([before])):
        return cells.as_text(board.moved(tapped[0], str(said["look"]))), ""
    typed = str(said.get("look_at") or said.get("where") or "").partition(",")[0].strip()[:100]
    spot = board.found(typed) if typed else None
    if spot:
        return cells.as_text(spot.cell), ""
    if not typed:
        return before, _("Write a postcode or the name of a place, and we show its map.")
    return before, _("We could not find “%(place)s”. Write a postcode district such as SE15.") % {"place": typed}


def read(values: Iterable[str]) -> list[int] | None:
    """Read hexagons; None when one of them is none."""
    try:
        return [cells.from_any_text(value) for value in values]
    except ValueError:
        return None


def ground(given: Iterable[int]) -> int:
    """Count the stored cells under some hexagons without unfolding them: few signs can name half the Earth."""
    return sum(7 ** (cells.STORED - cells.size(cell)) for cell in given)


def is_known(kind: str, code: str) -> bool:
    if kind == DISTRICT:
        return districts.get(code) is not None
    if kind == SECTOR:
        reading = postcodes.read(code)
        return reading is not None and reading.sector == code and bool(places.sectors_in([code]))
    return kind == AREA and places.area_with(code) is not None


def called(value: str) -> str:
    """Return what a place of the list is called; nothing when there is none."""
    kind, _, code = value.partition(" ")
    if not is_known(kind, code):
        return ""
    area = places.area_with(code) if kind == AREA else None
    return area.name if area else districts.label_of(code)


def offered_on(shown: Board | None) -> list[tuple[str, str]]:
    """Return the districts, sectors and neighbourhoods on a map, by name."""
    if shown is None:
        return []
    around = hexagons.disk(shown.middle, _LISTED)
    codes = sorted({districts.at(cell) for cell in around}, key=districts.natural)
    sectors = places.sectors_on(around)
    box = Box.of(map(cells.centre, around))
    areas = outlined.meeting(places.narrowest(), box)
    return [
        *((f"{DISTRICT} {code}", districts.label_of(code)) for code in codes),
        *((f"{AREA} {area.code}", area.name) for area in areas),
        *((f"{SECTOR} {code}", code) for code in sectors),
    ]
