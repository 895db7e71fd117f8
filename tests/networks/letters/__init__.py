"""Letters in which groups ask to join, each laid out in another way: all made up, with numbers kept for drama.

A file holds several: after `=== what is special about it` come the subject and what the letter says, a blank line, and
its text. What it does not say is left empty.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str
    group: str
    contact: str
    mobile: str
    area: str
    districts: tuple[str, ...]


def of_file(name: str) -> dict[str, Letter]:
    _before, *each = f"\n{(Path(__file__).parent / name).read_text()}".split("\n=== ")
    return dict(map(_letter, each))


def _letter(written: str) -> tuple[str, Letter]:
    head, _, text = written.partition("\n\n")
    name, *lines = head.split("\n")
    said = {field: value.strip() for field, _, value in (line.partition(":") for line in lines)}
    districts = tuple(said.pop("districts").split())
    return name, Letter(text=text.strip("\n"), districts=districts, **said)


LABELS = of_file("labels.letters")
OTHERWISE = of_file("otherwise.letters")
_OURS = ("sentences", "answered", "forwarded")
OURS = {**LABELS, **OTHERWISE, **{name: each for file in _OURS for name, each in of_file(f"{file}.letters").items()}}
# Written by somebody who did not know how they are read. Much was mended by them since: they are new no more.
BY_ANOTHER_HAND = of_file("by_another_hand.letters")
# By a third hand, of which the same is true: what these showed was mended too.
BY_A_THIRD_HAND = of_file("by_a_third_hand.letters")
# By a fourth hand. Nothing was mended by these, so that they say how well a letter is read that nobody has seen: keep
# it so, and ask for new ones once you have read them.
BY_A_FOURTH_HAND = of_file("by_a_fourth_hand.letters")
