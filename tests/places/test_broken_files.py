"""Whatever is given instead of a table of postcodes, one sentence says what it is, and nothing changes."""

import gzip
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.places.importing.broken import BrokenFileError
from doorstep.places.importing.planning import planned
from doorstep.places.models import Edition
from tests.places import making
from tests.places.making import imported, written

GOOD = making.plain()

REFUSED: dict[str, tuple[str | bytes, str]] = {
    "empty": (b"", "is empty"),
    "blank": ("\n\n", "Line 1 names no columns that we know"),
    "PDF": (b"%PDF-1.7 ...", "This is a PDF"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old Excel file"),
    "picture": (b"\x89PNG\r\n\x1a\n", "This is a picture"),
    "UTF-16": (GOOD.encode("utf-16"), "This text is UTF-16"),
    "Latin-1": (GOOD.encode() + "SE15 1AA,51.4,caf\u00e9\n".encode("latin-1"), "Line 7 of bad.csv is no text in UTF-8"),
    "noise": (bytes(range(128, 256)) * 40, "Line 1 of bad.csv is no text in UTF-8"),
    "one endless line": (b"a" * 10_000_000, "Line 1 of bad.csv is longer than any row of a table"),
    "an endless row": (GOOD + "b" * 10_000_000, "Line 7 of bad.csv is longer than any row of a table"),
    "other columns": ("name,phone\nAmina,020 7946 0018\n", "This file begins with: name, phone"),
    "many other columns": (",".join(f"c{n}" for n in range(40)), "c6, c7 and more"),
    "no rows": ("postcode,lat,lon\n", "not one postcode of Great Britain"),
    "Belfast alone": ("postcode,lat,lon\nBT7 1NN,54.58,-5.93\n", "not one postcode of Great Britain"),
    "latitude 512": (GOOD + "SE15 1AA,512,0\n", "Line 7: latitude 512, longitude 0 is not in Great Britain"),
    "swapped": (GOOD + "SE15 1AA,-0.07,51.47\n", "Line 7: latitude -0.07, longitude 51.47 is not in Great Britain"),
    "not a number": (GOOD + "SE15 1AA,nan,0\n", "Line 7: latitude nan"),
    "words": (GOOD + "SE15 1AA,here,there\n", "Line 7: latitude and longitude must be numbers, such as 51.470"),
    "no postcode": (GOOD + "Peckham,51.47,-0.07\n", 'Line 7: "PECKHAM" is no postcode'),
    "too few columns": (GOOD + "SE15 1AA,51.47\n", "Line 7 has 2 columns, fewer than line 1 promises"),
    "a quotation mark never closed": (
        GOOD + '"SE15' + " 1AA,51.47,-0.07\n" * 20_000,
        "a quotation mark may be missing",
    ),
    "half a gzip": (gzip.compress(GOOD.encode())[:-20], "bad.csv is damaged or was cut off"),
    "a gzip of nothing": (gzip.compress(b""), "Line 1 names no columns"),
    "half a zip": (b"PK\x03\x04" + b"x" * 300, "bad.csv is damaged or was cut off"),
}


def outcome(path: Path) -> str:
    """Read a file to its end; return what it is, or the sentence that refuses it."""
    try:
        file = planned(path)
        list(file.rows())
    except BrokenFileError as refused:
        return str(refused)
    return file.subject


@pytest.mark.django_db
@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_table_of_postcodes_is_refused(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    imported(written(tmp_path / "good.csv", GOOD))

    with pytest.raises(BrokenFileError) as refused:
        imported(written(tmp_path / "bad.csv", content))

    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)
    assert list(Edition.objects.values_list("source", "status", "rows")) == [("good.csv", "current", 5)]


def test_a_zip_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenFileError, match=r"There is no CSV and no GeoJSON file in a\.zip"):
        planned(making.zipped(tmp_path / "a.zip", {"guide.pdf": "%PDF", "__MACOSX/Data.csv": "x"}))


def test_an_excel_file_is_called_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(BrokenFileError, match="This is an Excel or Word file"):
        planned(making.zipped(tmp_path / "a.xlsx", {"[Content_Types].xml": "", "xl/workbook.xml": ""}))


def test_a_zip_that_blows_up_is_let_out_no_further_than_its_first_line(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("Data/NSPL.csv", "w") as member:
        for _ in range(200):
            member.write(bytes(1_000_000))

    with pytest.raises(BrokenFileError, match=r"Line 1 of Data/NSPL.csv is longer than any row of a table"):
        planned(bomb)


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    locked = bytearray(making.zipped(tmp_path / "a.zip", {"Data/NSPL.csv": GOOD}).read_bytes())
    # The flag of encryption, in the member's own header and in the list at the end.
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(BrokenFileError, match=r"Data/NSPL.csv is damaged or was cut off"):
        planned(written(tmp_path / "locked.zip", bytes(locked)))


@pytest.mark.parametrize("name", ["gone.csv", "."])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BrokenFileError, match="cannot be opened"):
        planned(tmp_path / name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: (GOOD + text).encode()))
def test_whatever_comes_it_is_read_or_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path / "any.csv", content)

    assert outcome(path)
