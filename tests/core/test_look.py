"""Holds the look to its promises: contrast in both schemes, few bytes, no layer or door forgotten."""

import gzip
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from fontTools.ttLib import TTFont

from doorstep.core import assets, fonts, stylesheet
from doorstep.core.doors import DOORS, door_for
from doorstep.core.templatetags.look import alongside, cells
from doorstep.web.forms.style import Sample

SCHEMES = {"day": 0, "evening": 1}
TEMPLATES = Path(stylesheet.__file__).parent / "templates"
_PAIR = re.compile(
    r"--(?P<name>[\w-]+): light-dark\((?P<day>[^,()]+|var\([^)]*\)), (?P<evening>[^,()]+|var\([^)]*\))\)"
)
_DOOR = re.compile(r'\[data-door(?:="(?P<door>[\w-]+)")?\] {(?P<body>[^}]*)}')

# What stands on what. Letters need 4.5:1, edges and shapes 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
GROUNDS = ["paper", "card", "ground"]
LETTERS = [(ink, ground) for ink in ("ink", "quiet") for ground in GROUNDS] + [
    ("field-ink", "field"),
    ("quiet", "field"),
    ("problem-ink", "paper"),
    ("problem-ink", "card"),
    ("focus", "halo"),
    *((f"{kind}-ink", kind) for kind in ("good", "warn", "problem", "info", "rest")),
]
EDGES = [
    *(("edge", ground) for ground in GROUNDS),
    *(("focus", ground) for ground in GROUNDS),
    ("field-edge", "field"),
    ("field-edge", "paper"),
    ("field-edge", "card"),
    ("problem-edge", "field"),
    *(
        (f"{kind}-edge", ground)
        for kind in ("good", "warn", "problem", "info", "rest")
        for ground in (kind, "paper", "card")
    ),
]
DOOR_LETTERS = [("door-ink", "door"), ("door-text", "paper"), ("door-text", "card")]
DOOR_EDGES = [("door-edge", "paper"), ("door-edge", "card"), ("door-ink", "door"), ("door-text", "field")]


def pairs(css: str) -> dict[str, tuple[str, str]]:
    return {found["name"]: (found["day"], found["evening"]) for found in _PAIR.finditer(css)}


def part(name: str) -> str:
    return (stylesheet.PARTS / name).read_text("utf-8")


def painted() -> dict[str, dict[str, tuple[str, str]]]:
    """Return each door's colours over those of every door and of the street."""
    street, rules = pairs(part("tokens.css")), list(_DOOR.finditer(part("doors.css")))
    every = pairs(rules[0]["body"])
    named = {rule["door"] or "bottle-green": pairs(rule["body"]) for rule in rules}
    return {door: street | every | colours for door, colours in named.items()}


def colour(colours: dict[str, tuple[str, str]], name: str, scheme: str) -> str:
    said = colours[name][SCHEMES[scheme]]
    alias = re.fullmatch(r"var\(--([\w-]+)\)", said)
    return colour(colours, alias[1], scheme) if alias else said


