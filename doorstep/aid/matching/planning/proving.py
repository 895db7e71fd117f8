"""Shows that nothing costs less: the prices of a plan are a bound from below that no plan can pass.

Whatever is planned, each task costs at least the least of being left undone and of what it costs with somebody plus the
price of their room; and each slot gives back at most what its price is above its load (the dual of a flow of least
cost). Where what a plan costs equals that bound, the plan is proven the best there is, to the last digit.
"""

from doorstep.aid.matching.planning.given import NOBODY, Given, Standing


def costs(what: Given, now: Standing) -> int:
    """Add up what a plan costs: what is done, what each holds, and what is left undone."""
    total = 0
    for task in range(len(what.unmet)):
        pair = now.pair[task]
        total += what.unmet[task] if pair == NOBODY else what.cost[pair]
    for volunteer in range(len(what.slots) - 1):
        first = what.slots[volunteer]
        for slot in range(first, first + now.hold[volunteer]):
            total += what.load[slot]
    return total


def bound(what: Given, now: Standing) -> int:
    """Say what any plan costs at least, by these prices."""
    total = 0
    for task in range(len(what.unmet)):
        least = what.unmet[task]
        for pair in range(what.starts[task], what.starts[task + 1]):
            least = min(least, what.cost[pair] + now.price[what.who[pair]])
        total += least
    for volunteer in range(len(what.slots) - 1):
        for slot in range(what.slots[volunteer], what.slots[volunteer + 1]):
            total -= max(0, now.price[volunteer] - what.load[slot])
    return total
