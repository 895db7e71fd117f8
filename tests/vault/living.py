"""What goes on in a house while its keys are rotated; run in processes of its own, by `manage.py shell`."""

import sys
from pathlib import Path

from doorstep.people.actions import add_contact_point, add_person
from doorstep.people.models import ContactPoint
from doorstep.vault import keys, queries


def live(number: int, stop: str) -> None:
    """Seal, and open what was sealed now and long ago, until there is a file of that name; then print how often."""
    sealed = [add_contact_point(add_person(by=None), "email", f"{number}@canary.example", by=None)]
    sys.stdout.write("BEGUN\n")
    sys.stdout.flush()
    while not Path(stop).exists():
        sealed.append(
            add_contact_point(add_person(by=None), "email", f"{number}-{len(sealed)}@canary.example", by=None)
        )
        for each in (sealed[0], sealed[len(sealed) // 2], sealed[-1]):
            if ContactPoint.objects.get(pk=each.pk).value != each.value:
                raise SystemExit(f"{each.pk} is not what it was.")
    sys.stdout.write(f"LIVED {number} {len(sealed)}\n")


def look() -> None:
    """Print which keys wrap how many, and what cannot be opened."""
    newest = keys.ring().newest.id
    wrapped = queries.wrapped_by()
    wrong = sum(bool(each.why) for each in queries.tried())
    sys.stdout.write(f"NEWEST {wrapped.get(newest, 0)} OTHERS {len(wrapped) - 1} WRONG {wrong}\n")
