"""Seeing, before anything is written, what a file is: tables of postcodes, or areas; pure."""

from collections import Counter
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import ClassVar

from doorstep.places.importing.areas import AreaRow, areas, kind_of
from doorstep.places.importing.broken import BrokenFileError
from doorstep.places.importing.columns import Table, expectation, recognised
from doorstep.places.importing.files import Source, sources
from doorstep.places.importing.units import Unit, units

BOM = b"\xef\xbb\xbf"


@dataclass
class PostcodeFile:
    """Tables of postcodes, read one after the other; `skipped` counts what was left out, and why."""

    tables: list[tuple[Source, Table]]
    skipped: Counter[str] = field(default_factory=Counter)
    subject: ClassVar = "postcodes"
    kind: ClassVar = ""

    def rows(self) -> Generator[Unit]:
        for source, table in self.tables:
            with closing(source.lines()) as lines:
                yield from units(table.rows(lines), table.columns, self.skipped)

    def share(self) -> float:
        return _share([source for source, _ in self.tables])


@dataclass
class AreaFile:
    """A GeoJSON file of one kind of areas."""

    source: Source
    kind: str
    skipped: Counter[str] = field(default_factory=Counter)
    subject: ClassVar = "areas"

    def rows(self) -> Generator[AreaRow]:
        return areas(self.source)

    def share(self) -> float:
        return _share([self.source])


def planned(path: Path, kind: str = "") -> PostcodeFile | AreaFile:
    """Look into a file and say how it will be read; raise BrokenFileError when it holds neither postcodes nor areas."""
    found = sources(path)
    tables = [(source, table) for source in found if not _is_geojson(source) and (table := _table(source))]
    if tables:
        return PostcodeFile(_outermost(tables))
    geojson = next(filter(_is_geojson, found), None)
    if geojson:
        return _area_file(geojson, kind)
    raise BrokenFileError(expectation(found[0].first_line()))


def _table(source: Source) -> Table | None:
    return recognised(source.first_line())


def _outermost(tables: list[tuple[Source, Table]]) -> list[tuple[Source, Table]]:
    """Keep the tables beside the first one: the ONS's zip holds all in one, and once more in pieces farther in."""
    folder = PurePosixPath(tables[0][0].name).parent
    return [pair for pair in tables if PurePosixPath(pair[0].name).parent == folder]


def _is_geojson(source: Source) -> bool:
    return source.first_bytes().removeprefix(BOM).lstrip().startswith((b"{", b"["))


def _area_file(source: Source, kind: str) -> AreaFile:
    with closing(areas(source)) as rows:
        first = next(rows, None)
    if first is None:
        raise BrokenFileError("There is no area in this file.")
    kind = kind or kind_of(first.code) or ""
    if not kind:
        raise BrokenFileError("Say what kind of areas these are: add --kind ward, or whatever people call them.")
    return AreaFile(source, kind)


def _share(parts: list[Source]) -> float:
    return sum(part.position() for part in parts) / max(1, sum(part.size for part in parts))
