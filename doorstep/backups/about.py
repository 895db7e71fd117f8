"""What a backup says of itself, first thing in the file: of what it is, from when, and how the tables stood; pure."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Self

# Of how a backup is laid out. One that is newer than the program is refused.
LAYOUT = 1


class Half(StrEnum):
    """A backup is two files: what is sealed, and the keys to it. Either alone is noise."""

    DATA = "data"
    KEYS = "keys"


class NoBackupError(ValueError):
    """What should be a backup's own account of itself is none, or of a newer Doorstep."""


@dataclass(frozen=True)
class About:
    """`whose` names the installation; `migrations` are those that had been applied, as (app, name)."""

    half: Half
    made_at: datetime
    whose: str
    vendor: str
    migrations: tuple[tuple[str, str], ...]

    def written(self) -> bytes:
        said = {"layout": LAYOUT, **asdict(self), "made_at": self.made_at.astimezone(UTC).isoformat()}
        return json.dumps(said, indent=1).encode()

    @classmethod
    def read(cls, words: bytes) -> Self:
        """Read what `written` wrote; raise NoBackupError for anything else."""
        try:
            said = json.loads(words)
            if said["layout"] != LAYOUT:
                raise NoBackupError("It was made by a newer Doorstep. Update this one first.")
            return cls._of(said)
        except (ValueError, TypeError, KeyError) as error:
            if isinstance(error, NoBackupError):
                raise
            raise NoBackupError("It does not say what it is a backup of.") from None

    @classmethod
    def _of(cls, said: dict[str, Any]) -> Self:
        return cls(
            half=Half(said["half"]),
            made_at=datetime.fromisoformat(said["made_at"]),
            whose=str(said["whose"]),
            vendor=str(said["vendor"]),
            migrations=tuple((str(app), str(name)) for app, name in said["migrations"]),
        )
