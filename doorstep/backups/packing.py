"""What lies in a backup, one thing after the other: a compressed tar of plain files, as a stream; pure."""

import gzip
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Protocol

from doorstep.backups.errors import BackupError

PIECE = 256 * 1024
_BLOCK = tarfile.BLOCKSIZE
_END = bytes(2 * _BLOCK)
# With the head and the end of a .gz file.
_GZIP = 16 + zlib.MAX_WBITS


class Sink(Protocol):
    """Whatever takes bytes."""

    def write(self, words: bytes, /) -> object: ...


class BadPackingError(Exception):
    """What should have been packed by us was not."""


class Packer:
    """Puts one thing after the other."""

    def __init__(self, out: Sink, within: str = "") -> None:
        self._out = out
        self._within = within

    def within(self, folder: str) -> "Packer":
        """Return one that puts everything into a folder of this one."""
        return Packer(self._out, f"{self._within}{folder}")

    def put(self, name: str, words: bytes) -> None:
        self._head(name, len(words))
        self._out.write(words)
        self._pad(len(words))

    def put_file(self, name: str, file: Path) -> None:
        with file.open("rb") as words:
            left = size = file.stat().st_size
            self._head(name, size)
            while left:
                piece = words.read(min(left, PIECE))
                if not piece:
                    raise BackupError(f"{file} became shorter while it was copied. Give the command again.")
                self._out.write(piece)
                left -= len(piece)
        self._pad(size)

    def _head(self, name: str, size: int) -> None:
        head = tarfile.TarInfo(self._within + name)
        head.size, head.mode = size, 0o600
        self._out.write(head.tobuf(tarfile.PAX_FORMAT))

    def _pad(self, size: int) -> None:
        self._out.write(bytes(-size % _BLOCK))


class _Zipped:
    """Compresses on the way to where it goes."""

    def __init__(self, out: Sink) -> None:
        self._out = out
        self._zip = zlib.compressobj(level=1, wbits=_GZIP)

    def write(self, words: bytes) -> None:
        self._out.write(self._zip.compress(words))

    def finish(self) -> None:
        self._out.write(self._zip.flush())


@contextmanager
def packed(out: Sink) -> Iterator[Packer]:
    """Take what is put in, and write it on; only what was packed to the end of the block has one."""
    zipped = _Zipped(out)
    yield Packer(zipped)
    zipped.write(_END)
    zipped.finish()


@contextmanager
def unpacked(file: BinaryIO) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
    """Give each thing's name and what is in it, in order; who goes on to the end has read the file to its end.

    Raises BadPackingError for what `packed` did not write.
    """

    def each() -> Iterator[tuple[str, IO[bytes]]]:
        for member in tar:
            inside = tar.extractfile(member)
            if inside is not None:
                yield member.name, inside
        # Also what comes behind: only with the last byte is a file known to be whole.
        while zipped.read(PIECE) or file.read(PIECE):
            pass

    try:
        with (
            gzip.GzipFile(fileobj=file, mode="rb") as zipped,
            tarfile.open(fileobj=zipped, mode="r|", bufsize=PIECE) as tar,
        ):
            yield each()
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise BadPackingError(str(error)) from error


def inside(folder: Path, name: str) -> Path:
    """Return where a file of this name belongs in a folder; ValueError where it would lie outside."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\0" in name:
        raise ValueError(name)
    return folder.joinpath(*parts)
