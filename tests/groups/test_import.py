"""Taking in a list that somebody else kept."""

import datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.groups.importing import dates, rows
from doorstep.groups.models import ContactWay, Group
from doorstep.groups.queries import finder
from doorstep.places import cells
from doorstep.places import queries as places
from doorstep.places.models import PostcodeUnit
from doorstep.web import links
from tests.factories import NUNHEAD, PECKHAM, make_area

pytestmark = pytest.mark.django_db

LIST = """Group name,Location name,lat,lng,Website,Added,Radius
Rye Lane Neighbours,"Rye Lane, London",51.469,-0.069,https://rye.example/,1585556989167.0,500
Chat Group,Peckham,51.47,-0.07,https://chat.whatsapp.com/AbC,2020-05-10T21:45:21.340Z,
,Nowhere,51.47,-0.07,,,
Lost Neighbours,Somewhere,,,,,
Far Away,Paris,48.85,2.35,,,
Rye Lane Neighbours,"Rye Lane, London",51.469,-0.069,,,
"""


def take_in(file: Path, *options: str) -> str:
    said = StringIO()
    call_command("groups", "import", str(file), *options, stdout=said)
    return said.getvalue()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    file = tmp_path / "list.csv"
    file.write_text(LIST)
    return file


def test_a_dry_run_says_what_would_happen_and_changes_nothing(kept: Path) -> None:
    said = take_in(kept, "--dry-run")
    assert "2 would be added, 0 would be changed, 0 unchanged, 0 doubtful, 0 left out by the desk, 1 twice" in said
    assert "3 not readable." in said
    assert "Line 4: it has no name" in said
    assert "Line 5: Lost Neighbours: no postcode or position" in said
    assert 'Line 6: the position "48.85, 2.35" is not in Great Britain' in said
    assert 'Line 3: its website "https://chat.whatsapp.com/AbC" leads into a private chat' in said
    assert "1 with a way into a private chat, which was not taken" in said
    assert "2 without a place, left out" in said
    assert not Group.objects.exists()


def test_a_list_is_taken_in_once(kept: Path) -> None:
    assert "2 added, 0 changed, 0 unchanged" in take_in(kept)
    assert "0 added, 0 changed, 2 unchanged" in take_in(kept)
    group = Group.objects.get(slug="rye-lane-neighbours")
    assert (group.source, group.known_since, group.place) == ("list", datetime.date(2020, 3, 30), "Rye Lane, London")
    assert group.confirmed_on is None
    assert group.patches.get().size > 1
    assert [way.value for way in ContactWay.objects.all()] == ["https://rye.example/"]


def test_columns_are_named_by_whoever_imports(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Wer,Wo\nNachbarn Peckham,SE15\n", encoding="utf-8")
    assert "1 added" in take_in(file, "--map", "name=Wer", "--map", "postcode=Wo", "--source", "a friend")
    assert Group.objects.get().source == "a friend"


def test_a_spreadsheets_own_encoding_is_read(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes("name,postcode\nCafé Neighbours,SE15\n".encode("cp1252"))
    take_in(file)
    assert Group.objects.get().name == "Café Neighbours"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "No column gives the group's name"),
        (b"a,b\n1,2\n", "No column gives the group's name"),
        (b"%PDF-1.4\0\0", "not a CSV file"),
        (b"name,postcode\n" + b'"' + b"x" * 200_000, "cannot be read as CSV"),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=said):
        take_in(file)
    assert not Group.objects.exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no file"):
        take_in(tmp_path / "none.csv")


def test_what_a_list_says_is_published_only_where_it_may_be(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "name,postcode,summary,description,kinds,email,phone,languages,metres\n"
        "Rye Neighbours,SE15,join t.me/joinchat/x,see chat.whatsapp.com/y,wa.me/44,call me,"
        "020 7946 0101; 020 7946 0102,Bengali; en; Klingonish,²\n"
        + "N" * 130
        + ",SE15,,,,a@b.example?bcc=c@d.example,,,99999999999999999999\n"
    )
    said = take_in(file)
    for words in (
        "its summary leads into a private chat",
        "its description leads into a private chat",
        "a kind of help leads into a private chat",
        'its email "call me" does not read like one',
        'its email "a@b.example?bcc=c@d.example" does not read like one',
        'no language "Klingonish"',
        "its name was cut to 120 letters",
        'the radius "²" is no number of metres',
    ):
        assert words in said, words
    group = Group.objects.get(name="Rye Neighbours")
    assert (group.summary, group.description, group.kinds.count()) == ("", "", 0)
    assert [way.value for way in group.contact_ways.all()] == ["020 7946 0101", "020 7946 0102"]
    assert [language.code for language in group.languages.all()] == ["bn", "en"]


