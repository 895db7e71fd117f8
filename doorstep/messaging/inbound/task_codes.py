"""The short code by which a text message names a task: "K7QP"; pure.

A letter, a figure from 2 to 9, a letter or figure, a letter, without vowels and without I, L, O and U. So no word of
any language, no time, no postcode and no date is one, and whoever writes O for 0, or I or l for 1, is understood.
"""

import re
from collections.abc import Iterator

LETTERS = "BCDFGHJKMNPQRSTVWXYZ"
FIGURES = "23456789"
# What stands in a code, at one place or another.
ALPHABET = f"01{FIGURES}{LETTERS}"
PLACES = (LETTERS, FIGURES, ALPHABET, LETTERS)
LENGTH = len(PLACES)
# How many codes there are. They tell tasks apart among those that one person was asked for, and are no secret.
HOW_MANY = len(LETTERS) * len(FIGURES) * len(ALPHABET) * len(LETTERS)

_MEANT = str.maketrans("OIL", "011")
_NO_SIGN_BEFORE, _NO_SIGN_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_SIGNS = (f"[{LETTERS}]", f"[{FIGURES}]", f"[{ALPHABET}OIL]", f"[{LETTERS}]")
_IN_ONE = re.compile(f"{_NO_SIGN_BEFORE}(?ai:{'[-._/]?'.join(_SIGNS)}){_NO_SIGN_AFTER}")
_APART = re.compile(f"{_NO_SIGN_BEFORE}(?ai:{'[-._/ ]{0,2}'.join(_SIGNS)}){_NO_SIGN_AFTER}")
_AT_AN_END = re.compile(
    f"{_NO_SIGN_BEFORE}(?ai:({''.join(_SIGNS)})([a-z]+)|([a-z]+)({''.join(_SIGNS)})){_NO_SIGN_AFTER}"
)

Span = tuple[int, int]


def code(typed: str) -> str:
    """Write a code as it was given out, whatever case, blanks and dashes it was typed with; "" for what is none."""
    signs = re.sub(r"[^0-9A-Za-z]", "", typed[: LENGTH * 4]).upper().translate(_MEANT)
    fits = len(signs) == LENGTH and all(sign in place for sign, place in zip(signs, PLACES, strict=True))
    return signs if fits else ""


def numbered(number: int) -> str:
    """Give the code with this number, from 0 up to HOW_MANY; whoever makes one draws the number. Else ValueError."""
    if not 0 <= number < HOW_MANY:
        raise ValueError(f"There are {HOW_MANY} codes, from 0.")
    signs = ""
    for place in reversed(PLACES):
        number, at = divmod(number, len(place))
        signs = place[at] + signs
    return signs


def in_one(text: str) -> list[Span]:
    """Find the codes in a text that are written in one piece, or with dashes: where each begins and ends."""
    return [found.span() for found in _IN_ONE.finditer(text)]


def apart(text: str) -> list[Span]:
    """Find what would be codes if blanks were left out: "K7 QP", and also "N5 by"."""
    return [found.span() for found in _APART.finditer(text)]


def glued(text: str) -> Iterator[tuple[Span, str]]:
    """Find what would be codes with a word before or behind them and no blank: "yesK7QP"; and that word."""
    for found in _AT_AN_END.finditer(text):
        at = 1 if found[1] else 4
        yield found.span(at), found[2] or found[3]
