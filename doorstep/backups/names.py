"""What the files of a backup are called, and which of them have had their time; pure."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from doorstep.backups.about import Half

# Seven days are promised (docs/decisions/0034). Whoever backs up once a day removes a copy before its seventh day is
# over, also where a day's run comes a little early.
KEYS_KEPT = timedelta(days=6, hours=12)
UNFINISHED = ".part"

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(rf"doorstep-({'|'.join(Half)})-(\d{{8}}T\d{{6}}Z)\.age")


def stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime(_STAMP)


def read_stamp(written: str) -> datetime | None:
    try:
        return datetime.strptime(written, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def name(half: Half, at: datetime) -> str:
    return f"doorstep-{half}-{stamp(at)}.age"


def made_at(half: Half, called: str) -> datetime | None:
    """Say when a file of this name was made; None where it is no backup of that half."""
    found = _NAME.fullmatch(called)
    return read_stamp(found[2]) if found and found[1] == half else None


def is_ours(called: str) -> bool:
    """Say whether a file is called like a backup, finished or not."""
    return _NAME.fullmatch(called.removesuffix(UNFINISHED)) is not None


def outdated_keys(called: Iterable[str], now: datetime) -> list[str]:
    """Pick those backups of keys that nobody may keep any longer."""
    return sorted(each for each in called if (at := made_at(Half.KEYS, each)) and at <= now - KEYS_KEPT)


def surplus_data(called: Iterable[str], keep: int) -> list[str]:
    """Pick the oldest backups of data, all but the newest `keep`."""
    ours = sorted(each for each in called if made_at(Half.DATA, each))
    return ours[: max(0, len(ours) - keep)]