def test_what_a_hostile_list_says_is_bounded_and_steers_no_prompt(tmp_path: Path) -> None:
    many = "; ".join(f"help {number}" for number in range(500))
    pages = "; ".join(f"https://rye.example/{number}" for number in range(500))
    file = tmp_path / "list.csv"
    file.write_text(
        "name,lat,lng,kinds,website,phone\n"
        f"Rye Neighbours,51.469,-0.069,\x1b[2J\u202e{many},{pages},\x1b]0;owned\x07\n"
        "Tab Neighbours,51.481,-0.09,,https://w\ta.me/447700900123,\n"
    )
    said = take_in(file)
    assert "\x1b" not in said
    assert "\x07" not in said
    group = Group.objects.get(name="Rye Neighbours")
    assert (group.kinds.count(), group.contact_ways.count()) == (60, 20)
    assert all(kind.wording.isprintable() for kind in group.kinds.all())
    assert not ContactWay.objects.filter(value__contains="a.me").exists()


def test_a_list_that_may_not_be_passed_on_any_more_is_kept_in(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,lat,lng,id\nRye Neighbours,51.469,-0.069,1\n")
    take_in(file)
    take_in(file, "--not-open", "--dry-run")
    assert Group.objects.get().sharing == Group.Sharing.OPEN
    take_in(file, "--not-open")
    assert Group.objects.get().sharing == Group.Sharing.WITHDRAWN


def test_areas_can_be_a_patch(tmp_path: Path) -> None:
    area = make_area("E05011095", "Rye Lane", [cells.cell_at(*PECKHAM), cells.cell_at(*NUNHEAD)])
    file = tmp_path / "list.csv"
    file.write_text(f"name,areas\nRye Lane Neighbours,{area.code}\nNobody,E00000000\n")
    said = take_in(file)
    assert "We know no area with the code “E00000000”" in said
    assert Group.objects.get().patches.get().size == 2


@pytest.mark.parametrize("said", ["name", "colour=Name", "name=Nothing"])
def test_a_wrong_mapping_is_explained(kept: Path, said: str) -> None:
    with pytest.raises(CommandError, match=r"--map"):
        take_in(kept, "--map", said)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1585556989167.0", datetime.date(2020, 3, 30)),
        ("1585556989", datetime.date(2020, 3, 30)),
        ("2020-05-10T21:45:21.340Z", datetime.date(2020, 5, 10)),
        ("2020-05-10", datetime.date(2020, 5, 10)),
        ("10/05/2020", datetime.date(2020, 5, 10)),
        ("soon", None),
        ("31/02/2020", None),
        ("1066-10-14", None),
        ("9" * 400, None),
    ],
)
def test_dates_are_read_in_the_formats_lists_have(written: str, day: datetime.date | None) -> None:
    assert dates.read(written) == day


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["name", "latitude", "longitude", "postcode", "districts", "metres", "confirmed", "website", "kinds"]
        ),
        st.text(max_size=40),
    )
)
def test_no_line_is_an_error(values: dict[str, str]) -> None:
    rows.read(1, values, "a list")


@pytest.mark.real_data
def test_the_real_list_of_2020_and_londons_postcodes_answer_every_doorstep(real_data: Path) -> None:
    said = take_in(real_data / "groups" / "london_groups_2020_sample.csv")
    assert " added," in said
    call_command("places", "import", str(real_data / "postcodes" / "london_postcodes.csv.gz"), stdout=StringIO())
    neighbourhoods = {cells.shown(cell) for cell in PostcodeUnit.objects.values_list("cell", flat=True).distinct()}
    assert len(neighbourhoods) > 1500
    for neighbourhood in neighbourhoods:
        answer = finder.answer(neighbourhood)
        assert answer.covering or answer.in_part or answer.nearest
    spot = places.resolve("SE15 5BZ")
    assert isinstance(spot, places.Spot)
    assert spot.rung == "unit"
    assert places.district_at(spot.cell) == "SE15"
    assert places.districts_touching(places.cells_of_district("SE15")) == ["SE15"]
    assert "SE15+Peckham" in links.near(spot)
