"""A million messages that come back, or as many as one likes, with mistakes in them.

python -m tests.fuzz.inbound MANY [FIRST], on all cores; says how many each reader had, and what was found.
"""

import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from typing import Any

# As many as one process takes before it says what it saw.
AT_ONCE = 5_000
AGAIN = "Again: .venv/bin/python -m tests.fuzz.inbound 1 NUMBER"


def ready() -> Any:
    """Begin Django, in each process, and then the readers that need it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import_module("django").setup()
    return import_module("tests.fuzz.fed")


def main(many: int, first: int) -> int:
    fed, workers, began = ready(), os.cpu_count() or 1, time.monotonic()
    shares = [range(at, min(at + AT_ONCE, first + many)) for at in range(first, first + many, AT_ONCE)]
    report = fed.Report()
    with ProcessPoolExecutor(workers, initializer=ready) as pool:
        for done in pool.map(fed.live, shares):
            report.add(done)
    minutes, found = (time.monotonic() - began) / 60, report.found[: fed.MOST_SHOWN]
    last = [*found, AGAIN] if found else ["Each was read or refused."]
    sys.stdout.write("\n".join((fed.table(report), f"{report.cases:,} messages in {minutes:.1f} minutes.", *last, "")))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
