"""The gaps in a policy, such as {group}, and filling them in; pure."""

import re
from collections.abc import Mapping

GAPS = ("group", "area", "contact", "lead", "deputy", "review")
_GAP = re.compile(r"\{(" + "|".join(GAPS) + r")\}")
# What Markdown takes for more than a sign. What is filled in is words, and makes neither a heading nor a link.
_SIGN = re.compile(r"([\\`*_\[\]<>#~|!&{}])")
_AT_THE_BEGINNING = re.compile(r"^([-+=]|\d+[.)])")


def gaps(text: str) -> list[str]:
    """List the gaps that stand in a text, each once, in our order."""
    found = set(_GAP.findall(text))
    return [gap for gap in GAPS if gap in found]


def filled(markdown: str, values: Mapping[str, str]) -> str:
    """Fill in the gaps of a text in Markdown; one for which there is nothing stays as it is."""
    return _GAP.sub(lambda gap: as_words(values.get(gap[1], "")) or gap[0], markdown)


def filled_plainly(words: str, values: Mapping[str, str]) -> str:
    """Fill in the gaps of words without mark-up, such as a title."""
    return _GAP.sub(lambda gap: " ".join(values.get(gap[1], "").split()) or gap[0], words)


def as_words(value: str) -> str:
    """Write something so that Markdown shows it as it was typed, in one line."""
    signs = _SIGN.sub(r"\\\1", " ".join(value.split()))
    return _AT_THE_BEGINNING.sub(lambda found: f"\\{found[1]}" if len(found[1]) == 1 else _escaped(found[1]), signs)


def _escaped(number: str) -> str:
    return f"{number[:-1]}\\{number[-1]}"
