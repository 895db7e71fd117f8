"""Opening a file however it was wrapped (plain, gzip, zip), as streams that never hold more than a line; pure."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from doorstep.places.importing.broken import BrokenFileError

LONGEST_LINE = 65_536  # bytes; a row of the ONS has about 600
CHUNK = 65_536

UNREADABLE = (EOFError, OSError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError)

FOREIGN = {
    b"%PDF": "This is a PDF. Take the data itself: the ONS offers it as a zip or CSV file.",
    b"\xd0\xcf\x11\xe0": "This is an old Excel file. Save the sheet as CSV and import that.",
    b"\xff\xfe": "This text is UTF-16. Save it as UTF-8 and import that.",
    b"\xfe\xff": "This text is UTF-16. Save it as UTF-8 and import that.",
    b"\x89PNG": "This is a picture. We need a table of postcodes or a GeoJSON file of areas.",
}

Opened = tuple[IO[bytes], Callable[[], int]]  # the stream, and how far the file below it has been read


@dataclass
class Source:
    """One stream of text: its name, how many bytes there are to read, and how many have been."""

    name: str
    size: int
    open: Callable[[ExitStack], Opened]
    position: Callable[[], int] = field(default=lambda: 0)

    def first_line(self) -> str:
        with closing(self.lines()) as lines:
            return next(lines, "")

    def first_bytes(self) -> bytes:
        with closing(self.chunks()) as chunks:
            return next(chunks, b"")

    def lines(self) -> Generator[str]:
        """Give each line; raise BrokenFileError for what is no text, endless or damaged."""
        with closing(self._pieces(lambda file: file.readline(LONGEST_LINE))) as pieces:
            for number, line in enumerate(pieces, start=1):
                if len(line) == LONGEST_LINE:
                    raise BrokenFileError(f"Line {number} of {self.name} is longer than any row of a table.")
                yield self._text(line, number)

    def chunks(self) -> Generator[bytes]:
        """Give the bytes in pieces; raise BrokenFileError when the file is damaged."""
        return self._pieces(lambda file: file.read(CHUNK))

    def _pieces(self, read: Callable[[IO[bytes]], bytes]) -> Generator[bytes]:
        with ExitStack() as stack, self._careful():
            file, self.position = self.open(stack)
            while piece := read(file):
                yield piece
        self.position = lambda: self.size

    @contextmanager
    def _careful(self) -> Iterator[None]:
        try:
            yield
        except UNREADABLE as error:
            raise BrokenFileError(f"{self.name} is damaged or was cut off. Fetch it again.") from error

    def _text(self, line: bytes, number: int) -> str:
        try:
            return line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise BrokenFileError(
                f"Line {number} of {self.name} is no text in UTF-8, as CSV and GeoJSON are."
            ) from error


def sources(path: Path) -> list[Source]:
    """Return the streams in a file: one, or all CSV and GeoJSON files of a zip, the outermost folders first.

    Raises BrokenFileError when it is not there, empty, or of a kind that cannot hold places.
    """
    start = _start(path)
    if start.startswith(b"PK"):
        return _zipped(path)
    opener = _open_gzip if start.startswith(b"\x1f\x8b") else _open_plain
    return [Source(path.name, path.stat().st_size, lambda stack: opener(path, stack))]


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise BrokenFileError(f"{path} cannot be opened: {error.strerror}.") from error
    if not start:
        raise BrokenFileError(f"{path.name} is empty.")
    for magic, sentence in FOREIGN.items():
        if start.startswith(magic):
            raise BrokenFileError(sentence)
    return start


def _open_plain(path: Path, stack: ExitStack) -> Opened:
    file = stack.enter_context(path.open("rb"))
    return file, file.tell


def _open_gzip(path: Path, stack: ExitStack) -> Opened:
    file = stack.enter_context(path.open("rb"))
    return io.BufferedReader(stack.enter_context(gzip.GzipFile(fileobj=file))), file.tell


def _zipped(path: Path) -> list[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except UNREADABLE as error:
        raise BrokenFileError(f"{path.name} is damaged or was cut off. Fetch it again.") from error
    if any(member.filename == "[Content_Types].xml" for member in members):
        raise BrokenFileError("This is an Excel or Word file. Save the sheet as CSV and import that.")
    wanted = sorted(filter(_is_data, members), key=lambda member: (member.filename.count("/"), member.filename))
    if not wanted:
        raise BrokenFileError(f"There is no CSV and no GeoJSON file in {path.name}.")
    return [_member(path, member) for member in wanted]


def _is_data(member: zipfile.ZipInfo) -> bool:
    name = member.filename.lower()
    return name.endswith((".csv", ".geojson", ".json")) and not name.startswith("__macosx/")


def _member(path: Path, member: zipfile.ZipInfo) -> Source:
    def opener(stack: ExitStack) -> Opened:
        archive = stack.enter_context(zipfile.ZipFile(path))
        file = stack.enter_context(archive.open(member.filename))
        return file, file.tell

    return Source(member.filename, member.file_size, opener)
