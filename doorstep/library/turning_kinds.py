"""What one says of a helpline or a finder to which people can turn: what it is for, where it helps, how it is reached.

Pure; the list itself is turning.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doorstep.core.sentences import sentence

CHECKED, CHECK_BY = date(2026, 11, 27), date(2027, 5, 31)


class Topic(StrEnum):
    """In the order of the page; the value is what its address ends in, such as `/turning/#food`."""

    DANGER = "danger"
    HEALTH = "health"
    ABUSE = "abuse"
    MIND = "mind"
    FOOD = "food"
    MONEY = "money"
    HOUSING = "housing"
    OLDER = "older"
    CHILDREN = "children"
    COUNCIL = "council"


HEADINGS = {
    Topic.DANGER: sentence("In danger now"),
    Topic.HEALTH: sentence("Health"),
    Topic.ABUSE: sentence("Hurt, or afraid of somebody"),
    Topic.MIND: sentence("When it is all too much"),
    Topic.FOOD: sentence("Food"),
    Topic.MONEY: sentence("Money, bills and advice"),
    Topic.HOUSING: sentence("A place to live"),
    Topic.OLDER: sentence("Older people"),
    Topic.CHILDREN: sentence("Children and young people"),
    Topic.COUNCIL: sentence("Your council"),
}


class Nation(StrEnum):
    ENGLAND = "england"
    SCOTLAND = "scotland"
    WALES = "wales"
    NORTHERN_IRELAND = "northern-ireland"


NATIONS = {
    Nation.ENGLAND: sentence("England"),
    Nation.SCOTLAND: sentence("Scotland"),
    Nation.WALES: sentence("Wales"),
    Nation.NORTHERN_IRELAND: sentence("Northern Ireland"),
}
EVERYWHERE = tuple(Nation)


@dataclass(frozen=True)
class Turning:
    """One of them: its own name, what it is for, where it helps, and at least one way to reach it.

    `number` and `text` as people write them, `web` without "https://"; what is a sentence is said in the reader's
    language, a name stays as it is.
    """

    name: str
    what_for: str
    nations: Sequence[Nation] = EVERYWHERE
    number: str = ""
    web: str = ""
    hours: str = ""
    text: str = ""
    checked: date = CHECKED
    check_by: date = CHECK_BY

    @property
    def link(self) -> str:
        return f"https://{self.web}"
