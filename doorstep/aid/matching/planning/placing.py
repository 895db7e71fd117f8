"""Places one task after the other, each time along the way that costs least: successive shortest augmenting paths.

A way goes from the new task to a volunteer, from there to a task that they hold already and that somebody else could
do, and so on, until it ends where there is room, or with a task that is left undone. Prices keep every step of it at
no less than nothing, so that Dijkstra's search finds it (Jonker & Volgenant, Computing 38, 1987, for one task each;
Ahuja, Magnanti & Orlin, Network Flows, 1993, section 9.7). As neighbours live close by, ways stay short.

The functions stand below each other in the order in which they use one another, and use whole numbers and rows alone:
engines.py makes faster ones of them, with the same answers.
"""

from heapq import heappop, heappush

from doorstep.aid.matching.planning.given import NOBODY, Given, Numbers, Standing

# Each a volunteer and how far they are, in one number: how far times how many volunteers there are, and which one.
Heap = list[int]
# Where the search ended: what the way costs, with whom, and which of their tasks is left undone for it.
End = tuple[int, int, int]


def end_with(far: int, volunteer: int, end: End, what: Given, now: Standing) -> End:
    """See whether it ends here at less than so far: with room, or with a task of theirs that is left undone."""
    slot = what.slots[volunteer] + now.hold[volunteer]
    if slot < what.slots[volunteer + 1] and far + what.load[slot] - now.price[volunteer] < end[0]:
        end = (far + what.load[slot] - now.price[volunteer], volunteer, NOBODY)
    task = now.first[volunteer]
    while task != NOBODY:
        whole = far + what.unmet[task] - what.cost[now.pair[task]] - now.price[volunteer]
        if whole < end[0]:
            end = (whole, volunteer, task)
        task = now.after[task]
    return end


def reach(task: int, offset: int, end: End, turn: int, what: Given, now: Standing, heap: Heap) -> End:
    """Note all who could do this task and are reached more cheaply than before, and than where the search ends."""
    for pair in range(what.starts[task], what.starts[task + 1]):
        volunteer = what.who[pair]
        far = offset + what.cost[pair] + now.price[volunteer]
        if far < end[0] and (now.searched[volunteer] != turn or far < now.far[volunteer]):
            now.searched[volunteer] = turn
            now.far[volunteer] = far
            now.by_pair[volunteer] = pair
            now.by_task[volunteer] = task
            end = end_with(far, volunteer, end, what, now)
            if far < end[0]:
                heappush(heap, far * len(now.far) + volunteer)
    return end


def raise_prices(seen: list[int], best: int, now: Standing) -> None:
    """Let room be worth so much more as it was nearer than where the search ended."""
    for volunteer in seen:
        now.price[volunteer] += best - now.far[volunteer]


def shortest(task: int, turn: int, what: Given, now: Standing) -> End:
    """Find the way that costs least, and set the prices by it."""
    # Empty, and so that a compiler sees what they will hold.
    heap = [0]
    heap.pop()
    seen = [0]
    seen.pop()
    end = reach(task, 0, (what.unmet[task], NOBODY, NOBODY), turn, what, now, heap)
    while len(heap) > 0 and heap[0] < end[0] * len(now.far):
        far, volunteer = divmod(heappop(heap), len(now.far))
        if far == now.far[volunteer]:
            seen.append(volunteer)
            held = now.first[volunteer]
            while held != NOBODY:
                offset = far - what.cost[now.pair[held]] - now.price[volunteer]
                end = reach(held, offset, end, turn, what, now, heap)
                held = now.after[held]
    raise_prices(seen, end[0], now)
    return end


def let_go(task: int, what: Given, now: Standing) -> int:
    """Take a task from whoever holds it, and return who that was; how many they hold is counted elsewhere."""
    volunteer = what.who[now.pair[task]]
    if now.first[volunteer] == task:
        now.first[volunteer] = now.after[task]
    else:
        before = now.first[volunteer]
        while now.after[before] != task:
            before = now.after[before]
        now.after[before] = now.after[task]
    now.pair[task] = NOBODY
    return volunteer


def place(task: int, turn: int, what: Given, now: Standing) -> int:
    """Place a task that is not placed yet, moving others where that costs less; return what all of it costs more.

    `turn` is another number at each call. With all that were placed before at least cost, all are so afterwards.
    """
    cost, volunteer, undone = shortest(task, turn, what, now)
    if volunteer == NOBODY:
        return cost
    if undone == NOBODY:
        now.hold[volunteer] += 1
    else:
        let_go(undone, what, now)
    moved = NOBODY
    while moved != task:
        pair, moved = now.by_pair[volunteer], now.by_task[volunteer]
        giver = NOBODY if moved == task else let_go(moved, what, now)
        now.pair[moved] = pair
        now.after[moved] = now.first[volunteer]
        now.first[volunteer] = moved
        volunteer = giver
    return cost


def place_all(tasks: Numbers, what: Given, now: Standing) -> int:
    """Place these, each for the first time, in their order; return what all of it costs more."""
    cost = 0
    for task in tasks:
        cost += place(task, task, what, now)
    return cost


def place_simply(tasks: Numbers, what: Given, now: Standing) -> None:
    """Give each of these to whoever has room and costs least, moving nobody: for when there is no time for more."""
    for task in tasks:
        best, chosen = what.unmet[task], NOBODY
        for pair in range(what.starts[task], what.starts[task + 1]):
            volunteer = what.who[pair]
            slot = what.slots[volunteer] + now.hold[volunteer]
            if slot < what.slots[volunteer + 1] and what.cost[pair] + what.load[slot] < best:
                best, chosen = what.cost[pair] + what.load[slot], pair
        if chosen != NOBODY:
            volunteer = what.who[chosen]
            now.pair[task], now.after[task] = chosen, now.first[volunteer]
            now.first[volunteer] = task
            now.hold[volunteer] += 1
