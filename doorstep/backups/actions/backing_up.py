"""Making a backup: both halves written under other names, restored into an empty place, and only then called so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from doorstep.backups import folders, names, reading, scratch, trial, words, writing
from doorstep.backups.about import Half
from doorstep.backups.alone import alone
from doorstep.backups.room import room

Tell = Callable[[str], object]


@dataclass(frozen=True)
class Order:
    """Where to, how many backups of data are kept (None: all), and why this one is not tried out, where it is not."""

    data: Path
    keys: Path
    keep: int | None = None
    untried: str = ""


def back_up(order: Order, *, now: datetime, tell: Tell) -> list[str]:
    """Make a backup; return what was found wrong with the installation itself, as sentences.

    Raises BackupError, after which there is no new file, or none that could be taken for a backup.
    """
    reading.key()
    data, keys = folders.ready(order.data, Half.DATA), folders.ready(order.keys, Half.KEYS)
    folders.apart(data, keys)
    with alone(), room():
        scratch.sweep()
        folders.sweep(data)
        folders.sweep(keys)
        # Before anything else, so that nobody's key stays longer because a backup fails.
        _let_go_of_keys(keys, now, tell)
        doubts = _both_halves(data, keys, order, now, tell)
        if order.keep and not doubts:
            _let_go_of_data(data, order.keep, tell)
    tell(words.where(folders.on_the_same_disk(data), folders.on_the_same_disk(keys)))
    return doubts


def _both_halves(data: Path, keys: Path, order: Order, now: datetime, tell: Tell) -> list[str]:
    parts: list[Path] = []
    try:
        # The keys after the data: so no row is without the key that it was sealed with.
        for folder, half in ((data, Half.DATA), (keys, Half.KEYS)):
            parts.append(writing.write(folder, half, now))
        doubts = _tried(parts[0], parts[1], order.untried, tell)
    except BaseException:
        for part in parts:
            part.unlink(missing_ok=True)
        raise
    for part in reversed(parts):
        whole = folders.finish(part)
        tell(f"Written: {whole} ({words.size(whole.stat().st_size)}).")
    return doubts


def _tried(data: Path, keys: Path, untried: str, tell: Tell) -> list[str]:
    if untried:
        tell(f"Not restored to see whether it can be: {untried}")
        return []
    with scratch.made() as place:
        found = trial.restored(place, data, keys)
    tell(f"Restored into an empty place, to see whether it can be: {words.found(found)}.")
    return [*found.doubts, *words.unreadable(found)]


def _let_go_of_keys(folder: Path, now: datetime, tell: Tell) -> None:
    removed = folders.remove(folder, names.outdated_keys(folders.names_in(folder), now))
    if removed:
        tell(f"Removed {removed} backups of keys whose seven days are over.")


def _let_go_of_data(folder: Path, keep: int, tell: Tell) -> None:
    removed = folders.remove(folder, names.surplus_data(folders.names_in(folder), keep))
    if removed:
        tell(f"Removed {removed} backups of data: the newest {keep} are kept.")
