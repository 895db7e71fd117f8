"""The list of all groups, narrowed down by filters."""

import datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.groups import freshness
from doorstep.groups.forms.browse import read
from doorstep.groups.models import Group
from doorstep.groups.queries import browse, remembered
from doorstep.places import cells
from tests.factories import LEEDS, NUNHEAD, PECKHAM, make_area, make_group

pytestmark = pytest.mark.django_db

ALL = "/groups/all/"


def ago(days: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days)


@pytest.fixture
def four() -> list[Group]:
    """Make four groups that differ in everything a filter asks for."""
    make_area("B1", "Southwark", sorted(cells.circle(cells.cell_at(*PECKHAM), 3_000)), kind="borough")
    return [
        make_group("Able", metres=None, kinds=(("shopping", ""), ("lift", "")), languages=("en", "bn")),
        make_group("Baker", metres=None, kinds=(("shopping", ""),), languages=("en",), confirmed_on=ago(200)),
        make_group("Charlie", at=LEEDS, metres=None, kinds=(("lift", ""),), confirmed_on=ago(900)),
        make_group("Delta", at=NUNHEAD, metres=None, confirmed_on=None, listing=Group.Listing.RESTING),
    ]


def page(client: Client, address: str = "") -> str:
    answer = client.get(ALL + address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def shown(text: str) -> list[str]:
    return [name for name in ("Able", "Baker", "Charlie", "Delta") if f">{name}</a>" in text]


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("", ["Able", "Baker", "Charlie", "Delta"]),
        ("?help=shopping", ["Able", "Baker"]),
        ("?help=shopping&language=bn", ["Able"]),
        ("?help=lift", ["Able", "Charlie"]),
        ("?fresh=3-months", ["Able"]),
        ("?fresh=year", ["Baker"]),
        ("?fresh=longer", ["Charlie"]),
        ("?fresh=never", ["Delta"]),
        ("?status=resting", ["Delta"]),
        ("?status=helping", ["Able", "Baker", "Charlie"]),
        ("?area=borough:B1", ["Able", "Baker", "Delta"]),
        ("?area=borough:B1&help=lift", ["Able"]),
        ("?district=se15", ["Able", "Baker"]),
        ("?area=borough:B1&help=lift&language=bn&fresh=never", []),
    ],
)
def test_filters_narrow_the_list_down_together(client: Client, address: str, names: list[str]) -> None:
    assert shown(page(client, address)) == names


@pytest.mark.usefixtures("four")
def test_each_value_says_how_many_there_would_be_given_the_others() -> None:
    areas = {"borough": ["B1"]}
    assert browse.counts({}, areas) == {
        "help": {"shopping": 2, "lift": 2},
        "language": {"en": 2, "bn": 1},
        "fresh": {"3-months": 1, "year": 1, "longer": 1, "never": 1},
        "status": {"helping": 3, "resting": 1},
        "area": {"borough:B1": 3},
    }
    narrowed = browse.counts({"help": "shopping", "fresh": "3-months"}, areas)
    assert narrowed["help"] == {"shopping": 1, "lift": 1}
    assert narrowed["fresh"] == {"3-months": 1, "year": 1, "longer": 0, "never": 0}
    assert narrowed["area"] == {"borough:B1": 1}
    assert browse.total({"help": "shopping", "fresh": "3-months"}, narrowed) == 1


@pytest.mark.usefixtures("four")
def test_what_was_chosen_can_be_taken_off_again(client: Client) -> None:
    text = page(client, "?help=shopping&area=borough:B1")

    assert 'href="/groups/all/?help=shopping" aria-current="true"' in text
    assert 'href="/groups/all/?area=borough:B1" aria-current="true"' in text
    assert "Take all off" in text
    assert "?area=borough:B1&amp;help=lift" in text


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("?help=magic", "We know no kind of help called “magic”"),
        ("?area=borough:XX", "We know no such area: “borough:XX”"),
        ("?area=%00", ""),
        ("?district=ZZ99", "We know no postcode district “ZZ99”"),
        ("?language=tlh-klingon-x", "We know no language called “tlh-klingon-x”"),
        ("?language=%3Cscript%3E", "We know no language called “&lt;script&gt;”"),
        ("?fresh=tomorrow", "We do not understand how fresh “tomorrow” is"),
        ("?status=proposed", "A group is helping or resting; we do not know “proposed”"),
        ("?sort=luck", "We cannot sort by “luck”"),
        ("?page=nonsense", ""),
        ("?page=99999999999999999999", ""),
        ("?unheard=of", ""),
    ],
)
def test_what_we_do_not_know_is_left_out_and_said(client: Client, address: str, sentence: str) -> None:
    text = page(client, address)

    assert shown(text) == ["Able", "Baker", "Charlie", "Delta"]
    assert sentence in text