def luminance(hexadecimal: str) -> float:
    """Relative luminance of #rrggbb, as WCAG defines it."""
    channels = [int(hexadecimal[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(
    wanted: list[tuple[str, str]], ratio: float, colours: dict[str, tuple[str, str]], scheme: str
) -> list[str]:
    measured = {
        f"{over} on {under}": contrast(colour(colours, over, scheme), colour(colours, under, scheme))
        for over, under in wanted
    }
    return [f"{names}: {found:.2f}" for names, found in measured.items() if found < ratio]


def test_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_letter_and_edge_of_the_street_can_be_seen(scheme: str) -> None:
    colours = pairs(part("tokens.css"))
    assert too_faint(LETTERS, 4.5, colours, scheme) == []
    assert too_faint(EDGES, 3, colours, scheme) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("door", DOORS)
def test_every_door_can_be_read_and_told_from_the_wall(door: str, scheme: str) -> None:
    assert too_faint(DOOR_LETTERS, 4.5, painted()[door], scheme) == []
    assert too_faint(DOOR_EDGES, 3, painted()[door], scheme) == []


def test_every_door_is_painted() -> None:
    assert painted().keys() == DOORS.keys()


def test_a_door_stays_the_same_for_the_same_group() -> None:
    assert door_for("a3f1") == door_for("a3f1")
    assert {door_for(number) for number in range(200)} == set(DOORS)


def test_every_part_stands_in_a_layer_that_has_an_order() -> None:
    known = set(re.findall(r"[\w-]+", part("layers.css").split("@layer")[1]))
    for path in stylesheet.parts():
        if path.name not in {stylesheet.FIRST, "fonts.css"}:
            assert set(re.findall(r"@layer ([\w-]+) {", path.read_text("utf-8"))) <= known
            assert "@layer" in path.read_text("utf-8")


def test_no_part_names_a_side_that_turns_in_another_script() -> None:
    turning = re.compile(r"(?:margin|padding|border)-(?:left|right)|[^-]\b(?:left|right):|text-align: (?:left|right)")
    assert [path.name for path in stylesheet.parts() if turning.search(path.read_text("utf-8"))] == []


def test_joining_gives_older_browsers_the_daylight() -> None:
    css = ":root {\n  /* paper */\n  --a: light-dark(#fff, #000);\n  --b: 4px;\n}\n"
    assert stylesheet.minified(stylesheet.with_daylight(css)) == (
        ":root{--a:#fff;--b:4px}@supports (color: light-dark(#000,#fff)){:root{--a:light-dark(#fff,#000)}}"
    )


def test_a_page_loads_few_bytes_of_style_and_letters() -> None:
    assets.make()
    core = [name for name in assets.names() if name.endswith("core.woff2")]
    assert len(gzip.compress((assets.root() / assets.STYLESHEET).read_bytes())) <= 8_000
    assert sum((assets.root() / name).stat().st_size for name in core) <= 16_000


def test_letters_are_cut_the_same_every_time_and_go_by_our_name() -> None:
    face = fonts.faces(part("fonts.css"))[0]
    once = fonts.cut(face)
    assert fonts.cut(face) == once
    assert TTFont(io.BytesIO(once))["name"].getDebugName(1) == "Doorstep Sans"


def test_made_files_are_left_alone_while_nothing_has_changed() -> None:
    assets.make()
    told: list[str] = []
    assets.make(tell=told.append)
    assert told == []


def test_an_error_stands_in_the_field_with_what_was_typed() -> None:
    html = str(Sample({"where": "SE15 5BZ"})["where"].as_field_group())
    assert 'aria-describedby="id_where_helptext id_where_error"' in html
    assert 'id="id_where_error"' in html
    assert 'value="SE15 5BZ"' in html


def test_a_table_says_each_cells_column() -> None:
    assert [(cell.label, cell.is_number) for cell in alongside(["Street", "Asked"], ["Rye Lane", 3])] == [
        ("Street", False),
        ("Asked", True),
    ]
    assert [cell.is_number for cell in cells(["Street", "Asked"], [])] == [False, False]


class _Shape(HTMLParser):
    """Collects what a strict content policy would refuse."""

    refused: list[str]

    def __init__(self) -> None:
        super().__init__()
        self.refused = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in names):
            self.refused.append(tag)
        self.refused += [name for name in names if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("template", ["400.html", "403_csrf.html", "500.html"])
def test_pages_for_bad_moments_need_nothing(template: str) -> None:
    shape = _Shape()
    shape.feed(render_to_string(template))
    assert shape.refused == []


@pytest.mark.parametrize("template", ["403.html", "404.html"])
def test_pages_for_wrong_doors_say_where_to_go(template: str) -> None:
    html = render_to_string(template, request=RequestFactory().get("/nowhere/"))
    assert '<a class="button" href="/">' in html


def test_every_component_says_its_arguments_first() -> None:
    silent = [path.name for path in (TEMPLATES / "components").glob("*.html") if not path.read_text().startswith("{# ")]
    assert silent == []
