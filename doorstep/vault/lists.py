"""Lists of persons who were erased, as `manage.py vault erased` prints them: ids, which say nothing of anybody."""

from pathlib import Path
from uuid import UUID


class NoListError(Exception):
    """It is no such list; the sentence says which file."""


def read(file: Path) -> list[UUID]:
    try:
        return [UUID(line) for line in file.read_text("utf-8").split()]
    except (OSError, ValueError) as error:
        raise NoListError(f"{file} is no list of ids as manage.py vault erased prints them.") from error
