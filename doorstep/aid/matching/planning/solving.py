"""Plans all of it, by whichever engine, with the same answer: until it is done, or somebody says to stop."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from doorstep.aid.matching.planning.engines import Engine, compiled, plain
from doorstep.aid.matching.planning.given import NOBODY, Given, Row
from doorstep.aid.matching.planning.parts import Part, cut, parts, shares

Stop = Callable[[], bool]
# How many are placed before it is asked again whether to stop.
_AT_ONCE = 500


@dataclass(frozen=True)
class Solved:
    """For each task its pair or NOBODY; what that costs, and what any plan costs at least. Equal, it is the best."""

    pair: Row
    cost: int
    bound: int

    @property
    def is_best(self) -> bool:
        return self.cost == self.bound


def never() -> bool:
    return False


def solve(what: Given, *, stop: Stop = never) -> Solved:
    """Plan in plain Python. Told to `stop`, it gives the rest to whoever has room; the bound holds all the same.

    It asks whether to stop before each 500 tasks, or pieces of room where that is scarcer.
    """
    return _either_way(plain(), what, partial(_solve, plain(), stop=stop))


def solve_by_parts(what: Given, workers: int) -> Solved:
    """Plan in plain Python, with so many processes at once."""
    return _either_way(plain(), what, partial(_in_processes, workers))


def solve_compiled(what: Given, *, workers: int = 1, stop: Stop = never) -> Solved:
    """Plan with the extra `fast`, parts of it at the same time; raises ImportError where it is not there.

    `what` may hold arrays already.
    """
    engine = compiled()
    return _either_way(engine, engine.rows(what), partial(_solve, engine, workers=workers, stop=stop))


def _solve(engine: Engine, what: Given, *, workers: int = 1, stop: Stop = never) -> Solved:
    now = engine.nothing_yet(what)
    place = partial(_place, engine, what, now, stop)
    if workers > 1:
        with ThreadPoolExecutor(workers) as pool:
            [*pool.map(place, map(engine.row, shares(parts(what), workers)))]
    else:
        place(engine.row(range(len(what.unmet))))
    return Solved([*map(int, now.pair)], int(engine.does.costs(what, now)), int(engine.does.bound(what, now)))


def _place(engine: Engine, what: Given, now: Any, stop: Stop, tasks: Sequence[int]) -> None:
    for begin in range(0, len(tasks), _AT_ONCE):
        if stop():
            engine.does.place_simply(tasks[begin:], what, now)
            return
        engine.does.place_all(tasks[begin : begin + _AT_ONCE], what, now)


# -- In processes -----------------------------------------------------------------------------------------------------


def _in_processes(workers: int, what: Given) -> Solved:
    alone = [cut(what, tasks) for tasks in shares(parts(what), workers)]
    with ProcessPoolExecutor(workers) as pool:
        return _put_together(what, zip(alone, pool.map(_alone, [part.what for part in alone]), strict=True))


def _alone(what: Given) -> Solved:
    return _solve(plain(), what)


def _put_together(what: Given, done: Iterable[tuple[Part, Solved]]) -> Solved:
    """Add up the parts; what nobody fits costs the same however it is planned."""
    pair, cost, bound, undone = [NOBODY] * len(what.unmet), 0, 0, sum(what.unmet)
    for part, solved in done:
        for task, found in zip(part.tasks, solved.pair, strict=True):
            pair[task] = found if found == NOBODY else part.pairs[found]
        cost, bound = cost + solved.cost, bound + solved.bound
        undone -= sum(part.what.unmet)
    return Solved(pair, cost + undone, bound + undone)


# -- Turned round -----------------------------------------------------------------------------------------------------


def _either_way(engine: Engine, what: Given, how: Callable[[Given], Solved]) -> Solved:
    """Plan it as it is; or turned round (turning.py), where room is scarcer than tasks."""
    if len(what.load) >= len(what.unmet):
        return how(what)
    turned, pair_of = turn(engine, what)
    solved, undone = how(turned), int(sum(what.unmet))
    pair = [NOBODY] * len(what.unmet)
    for place in solved.pair:
        if place != NOBODY:
            pair[int(turned.who[place])] = int(pair_of[place])
    return Solved(pair, solved.cost + undone, solved.bound + undone)


def turn(engine: Engine, what: Given) -> tuple[Given, Row]:
    """Let each piece of room be what is placed, and each task have room for one; say which pair each of these was."""
    many, tasks, room = engine.does.count_pairs(what), len(what.unmet), len(what.load)
    starts, who, cost, pair_of = (engine.zeros(length) for length in (room + 1, many, many, many))
    engine.does.find_starts(what, starts)
    engine.does.fill_in(what, starts.copy(), who, cost, pair_of)
    nothing = engine.zeros(tasks)
    return Given(starts, who, cost, engine.zeros(room), engine.row([*range(tasks + 1)]), nothing), pair_of
