"""Examining a list before it is taken in: what is clear, what is doubtful, and who may say what of a group."""

import csv
import datetime
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from doorstep.groups import actions, said
from doorstep.groups.actions.taking import differing
from doorstep.groups.importing import centres, names, rows, verdicts
from doorstep.groups.importing.doubles import Known, Neighbourhood, plain_ways
from doorstep.groups.models import Change, ContactWay, Doubt, Group, Provenance, SourceEntry
from doorstep.groups.queries import sources
from doorstep.groups.speakers import GROUP, THE_DESK, Speaker
from doorstep.journal.models import JournalEntry
from doorstep.places import cells
from tests.factories import LEEDS, NUNHEAD, PECKHAM, make_group

pytestmark = pytest.mark.django_db

HERE = cells.cell_at(*PECKHAM)
PLACES = frozenset({"peckham", "purley"})


def take_in(tmp_path: Path, text: str, *options: str) -> str:
    file, heard = tmp_path / "list.csv", StringIO()
    file.write_text(text)
    call_command("groups", "import", str(file), *options, stdout=heard)
    return heard.getvalue()


def world() -> list[object]:
    kept: list[Any] = [Group, Change, Doubt, Provenance, ContactWay, JournalEntry]
    return [list(each.objects.order_by("pk").values()) for each in kept] + [SourceEntry.objects.count()]


# -- Names, places, doubles ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Rye Lane Time Bank", "time-bank"),
        ("Rye Lane Food Bank Mutual Aid", "food-bank"),
        ("Citizens Advice Peckham", "council"),
        ("Rye Lane Community Charity", "charity"),
        ("1st Peckham Scouts", "scouts"),
        ("Peckham Gossip Circle", "club"),
        ("Rye Lane Community Centre", "building"),
        ("Larkmead Sikh Youth", ""),
        ("National Aid Union", "country"),
        ("Amina", "person"),
        ("Dev Stranger", "person"),
        ("[email removed]", "no-name"),
        ("Church Street Mutual Aid", ""),
        ("Scouts Lane Neighbours", ""),
        ("Peckham Oaks", ""),
        ("Choumert Road", ""),
        ("LaneConnect", ""),
        ("Larkmead NJA", ""),
        ("Old Mill Charity – Larkmead Mutual Aid", ""),
        ("Trinity Guides Court Covid-19 Support", ""),
    ],
)
def test_a_name_shows_what_is_no_neighbours_group(name: str, shown: str) -> None:
    assert names.shows(name, PLACES) == shown


@pytest.mark.parametrize(
    ("place", "large"),
    [
        ("London", True),
        ("London, UK", True),
        ("South East London, parts of Kent", True),
        ("England", True),
        ("Facebook", True),
        ("London SE5, UK", False),
        ("Peckham, London", False),
        ("", False),
    ],
)
def test_a_place_is_only_a_city_or_more(place: str, large: bool) -> None:
    assert centres.only_large(place) == large


