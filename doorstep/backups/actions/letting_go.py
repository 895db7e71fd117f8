"""Letting go of copies of keys whose time is over, and of what a killed backup or restore has left."""

from datetime import datetime

from doorstep.backups import aside, folders, names, scratch
from doorstep.backups.about import Half
from doorstep.backups.alone import alone
from doorstep.backups.errors import BackupError


def let_go(now: datetime) -> int:
    """Return how many files, folders and schemas went; none while a backup or restore is running.

    Backups that go elsewhere than the data folder are let go of by the next one that goes there.
    """
    try:
        with alone():
            return scratch.sweep() + aside.let_go_of_keys(now) + _in_the_data_folder(now)
    except BackupError:
        return 0


def _in_the_data_folder(now: datetime) -> int:
    folder = folders.default(Half.KEYS)
    return folders.remove(folder, names.outdated_keys(folders.names_in(folder), now))
