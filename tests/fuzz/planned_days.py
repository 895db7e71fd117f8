"""Some days of a made-up street, planned each morning: whatever happens, nothing is planned that may not be."""

import random
from dataclasses import dataclass, field, replace
from itertools import combinations
from uuid import UUID

from doorstep.aid.matching.fitting import NEW_AT_ONCE, Ready, Wanted, why_not
from doorstep.aid.matching.planning.repairing import overlap
from doorstep.aid.matching.together import Wish, together
from tests.fuzz.people import FAR, Apart, asked_for, kept_apart, somebody

DAYS, DAY = 3, 24 * 60
PEOPLE, TASKS = 5, 4


@dataclass
class Street:
    """Who lives there, who must not meet whom, and what each has in hand."""

    chance: random.Random
    people: list[Ready]
    apart: Apart
    in_hand: dict[UUID, int] = field(default_factory=dict)

    def seen_for(self, wanted: Wanted) -> list[Ready]:
        """See everybody as matching does for one task: each at some distance from it."""
        return [
            replace(
                each,
                away=float(self.chance.randrange(0, FAR)),
                blocked=each.person in self.apart[wanted.asker],
                this_week=self.in_hand.get(each.volunteer, 0),
                at_once=self.in_hand.get(each.volunteer, 0),
            )
            for each in self.people
        ]


def _street(chance: random.Random) -> Street:
    people = [
        replace(
            somebody(chance, number),
            asked_lately=chance.randrange(3),
            days_since_asked=chance.choice([None, 0.5, 9.0]),
        )
        for number in range(PEOPLE)
    ]
    return Street(chance, people, kept_apart(chance, people))


def _wish(street: Street) -> Wish:
    chance = street.chance
    begins = chance.randrange(0, DAY)
    wanted = replace(asked_for(chance), hours_left=chance.uniform(-5, 90))
    seen = street.seen_for(wanted)
    could = [each.volunteer for each in seen if why_not(wanted, each) is None]
    chosen = tuple(could[:1]) if could and chance.random() < 0.1 else ()
    lasts = chance.choice([60, 240, 5 * DAY])
    return Wish(wanted, (begins, begins + lasts), seen, wanted.hands, chosen, street.apart)


def history(number: int) -> None:
    """Live through some days; each plan is looked at, and half of what it says comes true."""
    street = _street(random.Random(number))
    for _day in range(DAYS):
        wishes = [_wish(street) for _ in range(street.chance.randint(0, TASKS))]
        planned = together(wishes)
        _look(street, wishes, planned.doing)
        for who in (who for doing in planned.doing for who in doing if street.chance.random() < 0.5):
            street.in_hand[who] = street.in_hand.get(who, 0) + 1
        if street.chance.random() < 0.3:
            street.in_hand.clear()


def _look(street: Street, wishes: list[Wish], doing: list[tuple[UUID, ...]]) -> None:
    theirs: dict[UUID, list[Wish]] = {}
    for wish, whom in zip(wishes, doing, strict=True):
        _look_at_one(street, wish, whom)
        for who in whom:
            theirs.setdefault(who, []).append(wish)
    for who, held in theirs.items():
        _look_at(next(each for each in street.people if each.volunteer == who), held, street.in_hand.get(who, 0))


def _look_at_one(street: Street, wish: Wish, whom: tuple[UUID, ...]) -> None:
    seen = {each.volunteer: each for each in wish.everybody}
    assert len({*whom}) == len(whom), "one person is two hands"
    assert len(whom) in {0, wish.hands} or {*whom} <= {*wish.chosen}, "half of what takes two"
    assert {*wish.chosen} <= {*whom}, "what was chosen is gone"
    assert all(why_not(wish.wanted, seen[who]) is None for who in whom), "somebody does what they cannot"
    there = [wish.wanted.asker, *(seen[who].person for who in whom)]
    assert all(one not in street.apart[other] for one, other in combinations(there, 2)), "two meet who must not"


def _look_at(ready: Ready, held: list[Wish], in_hand: int) -> None:
    by_hand = sum(ready.volunteer in wish.chosen for wish in held)
    room = ready.enough - in_hand if ready.vouched else min(ready.enough, NEW_AT_ONCE) - in_hand
    assert len(held) <= max(room, by_hand), "more than enough"
    planned = [wish for wish in held if ready.volunteer not in wish.chosen]
    for one, other in combinations(held, 2):
        assert (one not in planned and other not in planned) or not overlap(one.busy, other.busy), (
            "at two doors at once"
        )
