"""What is done inside the place in which a backup is restored, by a process whose settings name that place alone."""

import json
import os
import shutil
from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Self
from uuid import UUID

from django.conf import settings
from django.core.checks import Tags, run_checks
from django.db import DatabaseError, connections

from doorstep.backups import databases, reading
from doorstep.backups.about import About, Half
from doorstep.backups.errors import BackupError
from doorstep.backups.packing import inside as within
from doorstep.core import preparing
from doorstep.journal import guard
from doorstep.journal.queries import verify
from doorstep.vault import actions, queries
from doorstep.vault.router import KEYS

# Rows of each model in which a sealed value is opened.
SAMPLE = 50


@dataclass
class Found:
    """What was restored and what it looks like; `doubts` are sentences about what was not right when it was copied."""

    tables: int = 0
    rows: int = 0
    files: int = 0
    brought_up: bool = False
    erased: int = 0
    unreadable: int = 0
    opened: int = 0
    seals: int = 0
    entries: int = 0
    doubts: list[str] = field(default_factory=list)

    def written(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, written: str) -> Self:
        return cls(**json.loads(written))


def restore(data: Path, keys: Path | None, erased: Collection[UUID], *, give_up: bool) -> Found:
    """Load both halves, bring them up to date, erase again whoever was erased, and look at what stands there.

    Without `keys`, or with older ones, there is nobody who can read some people's details: with `give_up` they are
    erased, else they are counted.
    """
    found = Found()
    try:
        _load("default", Half.DATA, data, found)
        if keys:
            _load(KEYS, Half.KEYS, keys, found)
        preparing.bring_databases_up_to_date(lambda _line: setattr(found, "brought_up", True))
        guard.put(connections["default"])
        _erase_again(erased, found, give_up=give_up)
        _look(found)
    except (databases.DamagedError, DatabaseError) as error:
        what = str(error).strip().partition("\n")[0]
        raise BackupError(f"What is in the backup does not hold together. {what} Take another backup.") from error
    return found


def _load(alias: str, half: Half, file: Path, found: Found) -> None:
    with reading.opened(file, half) as (about, things):
        counts, files = _take_all(alias, about, things)
    found.tables += len(counts)
    found.rows += sum(counts.values())
    found.files += files


def _take_all(alias: str, about: About, things: reading.Things) -> tuple[databases.Counts, int]:
    loader, expected, files = databases.loader(alias, about), None, 0
    for name, words in things:
        if name.startswith(reading.DATABASE):
            loader.take(name.removeprefix(reading.DATABASE), words)
        elif name.startswith(reading.FILES):
            _put_file(name.removeprefix(reading.FILES), words)
            files += 1
        elif name == reading.COUNTS:
            expected = json.load(words)
    counts = loader.finish()
    if counts != expected:
        raise databases.DamagedError(_difference(counts, expected or {}))
    return counts, files


def _difference(counts: databases.Counts, expected: databases.Counts) -> str:
    table = next(each for each in sorted({*counts, *expected}) if counts.get(each) != expected.get(each))
    return f"The table {table} has {counts.get(table)} rows, and had {expected.get(table)}."


def _put_file(name: str, words: IO[bytes]) -> None:
    place = within(Path(settings.VAR), name)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        shutil.copyfileobj(words, out)


def _erase_again(erased: Collection[UUID], found: Found, *, give_up: bool) -> None:
    found.erased = actions.reapply(erased)
    unreadable = queries.keyless()
    found.unreadable = len(unreadable)
    if give_up:
        actions.reapply(unreadable)


def _look(found: Found) -> None:
    verdict = verify()
    found.seals, found.entries = verdict.head.number, verdict.entries
    if verdict.broken:
        found.doubts.append(f"The journal is not as it was sealed: {verdict.broken.what}")
    for each in run_checks(tags=[Tags.database], databases=["default", KEYS]):
        if str(each.id).startswith("vault."):
            found.doubts.append(each.msg)
    for tried in queries.tried_some(SAMPLE):
        found.opened += not tried.why
        if tried.why:
            found.doubts.append(f"{tried.where}: {tried.why}")
