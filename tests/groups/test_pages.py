"""The directory's pages."""

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from doorstep.groups import actions
from doorstep.groups.models import Group
from doorstep.groups.patches import Parts
from doorstep.places import cells
from tests.factories import NUNHEAD, make_group

pytestmark = pytest.mark.django_db


SAID_BY_NUNHEAD = (
    "Shopping and a chat.",
    "Around the green",
    "bread baking",
    "Bengali",
    "বাংলা",
    'href="tel:02079460101"',
    'href="mailto:hello@nunhead.example"',
    "Evelina Road",
    "Last confirmed 3 May 2020",
    "Confirmed in May 2020",
    "a list of 2020",
    'itemtype="https://schema.org/Organization"',
    'data-door="',
)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries", "shows"),
    [
        ("/groups/", 1, False),
        ("/groups/?name=rye", 7, True),
        ("/groups/letters/R/", 4, True),
        ("/groups/districts/", 2, False),
        ("/groups/districts/SE15/", 4, True),
    ],
)
def test_a_list_costs_the_same_however_long(
    client: Client,
    rows: int,
    address: str,
    queries: int,
    shows: bool,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(rows):
        make_group(f"Rye Neighbours {number}", kinds=(("shopping", ""),), contact_ways=(("phone", "020 7946 0101"),))
    with django_assert_num_queries(queries):
        text = page(client, address)
    assert text.count("Rye Neighbours") == (rows if shows else 0)


def test_a_groups_page_says_what_where_and_how(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    group = make_group(
        "Nunhead Neighbours",
        at=NUNHEAD,
        summary="Shopping and a chat.",
        place="Around the green",
        kinds=(("shopping", ""), ("other", "bread baking")),
        languages=("en", "bn"),
        contact_ways=(("phone", "020 7946 0101"), ("email", "hello@nunhead.example")),
        confirmed_on=datetime.date(2020, 5, 3),
        source="a list of 2020",
    )
    actions.name_street_team(group, "Evelina Road", Parts(circles=((cells.cell_at(*NUNHEAD), 200),)), by=None)
    with django_assert_num_queries(14):
        text = page(client, "/groups/nunhead-neighbours/")
    for said in SAID_BY_NUNHEAD:
        assert said in text, said


def test_a_proposed_group_is_not_there(client: Client) -> None:
    group = make_group(listing=Group.Listing.PROPOSED)
    assert client.get(group.get_absolute_url()).status_code == 404


def test_a_closed_groups_page_says_so_and_gives_no_number(client: Client) -> None:
    group = make_group(listing=Group.Listing.CLOSED, contact_ways=(("phone", "020 7946 0101"),))
    text = page(client, group.get_absolute_url())
    assert "This group has closed" in text
    assert "0101" not in text


def test_a_name_in_any_script_or_with_markup_is_shown_as_it_is(client: Client) -> None:
    group = make_group("<script>alert(1)</script> 邻里 🙂", summary='"quoted" & <b>bold</b>')
    text = page(client, group.get_absolute_url())
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 邻里 🙂" in text
    assert "<b>bold" not in text


@pytest.mark.parametrize(
    "address",
    ["letters/Ring 0900 now", "letters/%00", "%00", "letters/nn", "districts/%00", "districts/SE15%0a", "%E2%80%8Bx"],
)
def test_nobody_puts_words_or_unseen_signs_into_an_address(client: Client, address: str) -> None:
    assert client.get(f"/groups/{address}/").status_code == 404


def test_an_address_adds_nothing_to_what_the_mail_program_is_told() -> None:
    ways = (("email", "help?bcc=spy&body=x@example.org"), ("phone", "020 7946 0101;ext=1"))
    group = make_group(contact_ways=ways)
    assert [way.link for way in group.contact_ways.all()] == [
        "mailto:help%3Fbcc%3Dspy%26body%3Dx@example.org",
        "tel:020794601011",
    ]


def test_an_unknown_district_and_an_unknown_group_are_not_there(client: Client) -> None:
    assert client.get("/groups/districts/ZZ99/").status_code == 404
    assert client.get("/groups/nobody/").status_code == 404
    assert client.get("/groups/districts/se15/").status_code == 200


def test_a_long_list_comes_in_pages(client: Client) -> None:
    for number in range(31):
        make_group(f"Rye {number:02}", metres=None)
    first, second = page(client, "/groups/letters/R/"), page(client, "/groups/letters/R/?page=2")
    assert "Page 1 of 2" in first
    assert "Rye 30" not in first
    assert "Rye 30" in second
    assert "Page 1 of 2" in page(client, "/groups/letters/R/?page=nonsense")


def test_an_empty_directory_says_what_to_do(client: Client) -> None:
    for address in ("/groups/", "/groups/districts/", "/groups/districts/SE15/", "/groups/letters/Q/"):
        assert "button" in page(client, address)
    assert "We know no group called “Atlantis”" in page(client, "/groups/?name=Atlantis")
