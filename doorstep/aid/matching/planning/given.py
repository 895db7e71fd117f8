"""What is planned, and how a plan stands, as rows of whole numbers: lists in plain Python, arrays where it is compiled.

Tasks and volunteers are numbers from 0. Whoever fits a task stands with it as a pair; what does not fit is no pair.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

NOBODY = -1
Numbers = Sequence[int]
Row = list[int]


class Given(NamedTuple):
    """Pairs of task t are `starts[t]` to `starts[t + 1]`: `who` fits, and what it `cost`s that they do it.

    `unmet[t]` is what it costs to leave t undone. Volunteer v has room for tasks `slots[v]` to `slots[v + 1]`, and
    `load` is what each further one costs them, never less than the one before.
    """

    starts: Numbers
    who: Numbers
    cost: Numbers
    unmet: Numbers
    slots: Numbers
    load: Numbers


class Standing(NamedTuple):
    """How a plan stands: for each task its `pair` or NOBODY; for each volunteer how many they `hold`, and which.

    Those are chained: `first[v]`, then `after` it. `price` is what room with a volunteer is worth: no less than the
    last load that they have, and no more than the next that they could. The others belong to the search that is under
    way, by its number in `searched`.
    """

    pair: Row
    after: Row
    hold: Row
    first: Row
    price: Row
    searched: Row
    far: Row
    by_pair: Row
    by_task: Row


def given(pairs: Sequence[Sequence[tuple[int, int]]], unmet: Numbers, loads: Sequence[Numbers]) -> Given:
    """Write down for each task the volunteers who fit with their costs, and for each volunteer what each task costs.

    Raises ValueError where a further task costs a volunteer less than the one before: then no flow is exact.
    """
    if any(list(load) != sorted(load) for load in loads):
        raise ValueError("Each further task must cost a volunteer at least as much as the one before.")
    everything = [*chain.from_iterable(pairs)]
    return Given(
        starts=_starts(pairs),
        who=[who for who, _cost in everything],
        cost=[cost for _who, cost in everything],
        unmet=[*unmet],
        slots=_starts(loads),
        load=[*chain.from_iterable(loads)],
    )


def _starts(rows: Iterable[Sequence[object]]) -> Row:
    return [*accumulate((len(row) for row in rows), initial=0)]


def nothing_yet(what: Given) -> Standing:
    """Begin with nothing planned: room costs what the first task of each volunteer does."""
    tasks, volunteers = len(what.unmet), len(what.slots) - 1
    firsts = [what.load[first] if first < end else 0 for first, end in zip(what.slots, what.slots[1:], strict=False)]
    nobody = [NOBODY] * volunteers
    return Standing(
        pair=[NOBODY] * tasks,
        after=[NOBODY] * tasks,
        hold=[0] * volunteers,
        first=nobody[:],
        price=firsts,
        searched=nobody[:],
        far=[0] * volunteers,
        by_pair=nobody[:],
        by_task=nobody[:],
    )
