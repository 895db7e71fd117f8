"""The three ways in which the open data is written: JSON, GeoJSON and CSV, row by row."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from doorstep.places.outlines import outline

Row = Mapping[str, Any]
_COLUMNS = (
    "id status updated_at name summary place districts areas latitude longitude kinds languages phone email website "
    "confirmed_on known_since description source home_name home_url hops licence patch"
).split()
# What a spreadsheet would take for a formula and carry out.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# An e-mail address may begin with "=" as well.
_TEXTS = {"name", "summary", "place", "description", "kinds", "languages", "email", "source", "home_name"}


@dataclass(frozen=True)
class Format:
    """A way of writing: what it is called, what stands before the rows, a row, what stands between and after them."""

    content_type: str
    head: Callable[[Row], str]
    row: Callable[[Row], str]
    between: str
    tail: str

    def pieces(self, about: Row, rows: Iterable[Row]) -> Iterator[str]:
        yield self.head(about)
        for number, row in enumerate(rows):
            yield (self.between if number else "") + self.row(row)
        yield self.tail


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json_head(about: Row) -> str:
    return as_json(about).removesuffix("}") + ',"groups":[\n'


def _geojson_head(about: Row) -> str:
    return as_json({"type": "FeatureCollection"} | dict(about)).removesuffix("}") + ',"features":[\n'


def _feature(row: Row) -> str:
    said = {name: value for name, value in row.items() if name != "patch"}
    return as_json({"type": "Feature", "id": row["id"], "geometry": _geometry(row), "properties": said})


def _geometry(row: Row) -> Row | None:
    if row.get("patch"):
        return {"type": "MultiPolygon", "coordinates": outline([int(cell, 16) for cell in row["patch"]])}
    if "position" in row:
        return {"type": "Point", "coordinates": [row["position"]["longitude"], row["position"]["latitude"]]}
    return None


def _csv_head(_about: Row) -> str:
    return _csv_line(_COLUMNS)


def _csv_row(row: Row) -> str:
    values = _flat(row)
    return _csv_line([_safe(name, values.get(name)) for name in _COLUMNS])


def _flat(row: Row) -> dict[str, Any]:
    kinds = "; ".join(kind["wording"] or kind["kind"] for kind in row.get("kinds", ()))
    ways = {
        means: "; ".join(way["value"] for way in row.get("contact", ()) if way["means"] == means)
        for means in ("phone", "email", "website")
    }
    lists = {name: "; ".join(row.get(name, ())) for name in ("districts", "areas", "languages")}
    home = {"home_name": row["home"]["name"], "home_url": row["home"]["url"]}
    return {**row, **row.get("position", {}), **ways, **lists, **home, "kinds": kinds, "patch": _cells(row)}


def _cells(row: Row) -> str:
    return " ".join(row.get("patch") or ())


def _safe(name: str, value: object) -> object:
    """Keep what somebody wrote from being carried out by a spreadsheet: an apostrophe stands before it."""
    return f"'{value}" if name in _TEXTS and str(value).startswith(_FORMULA) else value


def _csv_line(values: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()


FORMATS = {
    "json": Format("application/json", _json_head, as_json, ",\n", "\n]}\n"),
    "geojson": Format("application/geo+json", _geojson_head, _feature, ",\n", "\n]}\n"),
    "csv": Format("text/csv; charset=utf-8", _csv_head, _csv_row, "", ""),
}
