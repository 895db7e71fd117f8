"""Postcodes come in, under whatever names and wrapping, or nothing changes."""

from pathlib import Path

import pytest

from doorstep.places import actions, cells
from doorstep.places.importing.broken import BrokenFileError
from doorstep.places.models import Edition, PostcodeUnit, Sector, SectorCell
from doorstep.places.queries import Spot, resolve
from tests.places import making
from tests.places.making import ENDED, HEADERS, NUNHEAD, RYE, STREETS, imported, written

pytestmark = pytest.mark.django_db

CODES = {"SE155BZ", "SE155EW", "SE153QQ", "SE228HF", "SE154AA"}


def codes() -> set[str]:
    return set(PostcodeUnit.objects.values_list("code", flat=True))


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS.keys())
def test_the_onss_tables_are_read_under_old_names_and_new(tmp_path: Path, header: str) -> None:
    edition = imported(written(tmp_path / "NSPL.csv", making.ons(header)))

    assert codes() == CODES
    assert set(PostcodeUnit.objects.filter(terminated=True).values_list("code", flat=True)) == {"SE154AA"}
    assert PostcodeUnit.objects.get(code="SE155BZ").cell == cells.cell_at(51.4695, -0.069)
    assert (edition.status, edition.rows, edition.source) == (Edition.Status.CURRENT, 5, "NSPL.csv")


@pytest.mark.parametrize(
    "text",
    [
        making.plain(),
        making.plain().replace("\n", "\r\n"),
        "\ufeff" + making.plain(),
        making.plain().replace(",", ";"),
        making.plain().replace(",", "\t"),
        making.plain().replace("postcode,lat,lon", "Postcode,Latitude,Longitude"),
        making.plain().removeprefix("postcode,lat,lon\n"),
        making.plain().replace("\n", ",E02000144,Southwark\n"),
        making.plain().lower(),
        making.plain() + "\n\n",
    ],
    ids=[
        "as it is",
        "CRLF",
        "BOM",
        "semicolons",
        "tabs",
        "long names",
        "no names",
        "more columns",
        "lower",
        "blank lines",
    ],
)
def test_a_plain_table_is_read_however_it_was_saved(tmp_path: Path, text: str) -> None:
    imported(written(tmp_path / "mine.csv", text))

    assert codes() == CODES


def test_gzip_is_no_trouble(tmp_path: Path) -> None:
    imported(making.gzipped(tmp_path / "mine.csv.gz", making.plain()))

    assert codes() == CODES


def test_of_the_onss_zip_the_whole_table_is_taken_and_not_its_pieces_again(tmp_path: Path) -> None:
    nspl = making.zipped(
        tmp_path / "NSPL.zip",
        {
            "User Guide/NSPL User Guide.pdf": "%PDF",
            "Documents/LAD names and codes.csv": "LAD23CD,LAD23NM\nE09000028,Southwark\n",
            "Data/multi_csv/NSPL_SE.csv": making.ons(making.NSPL_NEW, [RYE]),
            "Data/NSPL.csv": making.ons(making.NSPL_NEW),
        },
    )

    assert imported(nspl).rows == 5
    assert codes() == CODES


def test_of_a_zip_with_pieces_alone_all_are_taken(tmp_path: Path) -> None:
    pieces = {
        f"Data/multi_csv/NSPL_{number}.csv": making.ons(making.NSPL_NEW, [row]) for number, row in enumerate(STREETS)
    }

    assert imported(making.zipped(tmp_path / "NSPL.zip", pieces)).rows == 5
    assert codes() == CODES


def test_what_cannot_be_used_is_counted_with_its_reason(tmp_path: Path) -> None:
    rows = [
        RYE,
        ("SE15 9ZZ", 99.999999, 0.0, ""),
        ("ZE1 9ZZ", 0.0, 0.0, ""),
        ("BT7 1NN", 54.58, -5.93, ""),
        ("JE2 3AB", 99.999999, 0.0, ""),
        ("GIR 0AA", 53.46, -3.02, ""),
        RYE,
    ]

    edition = imported(written(tmp_path / "onspd.csv", making.ons(making.ONSPD_OLD, rows)))

    assert edition.rows == 1
    assert edition.skipped == {
        "without a position": 2,
        "in Northern Ireland (another licence)": 1,
        "in the Channel Islands or Man": 1,
        "of a form of its own": 1,
        "written twice": 1,
    }


