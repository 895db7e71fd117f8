"""Mends a plan in which somebody is wanted at two doors at one time, or is both of the two that a task takes.

What matters less is taken from them, and goes to whoever has room and time, if need be by moving one other; it stands
by itself, so that what it costs more than the exact flow is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Span = tuple[int, int] | None


@dataclass(frozen=True)
class Hand:
    """One of those that a task takes: whom it fits at what cost, what it costs unmet, and when they are busy."""

    task: int
    fits: Mapping[int, int]
    unmet: int
    busy: Span


def overlap(one: Span, other: Span) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def clash(one: Hand, other: Hand) -> bool:
    """Say whether one person cannot do both."""
    return one.task == other.task or overlap(one.busy, other.busy)


class Hands:
    """Who does what as it stands: `who[hand]`, or nobody, and what each holds."""

    def __init__(self, hands: Sequence[Hand], loads: Sequence[Sequence[int]], who: Iterable[int | None]) -> None:
        self.hands, self.loads, self.who = hands, loads, [*who]
        self.held: dict[int, list[int]] = {}
        for hand, volunteer in enumerate(self.who):
            if volunteer is not None:
                self.held.setdefault(volunteer, []).append(hand)

    @property
    def cost(self) -> int:
        """Add up what is done, what each holds, and what is left undone."""
        done = sum(self._alone(hand, volunteer) for hand, volunteer in enumerate(self.who))
        return done + sum(sum(self.loads[volunteer][: len(held)]) for volunteer, held in self.held.items())

    def _alone(self, hand: int, volunteer: int | None) -> int:
        return self.hands[hand].unmet if volunteer is None else self.hands[hand].fits[volunteer]

    def give(self, hand: int, volunteer: int) -> None:
        self.who[hand] = volunteer
        self.held.setdefault(volunteer, []).append(hand)

    def take(self, hand: int) -> None:
        volunteer = self.who[hand]
        if volunteer is not None:
            self.held[volunteer].remove(hand)
            self.who[hand] = None

    def in_the_way(self, hand: int, volunteer: int) -> list[int]:
        """List what they hold and could not do as well."""
        return [other for other in self.held.get(volunteer, ()) if clash(self.hands[hand], self.hands[other])]

    def room(self, volunteer: int) -> int | None:
        """Say what one more costs them; None where they have enough."""
        held, load = len(self.held.get(volunteer, ())), self.loads[volunteer]
        return load[held] if held < len(load) else None

    def cheapest(self, hand: int, without: int | None = None) -> tuple[int, int] | None:
        """Find who has room and time for it at least cost: (cost, volunteer)."""
        found = (
            (cost + more, volunteer)
            for volunteer, cost in self.hands[hand].fits.items()
            if volunteer != without
            and (more := self.room(volunteer)) is not None
            and not self.in_the_way(hand, volunteer)
        )
        return min(found, default=None)


def mend(found: Hands) -> set[int]:
    """Let nobody be at two places; what takes two is done by two, or by none. Return for which tasks one was there."""
    apart = [hand for volunteer in sorted(found.held) for hand in _too_much(found, volunteer)]
    for hand in apart:
        found.take(hand)
    for hand in sorted(apart, key=lambda each: (-found.hands[each].unmet, each)):
        _place_anew(found, hand)
    alone = _alone(found)
    for hand in alone:
        found.take(hand)
    if alone:
        _fill(found)
    return {found.hands[hand].task for hand in alone}


def _too_much(found: Hands, volunteer: int) -> list[int]:
    """List what they cannot do beside what matters more, or as much and is cheaper for them."""
    held = found.held[volunteer]
    if not any(clash(found.hands[one], found.hands[other]) for one, other in combinations(held, 2)):
        return []
    kept: list[int] = []
    too_much: list[int] = []
    for hand in sorted(held, key=lambda each: (-found.hands[each].unmet, found.hands[each].fits[volunteer], each)):
        clashes = any(clash(found.hands[hand], found.hands[other]) for other in kept)
        (too_much if clashes else kept).append(hand)
    return too_much


def _place_anew(found: Hands, hand: int) -> None:
    """Give it to whoever has room and time, or to somebody of whose tasks another does one."""
    direct, unmet = found.cheapest(hand), found.hands[hand].unmet
    moves = [move for volunteer in found.hands[hand].fits for move in _moves(found, hand, volunteer)]
    best = min(moves, default=None)
    if best and best[0] < min(unmet, direct[0] if direct else unmet):
        _more, volunteer, other, to = best
        found.take(other)
        found.give(other, to)
        found.give(hand, volunteer)
    else:
        _give(found, hand)


def _give(found: Hands, hand: int) -> bool:
    """Give it to whoever has room and time and costs least, if that is less than to leave it; say whether it is."""
    direct = found.cheapest(hand)
    if direct is None or direct[0] >= found.hands[hand].unmet:
        return False
    found.give(hand, direct[1])
    return True


def _moves(found: Hands, hand: int, volunteer: int) -> Iterable[tuple[int, int, int, int]]:
    """Find each way in which they could do it once another does one of theirs: (cost, volunteer, that one, other)."""
    in_the_way = found.in_the_way(hand, volunteer)
    if len(in_the_way) > 1 or (not in_the_way and found.room(volunteer) is not None):
        return
    for other in in_the_way or found.held.get(volunteer, []):
        if to := found.cheapest(other, without=volunteer):
            gain = found.hands[hand].fits[volunteer] - found.hands[other].fits[volunteer]
            yield gain + to[0], volunteer, other, to[1]


def _alone(found: Hands) -> list[int]:
    """List the hands of tasks for which another is missing."""
    missing = {found.hands[hand].task for hand, volunteer in enumerate(found.who) if volunteer is None}
    return [hand for hand, each in enumerate(found.hands) if each.task in missing and found.who[hand] is not None]


def _fill(found: Hands) -> None:
    """Give the room that became free to what was left undone, what matters most first: all hands of a task or none."""
    left: dict[int, list[int]] = {}
    for hand, volunteer in enumerate(found.who):
        if volunteer is None:
            left.setdefault(found.hands[hand].task, []).append(hand)
    for hands in sorted(left.values(), key=lambda hands: (-found.hands[hands[0]].unmet, hands)):
        if not all(_give(found, hand) for hand in hands):
            for hand in hands:
                found.take(hand)
