"""Counts how the letters of each hand are read: python -m tests.networks.counted."""

import sys
from collections.abc import Mapping

from doorstep.networks.by_mail.reading import read
from tests.networks.letters import BY_A_FOURTH_HAND, BY_A_THIRD_HAND, BY_ANOTHER_HAND, OURS, Letter
from tests.networks.test_reading_mail import wrong

HANDS = {"ours": OURS, "another": BY_ANOTHER_HAND, "a third": BY_A_THIRD_HAND, "a fourth": BY_A_FOURTH_HAND}


def counted(letters: Mapping[str, Letter]) -> tuple[int, int]:
    """Return in how many all five are right, and in how many something wrong is taken to be sure."""
    found = [(wrong(each, said), said.to_ask) for each in letters.values() for said in [read(each.subject, each.text)]]
    return sum(not bad for bad, _asked in found), sum(not bad <= asked for bad, asked in found)


if __name__ == "__main__":
    for hand, letters in HANDS.items():
        right, sure = counted(letters)
        sys.stdout.write(f"{hand}: {len(letters)} letters, {right} right, in {sure} something wrong is sure\n")
