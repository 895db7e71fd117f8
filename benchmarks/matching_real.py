"""Real arrivals: the best there is in hindsight, deciding at once, and deciding as late as the tasks' windows allow."""

from collections.abc import Sequence
from pathlib import Path
from statistics import mean

from benchmarks.arrivals import SCALE, Task, Worker, files, folder, possible, read, worth
from doorstep.aid.matching.planning.given import NOBODY, given
from doorstep.aid.matching.planning.solving import solve

Everybody = Sequence[Task | Worker]
Fits = dict[int, list[tuple[int, int]]]


def fits(everybody: Everybody) -> Fits:
    """List for each task the workers with whom it is possible, and what that is worth."""
    workers = [each for each in everybody if isinstance(each, Worker)]
    tasks = [each for each in everybody if isinstance(each, Task)]
    return {
        task.number: [(each.number, worth(task, each)) for each in workers if possible(task, each)] for task in tasks
    }


def best(fit: Fits, room: dict[int, int]) -> tuple[dict[int, int], int]:
    """Plan these tasks for these workers so that it is worth most: whom each gets, and what it is worth."""
    workers = [*room]
    names = {number: place for place, number in enumerate(workers)}
    pairs = [[(names[who], -value) for who, value in found if who in names] for found in fit.values()]
    what = given(pairs, [0] * len(fit), [[0] * many for many in room.values()])
    solved = solve(what)
    if not solved.is_best:
        raise AssertionError("The plan is not proven to be the best.")
    who = {task: pair for task, pair in zip(fit, solved.pair, strict=True) if pair != NOBODY}
    return {task: workers[what.who[pair]] for task, pair in who.items()}, -solved.cost


def room_of(everybody: Everybody) -> dict[int, int]:
    return {each.number: each.room for each in everybody if isinstance(each, Worker)}


def at_once(everybody: Everybody, fit: Fits) -> int:
    """Let whoever arrives, in the order of the file, take whoever is there and worth most: published as greedy."""
    around: dict[int, list[tuple[int, int]]] = {}
    for task, found in fit.items():
        for worker, value in found:
            around.setdefault(task, []).append((value, -worker))
            around.setdefault(worker, []).append((value, -task))
    room = {each.number: 1 for each in everybody} | room_of(everybody)
    here: set[int] = set()
    total = 0
    for each in everybody:
        here.add(each.number)
        there = [pair for pair in around.get(each.number, ()) if -pair[1] in here]
        for value, other in sorted(there, reverse=True):
            if room[each.number] and room[-other]:
                room[each.number] -= 1
                room[-other] -= 1
                total += value
    return total


def late(everybody: Everybody, fit: Fits) -> int:
    """Let everybody come by the clock, and decide about a task when its window ends, by the best plan known then.

    Whoever could have come while it was open still can: they were there meanwhile, and are held for it until then.
    """
    coming = iter(sorted(everybody, key=lambda each: (each.begins, each.number)))
    there = {each.number: each for each in everybody}
    value = {(task, who): worth for task, found in fit.items() for who, worth in found}
    open_now: Fits = {}
    room: dict[int, int] = {}
    total, come = 0, next(coming, None)
    for task in sorted(fit, key=lambda number: (there[number].ends, number)):
        while come and come.begins < there[task].ends:
            if isinstance(come, Worker):
                room[come.number] = come.room
            else:
                open_now[come.number] = fit[come.number]
            come = next(coming, None)
        who = _decided(task, open_now, room)
        del open_now[task]
        if who is not None:
            total += value[task, who]
            room[who] -= 1
    return total


def _decided(task: int, open_now: Fits, room: dict[int, int]) -> int | None:
    """Say who does it in the best plan of all that is open, looked for only where somebody could."""
    if not any(room.get(who) for who, _value in open_now[task]):
        return None
    fit = {who for found in open_now.values() for who, _value in found}
    plan, _worth = best(open_now, {who: many for who, many in room.items() if many and who in fit})
    return plan.get(task)


def told() -> None:
    """Say how near each file's best they come; and that the best, and deciding at once, are what was published."""
    of = folder()
    if of is None:
        print("\nReal arrivals are left out: DOORSTEP_REAL_DATA names no folder.")
        return
    shares: dict[str, list[float]] = {}
    for path, known in files(of):
        shares.setdefault(path.parent.name, []).append(_share(path, known.best, known.greedy))
    print(
        "\nReal arrivals, in hindsight the best to four decimals on every file, deciding at once as published on every"
    )
    for name, found in shares.items():
        print(f"{name}: deciding when a task's window ends {mean(found):.2%} of the best, of {len(found)} files")


def _share(path: Path, known_best: float, known_greedy: float) -> float:
    everybody = read(path)
    fit = fits(everybody)
    _plan, most = best(fit, room_of(everybody))
    greedy = at_once(everybody, fit)
    if f"{most / SCALE:.4f}" != f"{known_best:.4f}" or greedy / SCALE < known_greedy - 1e-4:
        raise AssertionError(f"{path.name}: {most / SCALE:.4f}, {greedy / SCALE:.4f} at once; known are others.")
    return late(everybody, fit) / most
