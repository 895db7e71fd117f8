"""A patch as it is typed or uploaded."""

import json
import re
from contextlib import suppress
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from doorstep.core import languages
from doorstep.core.sentences import sentence
from doorstep.groups.patches import Parts
from doorstep.places import cells, postcodes
from doorstep.places import queries as places
from doorstep.places.shapes import ShapeError, checked, near_britain

_LARGEST_SHAPE = 1_000_000
# What a stranger may ask for: twice London, and about a second's work.
MOST_CELLS = 30_000
MOST_WORK = 40_000_000
MOST_PLACES = 12
LARGEST_HEXAGON = 5  # by resolution: as large as a borough


def read_where(typed: str, metres: float, shape: dict[str, Any] | None) -> Parts:
    """Read "SE15, SE22 8, SE15 5BZ, Rye Lane ward": places by code or name, each full postcode with a circle around it.

    A hexagon of the map may stand among them, by its spelling. An uploaded shape takes the place of what was typed.
    Raises UnknownPlaceError, whose sentence says what to mend.
    """
    if shape is not None:
        return Parts(shapes=(shape,))
    said = Parts()
    for word in _words(typed):
        said = said.and_also(_place(word, metres))
    return said


def _place(word: str, metres: float) -> Parts:
    read = postcodes.read(word)
    if cell := _tapped(word):
        return Parts(tapped=(cell,))
    if read and read.unit:
        return Parts(circles=((_cell(word), metres),))
    if read and read.sector:
        return Parts(sectors=(read.sector,))
    if area := _area(word):
        return Parts(areas=(area,))
    return Parts(districts=(_district(read.district if read else word),))


def _tapped(word: str) -> int | None:
    with suppress(ValueError):
        cell = cells.from_any_text(word)
        if cells.size(cell) < LARGEST_HEXAGON or not near_britain(*cells.centre(cell)):
            raise places.UnknownPlaceError(_NO_PLACE, code=word)
        return cell
    return None


def _area(word: str) -> str:
    """Return the code of the area that is meant by a name or a code."""
    named = places.areas_called(word)
    found = places.area_with(word)
    return named[0].code if named else found.code if found else ""


def _words(typed: str) -> list[str]:
    words = [word.strip() for word in re.split("[,;،؛]", typed) if word.strip()]
    if len(words) > MOST_PLACES:
        raise places.UnknownPlaceError(sentence("That is more than a neighbourhood. Name twelve places at most."))
    return words


def _district(word: str) -> str:
    """Take a district's code; for a name, say which code people mean by it."""
    named = places.named(word, limit=1)
    if postcodes.read(word) is None and named:
        asked = sentence("Write “%(place)s” as a postcode district. Do you mean %(label)s?")
        raise places.UnknownPlaceError(asked, place=word, label=named[0].label)
    return word


def _cell(word: str) -> int:
    place = places.resolve(word)
    if not isinstance(place, places.Spot) or place.rung == "district":
        raise places.UnknownPlaceError(_NO_PLACE, code=word)
    return place.cell


def read_shape(upload: "UploadedFile[bytes]") -> dict[str, Any]:
    if (upload.size or 0) > _LARGEST_SHAPE:
        raise forms.ValidationError(_("This file is larger than 1 MB. Draw the patch with fewer corners."))
    try:
        shape = json.loads(upload.read().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise forms.ValidationError(_NOT_GEOJSON) from error
    try:
        return checked(shape, MOST_CELLS, MOST_WORK)
    except ShapeError as error:
        raise forms.ValidationError(languages.said(error)) from error


_NO_PLACE = sentence("We do not know “%(code)s”. Write its district instead.")
_NOT_GEOJSON = _("This is not a GeoJSON file. Map websites such as geojson.io save one for you.")
