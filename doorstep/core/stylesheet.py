"""Joins the parts in css/ into the one stylesheet a page loads: one request, few bytes, no tool but this.

The parts are plain CSS. Joining strips comments and spaces, and gives browsers older than light-dark() the daylight.
"""

import re
from pathlib import Path
from typing import Final

PARTS: Final = Path(__file__).parent / "css"
# This one declares the order of the layers, so it stands first; among the others no order matters.
FIRST: Final = "layers.css"

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_EVENING: Final = re.compile(
    r"(?P<name>--[\w-]+): ?light-dark\((?P<day>[^(),]+|var\([^)]*\)), ?(?:[^()]|\([^)]*\))*?\)"
)
_RULE: Final = re.compile(r"(?P<selector>[^{}]+){(?P<body>[^{}]*light-dark[^{}]*)}")


def parts() -> list[Path]:
    return sorted(PARTS.glob("*.css"), key=lambda part: (part.name != FIRST, part.name))


def joined() -> str:
    return "".join(minified(with_daylight(part.read_text("utf-8"))) for part in parts())


def with_daylight(css: str) -> str:
    """Put before each rule of light-dark() pairs the same rule with the first of each pair; newer browsers get both."""
    return _RULE.sub(_day_and_evening, _COMMENT.sub("", css))


def _day_and_evening(rule: re.Match[str]) -> str:
    day = _EVENING.sub(r"\g<name>: \g<day>", rule["body"])
    pairs = "".join(f"{pair[0]};" for pair in _EVENING.finditer(rule["body"]))
    test = "@supports (color: light-dark(#000, #fff))"
    return f"{rule['selector']}{{{day}}}{test}{{{rule['selector']}{{{pairs}}}}}"


def minified(css: str) -> str:
    """Drop comments and the spaces that mean nothing; strings in our parts hold no runs of spaces."""
    css = re.sub(r"\s+", " ", _COMMENT.sub("", css))
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    css = re.sub(r"(?<=[\w-]): (?=[^{}]*[;}])", ":", css)
    return css.replace(";}", "}").strip()
