"""What stands in the houses that are backed up, and what there is to be compared; run in them by `manage.py shell`."""

import hashlib
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError, connections
from django.utils import timezone

from doorstep.backups import folders, scratch, writing
from doorstep.backups.about import Half
from doorstep.journal import sealing
from doorstep.journal.actions import record
from doorstep.journal.models import JournalEntry
from doorstep.journal.queries import verify
from doorstep.people.actions import add_contact_point, add_person
from doorstep.people.models import ContactPoint
from doorstep.vault import keys, queries, seals
from doorstep.vault.actions import erase
from doorstep.vault.models import PersonKey

# Whatever could be taken for something else on its way through a file.
ODD = "tab\tline\nback\\slash \\N \\. 'quote\" é 日 \u2028"


def plant() -> None:
    """Let Amina and Ben come, journal something odd, seal the journal, and leave a file as a later app might."""
    for name in ("amina", "ben"):
        person = add_person(by=None)
        add_contact_point(person, "email", f"{name}@canary.example", by=None)
        record(person, "said", by=None, words=ODD, none=None, numbers=[1, 2.5])
    sealing.Sealer()(timezone.now())
    file = Path(settings.VAR) / "pictures" / "door.png"
    file.parent.mkdir()
    file.write_bytes(b"a door")


def amina() -> ContactPoint:
    return next(each for each in ContactPoint.objects.all() if each.value == "amina@canary.example")


def come(name: str) -> None:
    """Let somebody come."""
    add_contact_point(add_person(by=None), "email", f"{name}@canary.example", by=None)


def write_as_it_is() -> None:
    """Write both halves as an older program would have, and print where."""
    for half in Half:
        say(folders.finish(writing.write(folders.ready(folders.default(half), half), half, timezone.now())))


def erase_amina() -> None:
    """Erase Amina, and print her id."""
    person = amina().person_id
    erase(person, by=None)
    say(person)


def say_sealed() -> None:
    """Print Amina's sealed address as it stands in its column, and the row's id."""
    row = ContactPoint.objects.get(pk=amina().pk)
    say(row.__dict__["value"].hex(), row.pk)


def say_who_opens(sealed: str, row: str) -> None:
    """Print how many of the persons' keys here open what once stood in a row."""
    place = seals.place_of("doorstep.vault.field", "people_contactpoint", "value", row)
    say(sum(_opens(keys.unwrap(key, keys.ring()), bytes.fromhex(sealed), place) for key in PersonKey.objects.all()))


def _opens(key: bytes, sealed: bytes, place: bytes) -> bool:
    try:
        return bool(seals.unseal(key, sealed, place=place))
    except seals.UnreadableError:
        return False


def schemas_left() -> int:
    return sum(len(scratch.schemas(alias, scratch.SCHEMA)) for alias in scratch.on_postgresql())


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def say_what_stands() -> None:
    """Print a line for each table: its name, how many rows, and what stands in them, summed up."""
    for alias in ("default", "keys"):
        for table in sorted(connections[alias].introspection.table_names()):
            rows = sorted(map(_row, _all(alias, table)))
            say("TABLE", alias, table, len(rows), hashlib.sha256(repr(rows).encode()).hexdigest()[:16])
    say("WHO", *sorted(each.value for each in ContactPoint.objects.all()))
    say("RING", *[key.id for key in keys.ring().keys])
    say("WRONG", sum(bool(each.why) for each in queries.tried()))
    say("FILES", *sorted(each.read_text() for each in Path(settings.VAR).glob("pictures/*")))


def say_the_journal() -> None:
    verdict = verify()
    say("BROKEN", verdict.broken, "SEALS", verdict.head.number)
    try:
        JournalEntry.objects.all().delete()
    except IntegrityError as error:
        say("GUARD", "append-only" if "append-only" in str(error) else error)


def _all(alias: str, table: str) -> list[Any]:
    with connections[alias].cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 # the database's own names
        return list(cursor.fetchall())


def _row(values: Any) -> str:
    return repr([bytes(each) if isinstance(each, memoryview) else each for each in values])
