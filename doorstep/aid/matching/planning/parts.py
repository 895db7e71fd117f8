"""Which tasks have nothing to do with which others: no volunteer fits both, so each part is planned by itself."""

from dataclasses import dataclass
from itertools import accumulate

from doorstep.aid.matching.planning.given import Given, Row


def parts(what: Given) -> list[list[int]]:
    """Return the tasks that hang together through whoever fits them, in their order; those nobody fits are left out."""
    leads = [*range(len(what.slots) - 1)]
    for task in range(len(what.unmet)):
        fit = what.who[what.starts[task] : what.starts[task + 1]]
        for volunteer in fit[1:]:
            _join(leads, fit[0], volunteer)
    found: dict[int, list[int]] = {}
    for task in range(len(what.unmet)):
        if what.starts[task] < what.starts[task + 1]:
            found.setdefault(_lead(leads, what.who[what.starts[task]]), []).append(task)
    return [*found.values()]


def _join(leads: list[int], one: int, other: int) -> None:
    one, other = _lead(leads, one), _lead(leads, other)
    leads[max(one, other)] = min(one, other)


def _lead(leads: list[int], volunteer: int) -> int:
    """Follow to the first of the part, halving the way for whoever comes next."""
    while leads[volunteer] != volunteer:
        leads[volunteer] = leads[leads[volunteer]]
        volunteer = leads[volunteer]
    return volunteer


def shares(whole: list[list[int]], workers: int) -> list[list[int]]:
    """Share the parts out between workers, the largest first to whoever has least; each keeps the order of a part."""
    found: list[list[int]] = [[] for _ in range(min(workers, len(whole)))]
    for part in sorted(whole, key=len, reverse=True):
        min(found, key=len).extend(part)
    return found


@dataclass(frozen=True)
class Part:
    """Some tasks written down by themselves, and which each of them, and of their pairs, is in the whole."""

    what: Given
    tasks: Row
    pairs: Row


def cut(what: Given, tasks: Row) -> Part:
    """Write these down by themselves; whoever fits them keeps their order, so that the answer stays the same."""
    pairs = [pair for task in tasks for pair in range(what.starts[task], what.starts[task + 1])]
    fit = sorted({what.who[pair] for pair in pairs})
    number = {volunteer: place for place, volunteer in enumerate(fit)}
    alone = Given(
        starts=[*accumulate((what.starts[task + 1] - what.starts[task] for task in tasks), initial=0)],
        who=[number[what.who[pair]] for pair in pairs],
        cost=[what.cost[pair] for pair in pairs],
        unmet=[what.unmet[task] for task in tasks],
        slots=[*accumulate((what.slots[each + 1] - what.slots[each] for each in fit), initial=0)],
        load=[load for each in fit for load in what.load[what.slots[each] : what.slots[each + 1]]],
    )
    return Part(alone, tasks, pairs)
