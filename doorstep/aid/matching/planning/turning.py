"""Turns a plan round where room is scarcer than tasks: each piece of room looks for a task, and few are in its way.

To leave a task undone costs what it does in any case, and whoever does it saves that. So a piece of room that takes a
task costs the way and the load less what is saved, and unused it costs nothing. The best plan is the same either way;
where many tasks are left over, the search ends sooner if it begins with what is scarce.

Plain functions over rows of whole numbers, like those of placing.py.
"""

from doorstep.aid.matching.planning.given import Given, Row


def count_pairs(what: Given) -> int:
    """Count the pairs of a task and a piece of room."""
    count = 0
    for pair in range(len(what.who)):
        volunteer = what.who[pair]
        count += what.slots[volunteer + 1] - what.slots[volunteer]
    return count


def find_starts(what: Given, starts: Row) -> None:
    """Find where the pairs of each piece of room begin, in a row of noughts that is one longer than all of those."""
    for pair in range(len(what.who)):
        volunteer = what.who[pair]
        for slot in range(what.slots[volunteer], what.slots[volunteer + 1]):
            starts[slot + 1] += 1
    for slot in range(len(what.load)):
        starts[slot + 1] += starts[slot]


def fill_in(what: Given, begins: Row, task_of: Row, cost: Row, pair_of: Row) -> None:
    """Write the pairs down, those of each piece of room in the order of the tasks; `begins` counts up to the next."""
    for task in range(len(what.unmet)):
        for pair in range(what.starts[task], what.starts[task + 1]):
            volunteer = what.who[pair]
            for slot in range(what.slots[volunteer], what.slots[volunteer + 1]):
                place = begins[slot]
                begins[slot] += 1
                task_of[place], pair_of[place] = task, pair
                cost[place] = what.cost[pair] + what.load[slot] - what.unmet[task]
