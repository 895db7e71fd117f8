"""What comes next in an exchange: a question, a request, a human, or its end; pure."""

from enum import Enum, auto

from doorstep.aid.by_text.facts import LOOK, Facts
from doorstep.aid.by_text.reading import Understood
from doorstep.messaging.inbound.replies import Meaning

# So many messages of which nothing was understood, or so many in all, and a human has it.
MOST_MISSED, MOST_TURNS = 3, 12
_ENDS = {Meaning.NO, Meaning.DONE}


class Step(Enum):
    """What comes next."""

    WHERE = auto()
    WHAT = auto()
    LOOK = auto()
    ASK = auto()
    PERSON = auto()
    END = auto()


def step(facts: Facts, found: Understood) -> Step:
    """Say what comes after a message of which `found` was understood, and which made `facts` of what there was."""
    if ends(found):
        return Step.END
    if facts.wants_person or facts.missed >= MOST_MISSED or facts.turns >= MOST_TURNS:
        return Step.PERSON
    if not facts.postcode:
        return Step.WHERE
    if not facts.kinds:
        return Step.WHAT
    says_yes = found.answer is Meaning.YES and not found.differs
    return Step.ASK if facts.question == LOOK and says_yes else Step.LOOK


def ends(found: Understood) -> bool:
    """Say whether they want none of it any more: that they say so, and ask for nothing beside it."""
    return not found.says_something and (found.wants_end or (found.answer in _ENDS and not found.says_more))
