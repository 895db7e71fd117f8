"""What lies in a backup, one thing after the other, as a tar of plain files: written and read as a stream; pure."""

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Protocol

from doorstep.backups.errors import BackupError

PIECE = 256 * 1024
_BLOCK = tarfile.BLOCKSIZE
_END = bytes(2 * _BLOCK)


class Sink(Protocol):
    """Whatever takes bytes."""

    def write(self, words: bytes, /) -> object: ...


class Packer:
    """Puts one thing after the other; `finish` says that there is no more."""

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

    def finish(self) -> None:
        self._out.write(_END)

    def _head(self, name: str, size: int) -> None:
        head = tarfile.TarInfo(self._within + name)
        head.size, head.mode = size, 0o600
        self._out.write(head.tobuf(tarfile.PAX_FORMAT))

    def _pad(self, size: int) -> None:
        self._out.write(bytes(-size % _BLOCK))


@contextmanager
def unpacked(file: BinaryIO) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
    """Give each thing's name and what is in it, in order; who goes on to the end has read the file to its end."""

    def each() -> Iterator[tuple[str, IO[bytes]]]:
        for member in tar:
            inside = tar.extractfile(member)
            if inside is not None:
                yield member.name, inside
        # Also what pads it: only with the last byte is a file known to be whole.
        while file.read(PIECE):
            pass

    with tarfile.open(fileobj=file, mode="r|", bufsize=PIECE) as tar:
        yield each()


def inside(folder: Path, name: str) -> Path:
    """Return where a file of this name belongs in a folder; ValueError where it would lie outside."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\0" in name:
        raise ValueError(name)
    return folder.joinpath(*parts)