@pytest.mark.parametrize(
    ("name", "other", "at", "alike"),
    [
        ("Nunhead Covid-19 Mutual Aid", "Nunhead Mutual Aid Group", PECKHAM, True),
        ("Larkmaed Mill Quarter", "WhatsApp Larkmead Mill Quarter", PECKHAM, True),
        ("Nunhead Mutual Aid", "Nunhead Mutual Aid", (51.53, -0.16), True),
        ("Nunhead Mutual Aid", "Nunhead Mutual Aid", LEEDS, False),
        ("Nunhead Mutual Aid", "Nunhead Neighbours", (51.53, -0.16), False),
        ("West Nunhead Mutual Aid", "Nunhead Mutual Aid", PECKHAM, False),
        ("Nunhead Zone E", "Nunhead Zone F", PECKHAM, False),
        ("Nunhead Gardens Mutual Aid", "Nunhead Mutual Aid", PECKHAM, False),
        ("Beech Hill Road", "Beech Hill Mutual Aid", PECKHAM, False),
        ("Covid-19 Mutual Aid", "Mutual Aid Group", NUNHEAD, False),
        ("Covid-19 Mutual Aid", "Covid 19 mutual aid", PECKHAM, True),
    ],
)
def test_names_alike_and_near_may_be_one_group(
    name: str,
    other: str,
    at: tuple[float, float],
    alike: bool,
) -> None:
    neighbourhood = Neighbourhood([Known(other, cells.cell_at(*at), 1)])
    assert (neighbourhood.like(name, HERE, ()) is not None) == alike


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("phone", "020 7946 0101"), ("phone", "+44 (0)20 7946 0101")),
        (("email", "Rye@a.example"), ("email", "rye@A.example")),
        (("website", "http://www.rye.example/us/"), ("website", "https://rye.example/us")),
    ],
)
def test_groups_reached_alike_may_be_one_wherever_they_are(ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    known = Known("Zeta", cells.cell_at(*LEEDS), 7, plain_ways([theirs]))
    assert Neighbourhood([known]).like("Rye", HERE, plain_ways([ours])) == known


# -- A whole list ----------------------------------------------------------------------------------------------------

LIST = """key,name,location,lat,lng,summary,phone,added
1,Rye Lane Mutual Aid,Peckham,51.469,-0.069,Shopping.,020 7946 0101,1585556989167.0
2,Rye Lane Covid-19 Mutual Aid,Peckham,51.4691,-0.0691,,,2020-05-10
3,Larkmead Time Bank,Herne Hill,51.45,-0.09,,,
4,Everybody Helps,"London, UK",51.507,-0.128,,,
5,One Mutual Aid,Barnet,51.6,-0.2,,,
6,Two Mutual Aid,Barnet,51.6,-0.2,,,
7,Three Mutual Aid,Barnet,51.6,-0.2,,,
8,Nunhead Bells,Nunhead,51.464,-0.0525,=cmd(),,
9,Chatty Neighbours,Lee,51.45,0.01,,,
"""


def test_a_dry_run_reports_every_doubt_and_changes_nothing(tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    told = take_in(tmp_path, LIST, "--dry-run", "--report", str(report))
    for words in (
        "1 doubtful, looks like another group: Rye Lane Covid-19 Mutual Aid (Rye Lane Mutual Aid)",
        "1 doubtful, its place is only a city or more, or none: Everybody Helps (London, UK)",
        "3 doubtful, its position is shared by lines of several names: One Mutual Aid (3)",
        "1 doubtful, a time bank, by its name: Larkmead Time Bank",
        "Dates in several forms: 1 seconds since 1970, 1 ISO",
        "3 would be added, 0 would be changed, 0 unchanged, 6 doubtful",
    ):
        assert words in told, words
    assert world() == [[], [], [], [], [], [], 0]
    with report.open(encoding="utf-8-sig") as opened:
        lines = list(csv.DictReader(opened))
    assert Counter(line["verdict"] for line in lines) == {"added": 3, "doubtful": 6}
    assert lines[2]["why"] == "a time bank, by its name (Larkmead Time Bank)"


def test_a_report_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        take_in(tmp_path, LIST, "--dry-run", "--report", str(tmp_path / "no" / "report.csv"))


def test_a_spreadsheet_runs_nothing_of_a_report(tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    take_in(tmp_path, "name,postcode\n=cmd() Mutual Aid,SE15\n", "--report", str(report))
    assert "'=cmd() Mutual Aid" in report.read_text("utf-8-sig")


def test_twice_taken_in_it_changes_nothing_and_asks_nothing_again(tmp_path: Path) -> None:
    assert "6 doubtful" in take_in(tmp_path, LIST)
    actions.leave_out(Doubt.objects.get(name="Larkmead Time Bank"), by=None)
    actions.add_as_new(Doubt.objects.get(name="One Mutual Aid"), by=None)
    double = Doubt.objects.get(name="Rye Lane Covid-19 Mutual Aid")
    assert double.resembles
    actions.merge(double, double.resembles, by=None)
    before = world()

    told = take_in(tmp_path, LIST)

    assert "0 added, 0 changed, 5 unchanged, 0 doubtful and 3 more from before, 1 left out by the desk" in told
    assert world() == before


def test_a_newer_list_changes_what_it_said_itself(tmp_path: Path) -> None:
    take_in(tmp_path, LIST)
    told = take_in(tmp_path, LIST.replace("Shopping.", "Shopping and post.").replace("Nunhead Bells", "Nunhead Chimes"))
    assert "Rye Lane Mutual Aid: summary from “Shopping.” to “Shopping and post.”" in told
    assert "2 changed" in told
    change = Change.objects.get(field="summary")
    assert (change.before, change.after, change.source) == ("Shopping.", "Shopping and post.", "list")
    assert [group.name for group in Group.objects.filter(name="Nunhead Chimes")] == ["Nunhead Chimes"]


@pytest.mark.parametrize("speaker", [Speaker(GROUP), THE_DESK])
def test_a_list_never_speaks_over_the_group_or_the_desk(tmp_path: Path, speaker: Speaker) -> None:
    take_in(tmp_path, LIST)
    group = Group.objects.get(name="Rye Lane Mutual Aid")
    actions.change(group, {"summary": "Ours."}, by=None, speaker=speaker)
    told = take_in(tmp_path, LIST.replace("Shopping.", "Theirs.").replace("0101", "0102"))
    assert "Rye Lane Mutual Aid: summary stay as somebody nearer said" in told
    now = said.in_listing(Group.objects.get(pk=group.pk))
    assert (now["summary"], now["contact_ways"]) == ("Ours.", [["phone", "020 7946 0102"]])


def test_what_the_desk_took_away_no_list_brings_back(tmp_path: Path) -> None:
    take_in(tmp_path, LIST)
    group = Group.objects.get(name="Rye Lane Mutual Aid")
    actions.change(group, {"contact_ways": []}, by=None, speaker=THE_DESK)
    assert "0 changed" in take_in(tmp_path, LIST)
    assert not group.contact_ways.exists()


def test_what_a_list_gives_no_longer_is_said_and_stays(tmp_path: Path) -> None:
    take_in(tmp_path, LIST)
    kept = "\n".join(line for line in LIST.splitlines() if not line.startswith("8,"))
    assert "1 that this list gave before and gives no longer: Nunhead Bells" in take_in(tmp_path, kept)
    assert Group.objects.get(name="Nunhead Bells").status == Group.Listing.LISTED


def test_a_line_like_a_closed_group_is_doubtful(tmp_path: Path) -> None:
    make_group("Rye Lane Mutual Aid", listing=Group.Listing.CLOSED)
    assert "looks like another group" in take_in(tmp_path, "name,postcode\nRye Lane Mutual Aid,SE15\n")
    assert Group.objects.count() == 1


def test_each_field_knows_who_said_it_and_when(tmp_path: Path) -> None:
    take_in(tmp_path, LIST)
    group = Group.objects.get(name="Rye Lane Mutual Aid")
    actions.confirm(group, datetime.date(2026, 3, 1), by=None)
    spoken = {each.field: (each.voice, each.source) for each in group.provenance.all()}
    assert spoken == {
        **dict.fromkeys(["name", "summary", "place", "known_since", "contact_ways", "cell"], ("list", "list")),
        "confirmed_on": ("desk", ""),
    }


def test_known_lines_cost_the_same_for_one_and_for_three(
    tmp_path: Path, django_assert_max_num_queries: "pytest.FixtureRequest"
) -> None:
    asked = []
    for count in (1, 3):
        rows = [f"{count}{each},{name} Mutual Aid,SE{each}\n" for each, name in zip((1, 4, 9), "ABC", strict=True)]
        text = "key,name,postcode\n" + "".join(rows[:count])
        take_in(tmp_path, text)
        with django_assert_max_num_queries(30) as counted:  # type: ignore[operator] # the fixture of pytest-django
            take_in(tmp_path, text)
        asked.append(len(counted))
    assert asked[0] == asked[1]


# -- The real list ---------------------------------------------------------------------------------------------------


@pytest.mark.real_data
def test_the_real_list_shows_its_dirt(real_data: Path) -> None:
    file, heard = real_data / "groups" / "london_groups_2020_sample.csv", StringIO()
    call_command("groups", "import", str(file), stdout=heard)
    before = world()
    found = Counter(reason for doubt in Doubt.objects.all() for reason, _about in doubt.reasons)
    # The figures of docs/decisions/0029; when a rule changes, so do they.
    placed = {reason: found[reason] for reason in (verdicts.DOUBLE, verdicts.LARGE_PLACE, verdicts.SHARED_POINT)}
    assert placed == {verdicts.DOUBLE: 14, verdicts.LARGE_PLACE: 23, verdicts.SHARED_POINT: 20}
    assert sum(found[reason] for reason in verdicts.BY_NAME) == 27
    assert Doubt.objects.count() == 71
    assert "Dates in several forms: 66 seconds since 1970, 56 ISO" in heard.getvalue()
    call_command("groups", "import", str(file), stdout=StringIO())
    assert world() == before
    assert sources.gone("london_groups_2020_sample", set()) != []


def test_a_list_that_may_not_be_passed_on_fills_nothing_in_a_group_that_is() -> None:
    group = make_group("Rye Neighbours")
    speaker = Speaker("list", "theirs", "1")
    said_there = {"name": "Rye Neighbours", "latitude": "51.469", "longitude": "-0.069"}
    for sharing, fills in (("kept", set()), ("open", {"summary"})):
        row = rows.read(1, {**said_there, "key": "1", "summary": "Theirs."}, "theirs", sharing)
        assert set(differing(row, group, speaker)[0]) == fills
