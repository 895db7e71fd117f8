"""What is in a file that is zipped, by the names that stand in it in the open; pure. Nothing of it is unpacked.

A document of an office program is such a file (ECMA-376, part 2; OpenDocument 1.3, part 2). Programs in it are parts of
their own, with names that no other part needs; and no office runs them in a file whose name says that it has none.
"""

import re
from collections.abc import Iterator

MOST_ENTRIES, _LONGEST_NAME = 10_000, 300
# An entry, where it lies and in the list at the end: how far behind the mark its length stands, and its name.
_ENTRY = re.compile(rb"PK(?:\x03\x04|\x01\x02)")
_AT = {b"PK\x03\x04": (26, 30), b"PK\x01\x02": (28, 46)}
# The part that every one of a kind has, and its ending.
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_OPEN = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_OPENS = re.compile(rb"mimetype(application/[a-z.-]{1,80})PK")
_HARMLESS = re.compile(
    r"mimetype|[^\0]*/|[^\0]*\.(?:xml|rels|rdf|png|jpe?g|gif|emf|wmf|tiff?|fntdata|odttf|thumb)|layout-cache|"
    r"xl/printerSettings/printerSettings[0-9]{1,3}\.bin",
    re.IGNORECASE,
)
_RUNS = re.compile(r"vba|macro|activex|embeddings|\Abasic/|\Ascripts/|\Aobject |customui|externallink", re.IGNORECASE)


def document(content: bytes) -> str | None:
    """Return the ending of a document, "" where there may be programs in it, and None where it is no document."""
    names = list(_names(content))
    ending = _open_document(content) or next((_OFFICE[name] for name in names if name in _OFFICE), "")
    if not ending:
        return None
    is_plain = len(names) <= MOST_ENTRIES and all(
        _HARMLESS.fullmatch(name) and not _RUNS.search(name) for name in names
    )
    return ending if is_plain else ""


def _open_document(content: bytes) -> str:
    """Read what it says it is: the first thing in it, which is not packed, and stands there for that."""
    found = _OPENS.search(content[:200])
    return _OPEN.get(found[1], "") if found else ""


def _names(content: bytes) -> Iterator[str]:
    """Yield the names of what lies in it, as long as there are not far too many."""
    for count, found in enumerate(_ENTRY.finditer(content)):
        if count > MOST_ENTRIES:
            return
        length_at, name_at = _AT[found[0]]
        length = int.from_bytes(content[found.start() + length_at : found.start() + length_at + 2], "little")
        start = found.start() + name_at
        yield content[start : start + min(length, _LONGEST_NAME)].decode("utf-8", "replace")
