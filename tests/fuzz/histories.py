"""Some days of made-up streets, as many as one likes: one that is planned, and one that is asked in waves, by number.

python -m tests.fuzz.histories MANY [FIRST], on all cores; raises what went wrong with the number of its history.
"""

import os
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor

from tests.fuzz import asked_days, planned_days


def live(numbers: Iterable[int]) -> int:
    """Live through these, each planned and asked; return how many there were."""
    count = 0
    for number in numbers:
        try:
            planned_days.history(number)
            asked_days.history(number)
        except AssertionError as wrong:
            raise AssertionError(f"History {number}: {wrong}") from wrong
        count += 1
    return count


def main(many: int, first: int) -> int:
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers) as pool:
        shares = [range(first + worker, first + many, workers) for worker in range(workers)]
        done = sum(pool.map(live, shares))
    sys.stdout.write(f"{done:,} histories, planned and asked, and nothing in them that may not be.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
