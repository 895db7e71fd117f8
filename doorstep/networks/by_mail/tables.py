"""A table: a row of labels, and below it a row of answers; pure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from doorstep.networks.by_mail.beside import Answer
from doorstep.networks.by_mail.labels import field_of
from doorstep.networks.by_mail.lines import Line

_CUTS = (
    re.compile(r"\s*\|\s*"),
    re.compile(r"\t+"),
    re.compile(r"\s*;\s*"),
    re.compile(r"\s+/\s+"),
    re.compile(r"\s{2,}"),
    re.compile(r",\s*"),
)
_FEWEST, _MOST = 3, 9


def answers(found: Sequence[Line]) -> list[Answer]:
    """Return what stands in the row below a row of labels; nothing where there is no such table."""
    rows = [line for line in found if line.text]
    for head, row in pairwise(rows):
        if said := _row(head, row):
            return said
    return []


def _row(head: Line, row: Line) -> list[Answer]:
    for cut in _CUTS:
        heads = cut.split(head.text, maxsplit=_MOST)
        labels = [field_of(each) for each in heads] if _FEWEST <= len(heads) <= _MOST else []
        cells = cut.split(row.text)
        is_head = len([each for each in labels if each]) >= max(_FEWEST, len(labels) - 1)
        if is_head and len(cells) == len(labels):
            pairs = zip(labels, cells, strict=True)
            return [Answer(field, said, row.quoted) for field, said in pairs if field and said]
    return []
