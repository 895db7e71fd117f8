"""From a GeoJSON file to areas with code, name and cells, one feature at a time; pure."""

import codecs
import json
import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing
from fnmatch import fnmatchcase
from statistics import fmean
from typing import NamedTuple

from doorstep.places import cells
from doorstep.places.borders import Crossed, crossed
from doorstep.places.cells import ShapeError
from doorstep.places.importing.broken import BrokenFileError
from doorstep.places.importing.files import Source
from doorstep.places.shapes import PATIENT, Outline, outline_of

FEATURES = re.compile(r'"features"\s*:\s*\[')
MOST_BEFORE = 1_000_000  # letters before the first feature
LARGEST_FEATURE = 50_000_000  # letters; the outline of the Highlands at full detail has about 20 million

# What publishers call them, the best first: "name", "msoa21hclnm", "LAD24NM"; "code", "LAD24CD".
NAMES = ("name", "*hclnm", "*nm")
CODES = ("code", "*cd", "id")

# The first letters of the ONS's codes say what an area is (Register of Geographic Codes).
KINDS = {
    "borough": re.compile(r"E0[6-9]|W06|S12"),
    "ward": re.compile(r"[EW]05|S13"),
    "neighbourhood": re.compile(r"[EW]02|S02"),
}


class AreaRow(NamedTuple):
    """An area as it is stored.

    Code, name, a cell in its midst, how many cells it has, these compacted, its outline as GeoJSON's, and the cells
    that its border crosses.
    """

    code: str
    name: str
    cell: int
    size: int
    cells: list[int]
    outline: Outline
    border: list[Crossed]


def kind_of(code: str) -> str | None:
    """Return the kind of area that an ONS code stands for: borough, ward, neighbourhood; None for other codes."""
    return next((kind for kind, codes in KINDS.items() if codes.match(code)), None)


def areas(source: Source) -> Generator[AreaRow]:
    """Give each area of a FeatureCollection; raise BrokenFileError for what is none, or has no code, name or shape."""
    with closing(source.chunks()) as chunks:
        for number, feature in enumerate(_features(chunks), start=1):
            yield _area(feature, number)


def _area(feature: object, number: int) -> AreaRow:
    if not isinstance(feature, Mapping):
        raise BrokenFileError(f"Feature {number} is no GeoJSON feature.")
    named = feature.get("properties")
    code, name = _property(named, CODES, number), _property(named, NAMES, number)
    try:
        inside, outline = cells.shape(feature, most_work=PATIENT), outline_of(feature)
    except ShapeError as error:
        raise BrokenFileError(f"Feature {number}, {name}: {error}") from error
    return AreaRow(code[:20], name[:120], _midst(inside), len(inside), cells.compact(inside), outline, crossed(outline))


def _property(named: object, patterns: tuple[str, ...], number: int) -> str:
    if isinstance(named, Mapping):
        for pattern in patterns:
            for key, value in named.items():
                if fnmatchcase(str(key).lower(), pattern) and str(value or "").strip():
                    return str(value).strip()
    wanted = "a name" if patterns is NAMES else "a code"
    raise BrokenFileError(
        f"Feature {number} has no property with {wanted}, such as {patterns[0]} or LAD24{patterns[-1]}."
    )


def _midst(inside: set[int]) -> int:
    """Return the cell nearest to the middle of all."""
    points = [cells.centre(cell) for cell in inside]
    middle = fmean(point[0] for point in points), fmean(point[1] for point in points)
    return min(inside, key=lambda cell: (cells.metres(cells.centre(cell), middle), cell))


def _features(chunks: Iterator[bytes]) -> Iterator[object]:
    text = _Text(chunks)
    text.skip_to(FEATURES)
    while text.next_letter() != "]":
        yield text.value()


class _Text:
    """A window that moves over a long JSON text."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._pieces = codecs.iterdecode(chunks, "utf-8-sig")
        self._window = ""
        self._values = 0

    def skip_to(self, pattern: re.Pattern[str]) -> None:
        while not (found := pattern.search(self._window)):
            if len(self._window) > MOST_BEFORE or not self._more():
                raise BrokenFileError("This is no GeoJSON of areas: we need a FeatureCollection.")
        self._window = self._window[found.end() :]

    def next_letter(self) -> str:
        """Return what comes after blanks and commas."""
        while not (rest := self._window.lstrip(" \t\r\n,")):
            if not self._more():
                raise BrokenFileError(f"The file ends after feature {self._values}, before its list is closed.")
        self._window = rest
        return rest[0]

    def value(self) -> object:
        """Return the value that begins here, reading on while it is not complete."""
        self._values += 1
        while True:
            try:
                value, end = json.JSONDecoder().raw_decode(self._window)
            except (json.JSONDecodeError, RecursionError) as error:
                self._read_on(error)
            else:
                self._window = self._window[end:]
                return value

    def _read_on(self, error: Exception) -> None:
        wanted = len(self._window) + 1
        complete = not self._more(wanted) or wanted > LARGEST_FEATURE or isinstance(error, RecursionError)
        if complete:
            raise BrokenFileError(f"Feature {self._values} is no JSON, or was cut off.") from error

    def _more(self, least: int = 1) -> bool:
        """Widen the window by `least` letters or somewhat more; tell whether there was anything left."""
        read, pieces = 0, [self._window]
        while read < least and (piece := self._piece()):
            pieces.append(piece)
            read += len(piece)
        self._window = "".join(pieces)
        return read > 0

    def _piece(self) -> str:
        try:
            return next(self._pieces, "")
        except UnicodeDecodeError as error:
            raise BrokenFileError(f"After feature {self._values} the file is no text in UTF-8.") from error
