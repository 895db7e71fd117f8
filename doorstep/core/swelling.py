"""How many cells the tables of a text in Markdown have at most, seen without reading it; pure.

Whoever reads Markdown fills each short row up to the width of its table: two long lines and many short ones are few
signs, and become more cells than a page can hold.
"""

import re
from typing import Final

# No table that somebody reads is as large.
MOST: Final = 5_000

# As lines are cut where it is read; and below the head of a table stands nothing but these signs, in a quote or not.
_CUT: Final = re.compile(r"\r\n?|\n")
_RULED: Final = re.compile(r"[ \t>]*[-:|][-:| \t]*")


def has_too_many_cells(markdown: str) -> bool:
    return cells(markdown) > MOST


def cells(markdown: str) -> int:
    """Count them in one pass over the lines: never too few, and too many where what looks like a table is none."""
    found, width, above = 0, 0, ""
    for line in _CUT.split(markdown):
        if not line.strip(" \t>"):
            width = 0
        elif "|" in above and _RULED.fullmatch(line):
            width = max(width, line.count("|") + 1)
        found, above = found + width, line
    return found
