"""A list that a group kept on paper, typed up as a CSV file: its lines, with columns by the names people give them."""

import csv
import io
from dataclasses import dataclass, field

from doorstep.core.sentences import SentenceError, sentence

MOST_LINES = 500
LARGEST = 500_000
COLUMNS = {
    "called": {"called", "name", "first name", "forename"},
    "surname": {"surname", "last name", "family name"},
    "phone": {"phone", "telephone", "number", "mobile", "tel"},
    "email": {"email", "e-mail", "mail"},
    "postcode": {"postcode", "post code"},
    "address": {"address", "door", "where"},
    "kinds": {"kinds", "kind", "help", "kind of help"},
    "what": {"what", "needs", "request"},
    "know": {"know", "notes", "note", "to know"},
    "urgency": {"urgency", "urgent", "by when"},
    "day": {"day", "date", "on"},
}


class ListError(SentenceError):
    """The file is no such list."""


@dataclass(frozen=True)
class Line:
    number: int
    values: dict[str, str] = field(repr=False)


def read(raw: bytes) -> list[Line]:
    """Read a file as UTF-8, or as spreadsheets on Windows write it. Raises ListError."""
    if len(raw) > LARGEST or b"\0" in raw:
        raise ListError(sentence("This is no list of at most 500 kB. Save it as CSV UTF-8 and try again."))
    try:
        lines = csv.reader(io.StringIO(_text(raw), newline=""), strict=True)
        columns = _recognised(next(lines, []))
        found = [Line(lines.line_num, _values(columns, values)) for values in lines if any(map(str.strip, values))]
    except csv.Error:
        raise ListError(sentence("This file cannot be read as CSV. Save it as CSV UTF-8 and try again.")) from None
    if len(found) > MOST_LINES:
        raise ListError(sentence("Bring in at most %(most)s lines at once. Divide the list."), most=MOST_LINES)
    return found


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _recognised(heads: list[str]) -> dict[int, str]:
    said = [" ".join(head.split()).casefold() for head in heads]
    columns = {at: ours for at, head in enumerate(said) for ours, names in COLUMNS.items() if head in names}
    missing = [name for name in ("called", "postcode", "kinds") if name not in columns.values()]
    if missing:
        names = ", ".join(missing)
        raise ListError(sentence("The first line names the columns. These are missing: %(names)s."), names=names)
    return columns


def _values(columns: dict[int, str], values: list[str]) -> dict[str, str]:
    return {ours: values[at].strip() for at, ours in columns.items() if at < len(values)}
