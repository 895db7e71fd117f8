"""A disk that is full, told in a sentence."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from doorstep.backups.errors import BackupError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def room() -> Iterator[None]:
    """Raise BackupError where the block finds no room; whatever it wrote, it has removed."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise BackupError(
            f"There is no room left ({error.strerror}). Nothing of it was kept. Make room in the data folder and where "
            "backups go, then give the command again."
        ) from error
