"""A list as a CSV file: its lines, read one at a time."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from doorstep.groups.importing import rows
from doorstep.groups.importing.columns import ColumnsError, recognise

_LARGEST = 50_000_000


def read(file: Path, said: Mapping[str, str], source: str, sharing: str = "open") -> Iterator[rows.Row]:
    """Read each line of `file`; `sharing` says whether the open data may pass it on.

    Raises ColumnsError when it is no list of groups, before giving the first.
    """
    lines = csv.reader(io.StringIO(_text(file), newline=""))
    try:
        columns = recognise(next(lines, []), said)
        for values in lines:
            if any(values):
                taken = {ours: values[at].strip() for ours, at in columns.items() if at < len(values)}
                yield rows.read(lines.line_num, taken, source, sharing)
    except csv.Error as error:
        raise ColumnsError(f"Line {lines.line_num} cannot be read as CSV ({error}). Save it as CSV UTF-8.") from error


def _text(file: Path) -> str:
    """Read the file as UTF-8, or as the Windows encoding that spreadsheets still write."""
    if not file.is_file():
        raise ColumnsError(f"There is no file {file}.")
    if file.stat().st_size > _LARGEST:
        raise ColumnsError(f"{file.name} is larger than 50 MB. Split it into several lists.")
    raw = file.read_bytes()
    if b"\0" in raw:
        raise ColumnsError(f"{file.name} is not a CSV file. Save the list as CSV UTF-8 and try again.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
