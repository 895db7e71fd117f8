"""Where to turn: the list itself, its page, and that it stands wherever somebody may be worried."""

import datetime
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import phonenumbers
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from doorstep.core.translations import gathered
from doorstep.library import turning
from doorstep.library.turning_kinds import HEADINGS, NATIONS, Nation, Topic, Turning
from doorstep.places import cells
from tests.factories import LEEDS, NUNHEAD, make_group, open_desk
from tests.library.shipped import HOUSE

pytestmark = pytest.mark.django_db

# Of bodies that we are certain of; a host that is new is looked at by a person and written down here.
HOSTS = set(
    "999bsl.co.uk england.shelter.org.uk sheltercymru.org.uk www.adviceni.net www.agecymru.wales "
    "www.agescotland.org.uk www.ageuk.org.uk www.cas.org.uk www.childline.org.uk www.citizensadvice.org.uk "
    "www.dsahelpline.org www.foodaidnetwork.org.uk www.galop.org.uk www.giveusashout.org www.givefood.org.uk "
    "www.gov.uk www.housingrights.org.uk www.lifelinehelpline.info www.mensadviceline.org.uk www.mind.org.uk "
    "www.nationaldahelpline.org.uk www.nidirect.gov.uk www.nspcc.org.uk www.relayuk.bt.com www.samaritans.org "
    "www.sdafmh.org.uk www.shelter.org.uk www.stepchange.org www.thecalmzone.net www.trussell.org.uk "
    "www.turn2us.org.uk www.wearehourglass.org".split()
)
SHORT = {"999", "111", "101", "116 123"}
DANGER = "In danger, or very ill?"
SHORT_FORM = "Afraid of somebody at home?"


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def near(client: Client, at: tuple[float, float]) -> str:
    return said(client, f"/near/{cells.as_text(cells.shown(cells.cell_at(*at)))}/")


def each_one() -> list[Turning]:
    return turning.everything()


# -- The list --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("each", each_one(), ids=lambda each: f"{each.name} {each.number}")
def test_each_can_be_reached_and_says_what_it_is_for(each: Turning) -> None:
    assert each.number or each.text or each.web
    assert each.name
    assert each.what_for.endswith(".")
    assert not each.number or each.number in SHORT or _rings(each.number), each.number
    assert not each.web or urlsplit(each.link).hostname in HOSTS, each.web


def _rings(number: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(number, "GB"))


def test_each_says_when_it_was_looked_at_and_by_when_it_has_to_be_again() -> None:
    spans = {each.check_by - each.checked for each in each_one()}
    assert all(datetime.timedelta(0) < span <= datetime.timedelta(days=190) for span in spans)


def test_gas_and_deaf_people_have_their_own_numbers_everywhere() -> None:
    numbers = {each.number: each.nations for each in turning.LISTED[Topic.DANGER]}
    assert numbers["0800 002 001"] == (Nation.NORTHERN_IRELAND,)
    assert any(each.web == "999bsl.co.uk" for each in each_one())


def test_nobody_is_listed_twice_under_one_heading() -> None:
    for _topic, _words, under in turning.by_topic():
        assert len({(each.name, each.nations) for each in under}) == len(under)


@pytest.mark.parametrize("nation", Nation)
@pytest.mark.parametrize("topic", Topic)
def test_in_each_nation_there_is_somebody_for_each_trouble(topic: Topic, nation: Nation) -> None:
    assert [each for each in turning.LISTED[topic] if nation in each.nations]


def test_each_sentence_is_given_to_translators() -> None:
    known = {message.id for message in gathered(Path(turning.__file__).parent)}
    sentences = {each.what_for for each in each_one()} | {each.hours for each in each_one() if each.hours}
    assert (sentences | {*HEADINGS.values()} | {*NATIONS.values()} | {words for words, _ in turning.IN_SHORT}) <= known


def test_what_was_not_looked_at_in_time_is_found() -> None:
    last = max(each.check_by for each in each_one())
    assert turning.to_check(last) == []
    assert turning.to_check(last + datetime.timedelta(days=1)) == each_one()


# -- Its page --------------------------------------------------------------------------------------------------------


