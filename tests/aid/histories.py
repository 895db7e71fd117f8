"""Some days of a made-up street, planned each morning: whatever happens, nothing is planned that may not be.

python -m tests.aid.histories MANY [FIRST], on all cores; raises what went wrong with the number of its history.
"""

import os
import random
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import combinations
from uuid import UUID

from doorstep.aid.matching.fitting import NEW_AT_ONCE, Going, Ready, Wanted, why_not
from doorstep.aid.matching.planning.repairing import overlap
from doorstep.aid.matching.together import Wish, together

DAYS, DAY = 3, 24 * 60
PEOPLE, TASKS = 5, 4
SPEAK = ("en", "es", "so")


@dataclass
class Street:
    """Who lives there, what they have in hand, and who must not meet whom."""

    chance: random.Random
    people: list[Ready]
    apart: set[tuple[UUID, UUID]]
    in_hand: dict[UUID, int] = field(default_factory=dict)

    def seen_for(self, wanted: Wanted) -> list[Ready]:
        """See everybody as matching does for one task: each at some distance from it."""
        return [
            replace(
                each,
                away=float(self.chance.randrange(0, 3_000)),
                blocked=(wanted.asker, each.person) in self.apart,
                this_week=self.in_hand.get(each.volunteer, 0),
                at_once=self.in_hand.get(each.volunteer, 0),
            )
            for each in self.people
        ]


def _street(chance: random.Random) -> Street:
    people = [_somebody(chance, number) for number in range(PEOPLE)]
    askers = [UUID(int=100 + number) for number in range(TASKS)]
    apart = {(asker, each.person) for asker in askers for each in people if chance.random() < 0.15}
    return Street(chance, people, apart)


def _somebody(chance: random.Random, number: int) -> Ready:
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
        asked_lately=chance.randrange(3),
        days_since_asked=chance.choice([None, 0.5, 9.0]),
    )


def _wish(street: Street) -> Wish:
    chance = street.chance
    begins = chance.randrange(0, DAY)
    wanted = Wanted(
        asker=UUID(int=100 + chance.randrange(TASKS)),
        kind=1 << chance.randrange(2),
        times=1 << chance.randrange(3),
        at_a_door=chance.random() < 0.8,
        with_money=chance.random() < 0.3,
        hands=(hands := chance.randint(1, 2)),
        skill=1 if chance.random() < 0.2 else None,
        languages=frozenset({chance.choice(SPEAK)} if chance.random() < 0.2 else ()),
        hours_left=chance.uniform(-5, 90),
    )
    seen = street.seen_for(wanted)
    could = [each.volunteer for each in seen if why_not(wanted, each) is None]
    chosen = tuple(could[:1]) if could and chance.random() < 0.1 else ()
    lasts = chance.choice([60, 240, 5 * DAY])
    return Wish(wanted, (begins, begins + lasts), seen, hands, chosen)


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
        seen = {each.volunteer: each for each in wish.everybody}
        assert len({*whom}) == len(whom), "one person is two hands"
        assert len(whom) in {0, wish.hands} or {*whom} <= {*wish.chosen}, "half of what takes two"
        assert {*wish.chosen} <= {*whom}, "what was chosen is gone"
        for who in whom:
            assert why_not(wish.wanted, seen[who]) is None, "somebody does what they cannot"
            assert (wish.wanted.asker, seen[who].person) not in street.apart, "two meet who must not"
            theirs.setdefault(who, []).append(wish)
    for who, held in theirs.items():
        _look_at(next(each for each in street.people if each.volunteer == who), held, street.in_hand.get(who, 0))


def _look_at(ready: Ready, held: list[Wish], in_hand: int) -> None:
    by_hand = sum(ready.volunteer in wish.chosen for wish in held)
    room = ready.enough - in_hand if ready.vouched else min(ready.enough, NEW_AT_ONCE) - in_hand
    assert len(held) <= max(room, by_hand), "more than enough"
    planned = [wish for wish in held if ready.volunteer not in wish.chosen]
    for one, other in combinations(held, 2):
        assert (one not in planned and other not in planned) or not overlap(one.busy, other.busy), (
            "at two doors at once"
        )


def live(numbers: Iterable[int]) -> int:
    count = 0
    for number in numbers:
        try:
            history(number)
        except AssertionError as wrong:
            raise AssertionError(f"History {number}: {wrong}") from wrong
        count += 1
    return count


def main(many: int, first: int) -> int:
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers) as pool:
        shares = [range(first + worker, first + many, workers) for worker in range(workers)]
        done = sum(pool.map(live, shares))
    sys.stdout.write(f"{done:,} histories, and nothing in them that may not be.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
