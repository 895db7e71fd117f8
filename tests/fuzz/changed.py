"""Real messages with mistakes in them, many thousands in a second: by a number, so that each can be had again."""

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.nonsense import ODD

# In signs: more than any text, and as much as a letter that somebody quotes ten times.
LONGEST = 60_000
MOST_TIMES = (2, 2, 3, 5, 20, 400, 4_000)
SIGNS = [*ODD, "\ud800", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "=?utf-8?q?", "\r", "--"]
VALUES = ["null", "[]", "{}", '"x"', "-1", "1e999", r'"\ud800"', "[" * 600, "%00", "%ff%fe", "", "true", "9" * 400]
_VALUE = re.compile(r'(?<=[:=])[ ]?("(?:[^"\\]|\\.){0,200}"|[^&,}\]\n"]{1,200})')
Move = Callable[[Random, str, Sequence[str]], str]


def changed(chance: Random, right: Sequence[str]) -> str:
    """Take one that is right, and make a few mistakes in it, or none."""
    text = chance.choice(right)
    for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 5, 8))):
        text = chance.choice(MOVES)(chance, text, right)[:LONGEST]
    return text


def as_bytes(text: str) -> bytes:
    """Write it byte for byte where its signs are bytes."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _span(chance: Random, text: str) -> tuple[int, int]:
    begin = chance.randint(0, len(text))
    return begin, min(len(text), begin + chance.choice((0, 1, 2, 5, 20, 200)))


def _odd(chance: Random, text: str, _right: Sequence[str]) -> str:
    begin, end = _span(chance, text)
    return text[:begin] + chance.choice(SIGNS) * chance.choice((1, 1, 1, 3, 300)) + text[end:]


def _any_sign(chance: Random, text: str, _right: Sequence[str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chr(chance.randrange(chance.choice((0x80, 0x100, 0x800, 0x110000)))) + text[at + 1 :]


def _cut(chance: Random, text: str, _right: Sequence[str]) -> str:
    begin, end = _span(chance, text)
    return text[:begin] + text[end:]


def _again(chance: Random, text: str, _right: Sequence[str]) -> str:
    begin, end = _span(chance, text)
    return text[:begin] + text[begin:end] * chance.choice(MOST_TIMES) + text[end:]


def _another(chance: Random, text: str, right: Sequence[str]) -> str:
    """Go on in the middle of another one."""
    other = chance.choice(right)
    return text[: chance.randint(0, len(text))] + other[chance.randint(0, len(other)) :]


def _lines(chance: Random, text: str, _right: Sequence[str]) -> str:
    lines = text.splitlines(keepends=True)
    chance.shuffle(lines)
    return "".join(lines)


def _shouted(chance: Random, text: str, _right: Sequence[str]) -> str:
    return chance.choice((str.upper, str.lower, str.swapcase))(text)


def _value(chance: Random, text: str, _right: Sequence[str]) -> str:
    """Put something else in the place of what a name stands before, in JSON, in a form, in a header."""
    places = [match.span(1) for match in _VALUE.finditer(text[:5_000])]
    if not places:
        return text
    begin, end = chance.choice(places)
    return text[:begin] + chance.choice(VALUES) + text[end:]


MOVES: Sequence[Move] = (_odd, _any_sign, _cut, _again, _another, _lines, _shouted, _value, _value)
