"""Neighbours made up by chance, and what is asked of them, for histories (tests/fuzz/histories.py)."""

import random
from collections import defaultdict
from itertools import combinations
from uuid import UUID

from doorstep.aid.matching.fitting import Going, Ready, Wanted

ASKERS = [UUID(int=100 + number) for number in range(4)]
SPEAK = ("en", "es", "so")
FAR = 3_000

Apart = dict[UUID, set[UUID]]


def somebody(chance: random.Random, number: int) -> Ready:
    """Make up a volunteer who was asked for nothing yet, and has nothing in hand."""
    return Ready(
        volunteer=UUID(int=number),
        person=UUID(int=50 + number),
        kinds=chance.randrange(1, 4),
        times=chance.randrange(1, 8),
        going=chance.choice([*Going]),
        metres=chance.choice([500.0, 1_500.0, 5_000.0]),
        away=0.0,
        languages=frozenset(chance.sample(SPEAK, chance.randint(1, 2))),
        skills=frozenset({1} if chance.random() < 0.4 else ()),
        enough=chance.randint(1, 4),
        vouched=chance.random() < 0.7,
        resting=chance.random() < 0.1,
        helped_before=chance.randrange(2),
    )


def kept_apart(chance: random.Random, people: list[Ready]) -> Apart:
    """Say of askers and of volunteers, by person, whom they must not meet."""
    found: Apart = defaultdict(set)
    for one, other in combinations([*ASKERS, *(each.person for each in people)], 2):
        if chance.random() < 0.1:
            found[one].add(other)
            found[other].add(one)
    return found


def asked_for(chance: random.Random) -> Wanted:
    return Wanted(
        asker=chance.choice(ASKERS),
        kind=1 << chance.randrange(2),
        times=1 << chance.randrange(3),
        at_a_door=chance.random() < 0.8,
        with_money=chance.random() < 0.3,
        hands=chance.randint(1, 2),
        skill=1 if chance.random() < 0.2 else None,
        languages=frozenset({chance.choice(SPEAK)} if chance.random() < 0.2 else ()),
    )