def test_the_page_has_each_number_ready_to_ring_and_can_be_left_at_once(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page = said(client, "/turning/")
    for each in each_one():
        assert not each.number or f'href="tel:{each.number.replace(" ", "")}"' in page
        assert not each.text or f'href="sms:{each.text}"' in page
        assert not each.web or f'href="{each.link}"' in page
    assert [topic for topic in Topic if f'id="{topic}"' not in page or f'href="#{topic}"' not in page] == []
    assert "data-exit" in page
    assert "November 2026" in page
    assert "May 2027" in page


def test_where_one_helps_is_said_where_it_is_not_everywhere(client: Client) -> None:
    page = re.sub(r"\s+", " ", said(client, "/turning/"))
    assert '<strong>Live Fear Free</strong> <span class="quiet">(Wales)</span>' in page
    assert '<strong>Shelter</strong> <span class="quiet">(England and Scotland)</span>' in page
    assert "<strong>Samaritans</strong></p>" in page


# -- Where somebody may be worried -----------------------------------------------------------------------------------


def test_every_page_leads_there(client: Client) -> None:
    for address in ("/", "/about/", "/groups/", "/none/"):
        assert 'href="/turning/"' in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/ask/", "/ways-to-get-help/"])
def test_it_stands_in_short_where_somebody_asks(client: Client, address: str) -> None:
    page = said(client, address)
    for number in ("tel:999", "tel:111", "tel:116123", "tel:08082000247", "tel:08000271234"):
        assert number in page
    assert "tel:08088010800" in page
    assert page.count(DANGER) == 1
    assert "In Northern Ireland ring your doctor." in page
    assert 'href="/turning/#food"' in page


def test_it_stands_in_short_where_nobody_helps_and_in_a_line_where_somebody_does(client: Client) -> None:
    make_group("Nunhead Neighbours", at=NUNHEAD)
    nobody, somebody = near(client, LEEDS), near(client, NUNHEAD)
    assert [SHORT_FORM in page for page in (nobody, somebody)] == [True, False]
    assert [page.count(DANGER) for page in (nobody, somebody)] == [1, 1]


# Templates below doorstep/, by how much of it stands there.
IN_SHORT = (
    "aid/templates/aid/asking/step.html aid/templates/aid/asking/desk.html aid/templates/aid/asking/turned.html "
    "aid/templates/aid/asking/nobody.html aid/templates/aid/asking/sent.html "
    "aid/templates/aid/asking/sent_covered.html "
    "aid/templates/aid/asking/sent_to_desk.html web/templates/web/near.html web/templates/web/ways_to_get_help.html"
).split()
AS_A_LINK = (
    "aid/templates/aid/helping/danger.html rooms/templates/rooms/danger.html web/templates/web/start.html "
    "safeguarding/templates/safeguarding/raise.html safeguarding/templates/safeguarding/raised.html "
    "web/templates/web/home.html core/templates/components/footer.html"
).split()


@pytest.mark.parametrize("name", [*IN_SHORT, *AS_A_LINK])
def test_it_stands_on_each_page_where_somebody_may_be_worried(name: str) -> None:
    said = (HOUSE / name).read_text("utf-8")
    assert ('{% include "library/turning.html" only %}' if name in IN_SHORT else '{% url "turning"') in said


def test_what_to_do_in_danger_is_said_in_one_place_to_whoever_asks() -> None:
    saying = [path for path in HOUSE.rglob("templates/**/*.html") if DANGER in path.read_text("utf-8")]
    assert {path.relative_to(HOUSE).parts[0] for path in saying} == {"library"}


# 111 as a number to ring: no part of another, of an address or of a colour.
MEDICAL = re.compile(r"(?<!0800 )\b111\b(?! \d|\.wales)")


@pytest.mark.parametrize("kind", ["templates/**/*.html", "letters*.py", "written/**/*.md"])
def test_where_111_is_named_it_is_said_what_holds_in_northern_ireland(kind: str) -> None:
    read = [(path.name, path.read_text("utf-8")) for path in HOUSE.rglob(kind)]
    # Of a text its paragraphs, without the head that names its sources.
    parts = [(name, part) for name, text in read for part in (_paragraphs(text) if "md" in kind else [text])]
    naming = [(name, part) for name, part in parts if MEDICAL.search(part)]
    assert naming
    assert [name for name, part in naming if "Northern Ireland" not in part] == []


def _paragraphs(text: str) -> list[str]:
    return text.split("---\n", 2)[2].split("\n\n")


def test_the_desk_is_told_that_it_is_time_to_look_through_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    open_desk(client, "Esther's desk")
    assert "Nobody has looked through" not in said(client, "/desk/")
    long_ago = replace(each_one()[0], check_by=datetime.date(2020, 1, 1))
    monkeypatch.setattr(turning, "LISTED", {**turning.LISTED, Topic.DANGER: (long_ago,)})
    assert "Nobody has looked through" in said(client, "/desk/")
