"""From what somebody types to the groups of their doorstep."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from doorstep.groups import actions
from doorstep.groups.models import Group
from doorstep.groups.patches import Parts
from doorstep.groups.queries.finder import COVERING
from doorstep.places import cells, districts
from tests.factories import LEEDS, NUNHEAD, PECKHAM, make_area, make_group
from tests.networks.making import make_network

pytestmark = pytest.mark.django_db


def middle_of(code: str) -> tuple[float, float]:
    district = districts.get(code)
    assert district
    return district.latitude, district.longitude


def ask(client: Client, typed: str) -> str:
    answer = client.get("/", {"q": typed}, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def near(client: Client, at: tuple[float, float], known: str = "unit") -> str:
    cell = cells.as_text(cells.shown(cells.cell_at(*at)))
    return str(client.get(f"/near/{cell}/", {"known": known}).content.decode())


def test_the_answers_address_carries_a_neighbourhood_and_words_but_no_postcode(client: Client) -> None:
    answer = client.get("/", {"q": "se15 5bz"})
    address = urlsplit(answer["Location"])
    cell = cells.from_text(address.path.split("/")[2])
    assert cells.shown(cell) == cell
    assert parse_qs(address.query) == {"in": ["SE15 Peckham"], "known": ["district"]}
    assert answer["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_a_group_whose_patch_covers_the_doorstep_comes_first_with_its_number(client: Client) -> None:
    make_group("Far Neighbours", at=NUNHEAD, metres=200)
    make_group("Close Neighbours", at=middle_of("SE15"), contact_ways=(("phone", "020 7946 0101"),))
    text = ask(client, "SE15")
    assert text.index("Close Neighbours") < text.index("Others nearby") < text.index("Far Neighbours")
    assert "tel:02079460101" in text


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("unit", "One group helps on your street"),
        ("here", "One group helps on your street"),
        ("sector", "One group helps around the middle of SE15 Peckham"),
        ("district", "this may be a mile out"),
        ("nonsense", "this may be a mile out"),
    ],
)
def test_the_answer_says_how_sure_it_is(client: Client, known: str, said: str) -> None:
    make_group(at=middle_of("SE15"))
    assert said in near(client, middle_of("SE15"), known)


def test_where_very_many_help_a_page_of_them_leads_to_the_others(client: Client) -> None:
    for number in range(COVERING + 2):
        make_group(f"Neighbours {number}", at=PECKHAM)
    text = near(client, PECKHAM, "unit")
    assert "Many groups help on your street" in text
    assert text.count('<article class="card') == COVERING
    assert "More groups help around here" in text
    assert "/groups/districts/SE15/" in text


def test_a_patch_that_covers_some_of_the_streets_says_so(client: Client) -> None:
    make_group("Corner Neighbours", at=PECKHAM, metres=150)
    assert "One group helps on some streets here" in near(client, PECKHAM)


def test_a_street_team_is_named(client: Client) -> None:
    group = make_group("Wide Neighbours", metres=2500)
    actions.name_street_team(group, "Choumert Road", Parts(circles=((cells.cell_at(*PECKHAM), 300),)), by=None)
    assert "Street team: Choumert Road" in near(client, PECKHAM)


def test_a_resting_group_is_shown_as_resting(client: Client) -> None:
    make_group("Tired Neighbours", listing=Group.Listing.RESTING)
    text = near(client, PECKHAM)
    assert "No group near you is listed here yet" in text
    assert text.index("Taking a rest") < text.index("Tired Neighbours")


def test_nobody_yet_leads_to_the_nearest_and_to_starting_one(client: Client) -> None:
    make_group("Deptford Neighbours", at=(51.478, -0.026))
    make_group("Leeds Neighbours", at=LEEDS)
    text = ask(client, "SE15")
    assert "Nobody has listed a group for the middle of SE15 Peckham yet" in text
    assert "about 2 miles" in text
    assert "Leeds" not in text
    assert 'href="/start/"' in text


def test_where_there_is_nobody_to_ask_nobody_is_told_to_ask_them(client: Client) -> None:
    alone = ask(client, "SE15")
    make_group(at=middle_of("SE15"))
    helped = ask(client, "SE15")
    for words in ("Ask the group whether your street is in its patch.", "All groups in SE15", "See them on the map"):
        assert (words in alone, words in helped) == (False, True), words
    assert "Look on a map" in alone


def test_where_nobody_helps_somebody_can_be_ready_for_a_network(client: Client) -> None:
    make_network()
    assert 'href="/networks/southern-network/ready/"' in ask(client, "SE15")
    assert 'href="/networks/southern-network/ready/"' not in ask(client, "LS1")
    make_group("Rye Neighbours")
    assert 'href="/networks/southern-network/ready/"' not in ask(client, "SE15")


def test_the_nearest_are_said_in_the_order_of_their_words_and_those_that_can_be_reached_first(client: Client) -> None:
    make_group("Silent Neighbours", at=PECKHAM, metres=None)
    make_group("Ringing Neighbours", at=PECKHAM, metres=None, contact_ways=(("phone", "020 7946 0101"),))
    text = near(client, PECKHAM)
    assert text.index("Ringing Neighbours") < text.index("Silent Neighbours")
    assert "No way to reach it yet" in text


def test_a_postcode_typed_as_a_name_goes_to_the_finder(client: Client) -> None:
    assert client.get("/groups/", {"name": "SE15"})["Location"] == "/?q=SE15"


def test_a_district_that_is_split_by_letters_is_offered_by_letter(client: Client) -> None:
    page = client.get("/", {"q": "SW1"}).text
    assert "SW1A Whitehall" in page
    assert "SW1Y St James&#x27;s" in page


def test_an_areas_name_leads_to_its_page_and_not_to_those_that_are_only_like_it(client: Client) -> None:
    ground = [cells.cell_at(*PECKHAM)]
    make_area("E09000028", "Southwark", ground, kind="borough")
    make_area("E02000807", "Southwark 001", ground, kind="neighbourhood")
    assert client.get("/", {"q": "southwark"})["Location"] == "/groups/areas/borough/E09000028/"
    make_group("Southwark Knocks")
    choices = client.get("/", {"q": "southwark"}).text
    assert "Southwark Knocks" in choices
    assert "/groups/areas/borough/E09000028/" in choices
    assert "Southwark 001" not in choices


def test_an_empty_directory_still_has_a_next_step(client: Client) -> None:
    assert 'href="/start/"' in ask(client, "SE15")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("BT1 1AA", "Northern Ireland"),
        ("JE2 3AB", "islands"),
        ("IM1 1AA", "islands"),
        ("ZZ1 1ZZ", "We could not find"),
        ("SE15 5B🙂", "SE15"),
        ("qqqqq", "We could not find “qqqqq”"),
        ("<script>alert(1)</script>", "We could not find “&lt;script&gt;"),
    ],
)
def test_what_is_not_found_gets_a_sentence_and_another_way_on(client: Client, typed: str, said: str) -> None:
    text = ask(client, typed)
    assert said in text


@pytest.mark.parametrize("typed", ["Peckham", "Pekham", "east dulwich"])
def test_a_district_is_found_by_the_name_people_use(client: Client, typed: str) -> None:
    make_group(at=middle_of("SE15"))
    assert "Peckham" in ask(client, typed) or "East Dulwich" in ask(client, typed)


@pytest.mark.parametrize("name", ["Rosebank Road N16", "NW7 Hub", "Tulse Hill Support Group (THE-CV19)"])
def test_a_name_that_holds_a_postcode_leads_to_its_group(client: Client, name: str) -> None:
    group = make_group(name)
    assert f'href="{group.get_absolute_url()}"' in ask(client, name)


def test_a_full_postcode_that_leads_nowhere_stays_in_no_address(client: Client) -> None:
    answer = client.get("/", {"q": "BT7 1NN"}, follow=True)
    assert answer.redirect_chain == [("/?q=BT7", 302)]
    text = answer.content.decode()
    assert "Northern Ireland" in text
    assert "1NN" not in text


def test_a_groups_name_leads_to_the_group(client: Client) -> None:
    make_group("Choumert Square Helpers")
    assert "/groups/choumert-square-helpers/" in ask(client, "chumert square")


def test_where_i_am_leads_to_the_same_kind_of_answer(client: Client) -> None:
    answer = client.get("/", {"at": "51.469,-0.069"})
    assert answer["Location"].endswith("&known=here")
    assert "SE15 Peckham" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("at", ["48.85,2.35", "nonsense", "nan,nan", "1e999,0", ",", "51.5"])
def test_a_place_elsewhere_is_explained(client: Client, at: str) -> None:
    assert "We only know Great Britain" in client.get("/", {"at": at}).content.decode()


def test_words_in_a_link_are_shown_only_if_they_name_the_place(client: Client) -> None:
    cell = cells.as_text(cells.shown(cells.cell_at(*middle_of("SE15"))))
    text = client.get(f"/near/{cell}/", {"in": "Ring 0900 12345 now", "known": "unit"}).content.decode()
    assert "Ring 0900" not in text
    assert "SE15 Peckham" in text


def test_a_district_larger_than_its_middle_keeps_its_name(client: Client) -> None:
    cell = cells.as_text(cells.shown(cells.cell_at(*NUNHEAD)))
    assert "in SE15 Peckham" in client.get(f"/near/{cell}/", {"in": "SE15 Peckham", "known": "unit"}).content.decode()
    assert "in EH1" not in client.get(f"/near/{cell}/", {"in": "EH1", "known": "unit"}).content.decode()


def test_choosing_a_language_keeps_the_question(client: Client) -> None:
    cell = cells.as_text(cells.shown(cells.cell_at(*NUNHEAD)))
    text = client.get(f"/near/{cell}/", {"in": "SE15 Peckham", "known": "unit"}).content.decode()
    assert f'value="/near/{cell}/?in=SE15+Peckham&amp;known=unit"' in text


@pytest.mark.parametrize("cell", ["89194ad3643ffff", "87194ad36ffffff", "000000000000000", "zzz", "88194ad061fffff0"])
def test_a_link_with_a_finer_cell_or_none_is_not_there(client: Client, cell: str) -> None:
    assert client.get(f"/near/{cell}/").status_code == 404


@pytest.mark.parametrize("groups", [1, 3])
def test_an_answer_costs_the_same_however_many_groups(
    client: Client, groups: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(groups):
        make_group(at=PECKHAM, kinds=(("shopping", ""),), contact_ways=(("phone", "020 7946 0101"),))
    cell = cells.as_text(cells.shown(cells.cell_at(*PECKHAM)))
    with django_assert_num_queries(6):
        client.get(f"/near/{cell}/", {"in": "SE15 Peckham", "known": "unit"})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(max_size=120), at=st.text(max_size=25))
def test_nothing_that_can_be_typed_is_an_error(client: Client, typed: str, at: str) -> None:
    assert client.get("/", {"q": typed, "at": at}).status_code in {200, 302}
