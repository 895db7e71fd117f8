"""Boroughs, wards and neighbourhoods come in as cells."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from doorstep.places import actions, cells
from doorstep.places.importing.broken import BrokenFileError
from doorstep.places.models import Area, AreaCell, Edition
from doorstep.places.queries import UnknownPlaceError, cells_of_area, named
from tests.places import making
from tests.places.making import LEWISHAM, SOUTHWARK, collection, imported, square, written

pytestmark = pytest.mark.django_db

PECKHAM_WARD = square("E05011109", "Peckham", -0.085, 51.461, 0.012)


def test_an_area_has_its_name_its_code_and_its_cells(tmp_path: Path) -> None:
    edition = imported(written(tmp_path / "lad.geojson", collection(SOUTHWARK, LEWISHAM)))
    southwark = Area.objects.get(code="E09000028")

    assert (southwark.name, southwark.kind) == ("Southwark", "borough")
    assert cells_of_area("E09000028") == cells.shape(SOUTHWARK)
    assert southwark.cell in cells_of_area("E09000028")
    assert cells.distance(southwark.cell, cells.cell_at(51.465, -0.08)) < 300
    assert (edition.rows, edition.kind, edition.status) == (2, "borough", "current")


def test_its_cells_are_kept_folded(tmp_path: Path) -> None:
    imported(written(tmp_path / "lad.geojson", collection(SOUTHWARK)))

    assert list(AreaCell.objects.order_by("cell").values_list("cell", flat=True)) == cells.compact(
        cells.shape(SOUTHWARK)
    )


def test_an_area_is_found_by_its_name(tmp_path: Path) -> None:
    imported(written(tmp_path / "lad.geojson", collection(SOUTHWARK, LEWISHAM)))

    assert [(spot.label, spot.rung, spot.code) for spot in named("southwark")] == [("Southwark", "area", "E09000028")]
    assert [spot.label for spot in named("Lewisham")] == ["SE13 Lewisham", "Lewisham"]


def test_areas_of_one_kind_take_the_place_of_that_kind_alone(tmp_path: Path) -> None:
    imported(written(tmp_path / "lad.geojson", collection(SOUTHWARK, LEWISHAM)))
    imported(written(tmp_path / "wards.geojson", collection(PECKHAM_WARD)))
    imported(written(tmp_path / "lad2.geojson", collection(LEWISHAM)))

    assert set(Area.objects.values_list("name", "kind")) == {("Lewisham", "borough"), ("Peckham", "ward")}
    assert Edition.objects.count() == 2
    with pytest.raises(UnknownPlaceError):
        cells_of_area("E09000028")


def test_the_kind_can_be_said(tmp_path: Path) -> None:
    imported(
        written(tmp_path / "mine.json", collection(square("", "", -0.08, 51.46, code="1", name="Our corner"))), "corner"
    )

    assert Area.objects.get().kind == "corner"


def test_gzip_zip_and_a_mark_at_the_beginning_are_no_trouble(tmp_path: Path) -> None:
    text = "\ufeff" + collection(SOUTHWARK)

    assert imported(making.gzipped(tmp_path / "a.geojson.gz", text)).rows == 1
    assert imported(making.zipped(tmp_path / "a.zip", {"a.geojson": text})).rows == 1
    assert imported(written(tmp_path / "a.json", json.dumps(json.loads(collection(SOUTHWARK)), indent=4))).rows == 1


def test_names_are_found_under_what_publishers_call_them(tmp_path: Path) -> None:
    neighbourhood = square(
        "", "", -0.08, 51.46, MSOA21CD="E02000807", MSOA21NM="Southwark 001", msoa21hclnm="London Bridge", OBJECTID=1
    )

    imported(written(tmp_path / "msoa.geojson", collection(neighbourhood)))

    assert list(Area.objects.values_list("code", "name", "kind")) == [("E02000807", "London Bridge", "neighbourhood")]


def test_a_long_feature_is_read_to_its_end(tmp_path: Path) -> None:
    fine = square("E09000028", "Southwark", -0.09, 51.46)
    ring = fine["geometry"]["coordinates"][0]
    fine["geometry"]["coordinates"][0] = [
        [a[0] + (b[0] - a[0]) * step / 5_000, a[1] + (b[1] - a[1]) * step / 5_000]
        for a, b in pairwise(ring)
        for step in range(5_000)
    ]

    imported(written(tmp_path / "lad.geojson", collection(fine, LEWISHAM)))

    assert Area.objects.count() == 2
    assert cells_of_area("E09000028") == cells.shape(SOUTHWARK)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{}", "we need a FeatureCollection"),
        (json.dumps(SOUTHWARK), "we need a FeatureCollection"),
        ("[1, 2, 3]", "we need a FeatureCollection"),
        (collection(), "There is no area in this file"),
        (collection(SOUTHWARK)[:-40], "Feature 1 is no JSON, or was cut off"),
        (collection(SOUTHWARK)[:-2], "The file ends after feature 1"),
        (collection(SOUTHWARK).replace("-0.09", "-0,09"), "Feature 1"),
        ('{"type": "FeatureCollection", "features": [7]}', "Feature 1 is no GeoJSON feature"),
        ('{"features": [' + "[" * 200_000, "Feature 1 is no JSON"),
        (collection(square("", "", 0, 51, name="No code")), "Feature 1 has no property with a code"),
        (collection(square("", "", 0, 51, code="E09000028", name=" ")), "Feature 1 has no property with a name"),
        (
            collection(SOUTHWARK, square("E09", "Rome", 12.4, 41.9)),
            "Feature 2, Rome: This shape lies outside Great Britain",
        ),
        (collection(SOUTHWARK, SOUTHWARK), "The code E09000028 stands in the file twice"),
        (collection(square("X1", "Ours", -0.08, 51.46)), "Say what kind of areas these are: add --kind ward"),
    ],
)
def test_what_is_no_map_of_areas_is_refused_and_changes_nothing(tmp_path: Path, text: str, sentence: str) -> None:
    imported(written(tmp_path / "lad.geojson", collection(LEWISHAM)))

    with pytest.raises(BrokenFileError, match=sentence.replace("(", r"\(")):
        imported(written(tmp_path / "bad.geojson", text))

    assert list(Area.objects.values_list("name", flat=True)) == ["Lewisham"]
    assert list(Edition.objects.values_list("source", "status")) == [("lad.geojson", "current")]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    text = collection(SOUTHWARK).encode().replace(b"Southwark", b"South\xffwark")

    with pytest.raises(BrokenFileError, match="no text in UTF-8"):
        imported(written(tmp_path / "bad.geojson", text))


def test_progress_counts_areas(tmp_path: Path) -> None:
    told: list[actions.Progress] = []
    path = written(tmp_path / "lad.geojson", collection(SOUTHWARK, LEWISHAM))

    actions.import_places(path, tell=told.append)

    assert [(progress.rows, progress.share) for progress in told] == [(1, 1.0), (2, 1.0)]