def test_of_a_postcode_written_twice_the_first_stays(tmp_path: Path) -> None:
    imported(written(tmp_path / "mine.csv", making.plain([RYE, NUNHEAD, (RYE[0], 51.5, -0.1, "")])))

    assert PostcodeUnit.objects.get(code="SE155BZ").cell == cells.cell_at(51.4695, -0.069)


def test_new_postcodes_take_the_place_of_the_old(tmp_path: Path) -> None:
    imported(written(tmp_path / "old.csv", making.plain()))
    imported(written(tmp_path / "new.csv", making.plain([RYE])))

    assert codes() == {"SE155BZ"}
    assert list(Edition.objects.values_list("source", "status")) == [("new.csv", "current")]
    assert list(Sector.objects.values_list("code", flat=True)) == ["SE15 5"]
    assert SectorCell.objects.count() == 1


def test_a_broken_file_changes_nothing(tmp_path: Path) -> None:
    imported(written(tmp_path / "good.csv", making.plain()))
    before = list(PostcodeUnit.objects.order_by("code").values())

    with pytest.raises(BrokenFileError, match="Line 7: latitude 512, longitude 0 is not in Great Britain"):
        imported(written(tmp_path / "bad.csv", making.plain([*STREETS, ("SE15 1AA", 512, 0, "")])))

    assert list(PostcodeUnit.objects.order_by("code").values()) == before
    assert list(Edition.objects.values_list("source", "status")) == [("good.csv", "current")]


def test_an_import_stopped_half_way_changes_nothing(tmp_path: Path) -> None:
    imported(written(tmp_path / "good.csv", making.plain()))

    def stop(_progress: actions.Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        actions.import_places(written(tmp_path / "new.csv", making.plain([RYE])), tell=stop)

    assert codes() == CODES
    assert list(Edition.objects.values_list("source", "status")) == [("good.csv", "current")]


def test_a_sector_stands_in_the_middle_of_its_live_postcodes(tmp_path: Path) -> None:
    far = ("SE15 5ZZ", 51.6, 0.1, "200101")
    imported(written(tmp_path / "nspl.csv", making.ons(making.NSPL_NEW, [*STREETS, far])))
    sector = Sector.objects.get(code="SE15 5")

    assert cells.distance(sector.cell, cells.cell_at(51.4698, -0.0689)) < 250


def test_a_sector_whose_postcodes_have_all_ended_is_still_found(tmp_path: Path) -> None:
    imported(written(tmp_path / "nspl.csv", making.ons(making.NSPL_NEW, [RYE, ENDED])))

    assert Sector.objects.get(code="SE15 4").cell == cells.cell_at(51.468, -0.072)
    assert not SectorCell.objects.filter(sector__code="SE15 4").exists()
    assert isinstance(resolve("SE15 4ZZ"), Spot)


def test_a_cell_belongs_to_whom_most_spots_on_it_belong_not_to_a_pile_of_post_boxes(tmp_path: Path) -> None:
    cell = cells.cell_at(51.4695, -0.0690)
    north, east = cells.centre(cell)
    boxes = [(f"SE15 9{letter}A", north, east, "") for letter in "ABDEFGHJ"]
    streets = [("SE22 8HF", north + 0.0001, east, ""), ("SE22 8HG", north + 0.0001, east + 0.0001, "")]

    imported(written(tmp_path / "mine.csv", making.plain([*boxes, *streets])))

    assert list(SectorCell.objects.values_list("cell", "sector__code")) == [(cell, "SE22 8")]


def test_districts_of_post_boxes_own_no_ground(tmp_path: Path) -> None:
    imported(written(tmp_path / "mine.csv", making.plain([("W1A 1HQ", 51.5188, -0.1436, "")])))

    assert Sector.objects.get().code == "W1A 1"
    assert not SectorCell.objects.exists()


def test_progress_goes_up_to_the_end(tmp_path: Path) -> None:
    told: list[actions.Progress] = []

    actions.import_places(making.gzipped(tmp_path / "mine.csv.gz", making.plain()), tell=told.append)

    assert [progress.step for progress in told] == ["reading", "sectors", "clearing"]
    assert (told[0].rows, told[0].share) == (5, 1.0)
