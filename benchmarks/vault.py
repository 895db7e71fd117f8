"""What sealing costs beside AES-GCM itself: fields sealed and opened, persons' keys made and re-wrapped.

python -m benchmarks.vault [--quick] [--persons 1000000]
"""

import argparse
from collections.abc import Sequence
from contextlib import nullcontext

from benchmarks import databases, machine

PERSONS, QUICK_PERSONS = 1_000_000, 200

ABOUT = """AES-GCM alone: the package's own `encrypt` and `decrypt` with a fresh random nonce, of as many bytes.
Re-wrapping is what `manage.py vault rotate` does, 1,000 keys a transaction: opened with the old key, sealed with the
new one, written."""


def main(arguments: Sequence[str] | None = None) -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs, not how fast it is")
    reader.add_argument("--persons", type=int, default=PERSONS, help="whose keys are re-wrapped")
    chosen = reader.parse_args(arguments)
    print(machine.described())
    print(ABOUT)
    persons = str(QUICK_PERSONS if chosen.quick else chosen.persons)
    with databases.folder() as home, nullcontext() if chosen.quick else databases.postgresql(home) as server:
        for engine, database in {"SQLite": None, **({"PostgreSQL": server} if server else {})}.items():
            print(f"\n{engine}")
            databases.run(databases.environment(home, database), "benchmarks.vault_on", persons)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