@pytest.mark.usefixtures("four")
def test_the_list_is_sorted_by_name_or_the_freshest_first() -> None:
    assert [group.name for group in browse.fetched(list(browse.cards_of({}, "fresh")))] == [
        "Able", "Baker", "Charlie", "Delta"
    ]  # fmt: skip
    make_group("Zulu", metres=None)
    assert [group.name for group in browse.fetched(list(browse.cards_of({}, "fresh")))][:2] == ["Able", "Zulu"]
    assert [group.name for group in browse.fetched(list(browse.cards_of({}, "name")))][-1] == "Zulu"


@pytest.mark.usefixtures("four")
def test_one_list_has_one_address(client: Client) -> None:
    text = page(client, "?fresh=3-months&page=1&help=shopping&unheard=of&sort=name")

    assert '<link rel="canonical" href="/groups/all/?help=shopping&amp;fresh=3-months">' in text
    assert 'content="noindex, follow"' in text
    assert "noindex" not in page(client, "?help=shopping")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_however_long(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        make_group(f"Rye Neighbours {number}", metres=None, kinds=(("shopping", ""),), languages=("en",))
    with django_assert_num_queries(11):
        text = page(client, "?help=shopping&sort=fresh")
    assert text.count("Rye Neighbours") == rows


def test_a_long_list_comes_in_pages_and_keeps_its_filters(client: Client) -> None:
    for number in range(31):
        make_group(f"Rye {number:02}", metres=None, kinds=(("shopping", ""),))
    first, second = page(client, "?help=shopping"), page(client, "?help=shopping&page=2")

    assert "31 groups" in first
    assert ("Rye 30" in first, "Rye 30" in second) == (False, True)
    assert 'href="?help=shopping&amp;page=2"' in first


def test_a_large_directorys_numbers_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MANY", 1)
    make_group(metres=None)
    make_group(metres=None)
    before = browse.counts({}, {})
    make_group(metres=None)

    assert browse.counts({}, {}) == before
    cache.clear()
    assert browse.counts({}, {})["status"]["helping"] == 3


def test_without_areas_districts_are_offered(client: Client) -> None:
    make_group("Able", metres=None)

    assert "?district=SE15" in page(client)
    assert shown(page(client, "?district=SE15")) == ["Able"]


def test_an_empty_directory_says_what_to_do(client: Client) -> None:
    assert "Somebody has to be first" in page(client)
    assert "No group is all of this" in page(client, "?help=shopping")


def test_an_address_is_written_in_one_order_and_without_what_goes_without_saying() -> None:
    asked = read({"sort": "fresh", "help": "shopping", "status": "resting"})

    assert asked.address() == "?help=shopping&status=resting&sort=fresh"
    assert asked.address(help="", sort="") == "?status=resting"
    assert read({}).address() == ""


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (-3, "3-months"),
        (0, "3-months"),
        (92, "3-months"),
        (93, "year"),
        (365, "year"),
        (366, "longer"),
        (None, "never"),
    ],
)
def test_each_day_stands_on_one_step_of_freshness(days: int | None, step: str) -> None:
    today = datetime.date(2026, 11, 22)
    on = None if days is None else today - datetime.timedelta(days=days)

    assert freshness.step(on, today) == step
    if on:
        holding = [name for name in ("3-months", "year", "longer") if _between(on, freshness.days(name, today))]
        assert holding == [step]


def _between(on: datetime.date, days: freshness.Days) -> bool:
    first, last = days
    return (first is None or first <= on) and (last is None or on <= last)
