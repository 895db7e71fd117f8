"""Cuts the typeface out of its package: the few letters that pages need, as the stylesheet lists them.

The typeface's licence (OFL 1.1) reserves its name for the whole, so the cut one goes by ours; the licence goes with it.
"""

import io
import logging
import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont

PACKAGE: Final = "font_source_sans_pro"
FAMILY: Final = "Doorstep Sans"
WEIGHTS: Final = {"400": "Regular", "600": "Semibold"}
# An OFL file keeps its copyright (0) and says its licence (13, 14); 1 to 6 become our name.
KEPT_NAMES: Final = [0, 13, 14]

_FACE: Final = re.compile(r"@font-face\s*{(?P<body>[^}]*)}")
_FILE: Final = re.compile(r'url\("\.\./fonts/(?P<name>[\w-]+\.woff2)"\)')
_RANGE: Final = re.compile(r"unicode-range:(?P<range>[^;]+);")
_WEIGHT: Final = re.compile(r"font-weight:\s*(?P<weight>\d+)")

# It tells of every letter it keeps.
logging.getLogger("fontTools").setLevel(logging.WARNING)


@dataclass(frozen=True)
class Face:
    """One file to cut: its name, weight, and the letters as CSS writes them (U+20-7E, U+A3)."""

    name: str
    weight: str
    letters: str


def faces(stylesheet: str) -> list[Face]:
    """Read which files the @font-face rules of a stylesheet ask for; local faces ask for none."""
    return [face for rule in _FACE.finditer(stylesheet) if (face := _face(rule["body"]))]


def _face(body: str) -> Face | None:
    name, letters, weight = _FILE.search(body), _RANGE.search(body), _WEIGHT.search(body)
    if not (name and letters and weight):
        return None
    return Face(name["name"], weight["weight"], re.sub(r"\s", "", letters["range"]))


def licence() -> bytes:
    return files(PACKAGE).joinpath("files", "LICENSE.txt").read_bytes()


def cut(face: Face) -> bytes:
    """Return the woff2 file: same input, same bytes."""
    source = files(PACKAGE).joinpath("files", f"SourceSansPro-{WEIGHTS[face.weight]}.ttf")
    font = TTFont(io.BytesIO(source.read_bytes()), recalcTimestamp=False)
    cutter = subset.Subsetter(_options())
    cutter.populate(unicodes=subset.parse_unicodes(face.letters))
    cutter.subset(font)
    _rename(font, WEIGHTS[face.weight])
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _options() -> subset.Options:
    options = subset.Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = KEPT_NAMES
    options.drop_tables += ["BASE", "DSIG", "gasp"]
    return options


def _rename(font: TTFont, style: str) -> None:
    postscript = f"{FAMILY}-{style}".replace(" ", "")
    for number, words in {1: FAMILY, 2: style, 3: postscript, 4: f"{FAMILY} {style}", 6: postscript}.items():
        font["name"].setName(words, number, 3, 1, 0x409)
