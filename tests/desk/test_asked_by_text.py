"""Whoever asks by text and can be given to no group waits at the desk until somebody finds out, or rings them."""

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid.models import Conversation, Exchange
from doorstep.groups.models import Group, Role
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message, Reply
from tests.aid.exchanging import AMINA, exchange, texts
from tests.factories import LEEDS, make_group, make_membership, make_person

pytestmark = pytest.mark.django_db
HERE = "/desk/asked-by-text/"


@pytest.fixture
def waits() -> Exchange:
    texts("I need my tablets today, ring me please", now=timezone.now())
    return exchange()


@pytest.fixture
def rye() -> Group:
    group = make_group("Rye Lane Neighbours")
    make_membership(make_person("Clara", email="clara@canary.example"), group, Role.COORDINATOR)
    return group


def end(client: Client, row: Exchange, **said: str) -> tuple[int, str]:
    answer = client.post(f"{HERE}{row.pk}/ending/", said, follow=True)
    row.refresh_from_db()
    return answer.status_code, answer.content.decode()


def test_the_desk_sees_what_is_asked_and_neither_words_nor_number(esther: Client, waits: Exchange) -> None:
    pages = [esther.get(each).content.decode() for each in (HERE, f"{HERE}{waits.pk}/")]

    assert all("prescriptions</bdi>, today" in page and "we do not know where they live" in page for page in pages)
    assert not any(word in page for word in ("tablets", AMINA, "7700") for page in pages)
    assert "Nothing waits" not in esther.get("/desk/").content.decode()


def test_what_they_wrote_is_opened_by_tapping_and_they_can_read_who_looked(esther: Client, waits: Exchange) -> None:
    page = esther.post(f"{HERE}{waits.pk}/looking/").content.decode()

    assert "I need my tablets today" in page
    assert AMINA in page
    assert "You can ring, or write a message." in page
    assert "leave no message" in page
    looked = JournalEntry.objects.get(verb="looked at")
    assert (looked.thing_id, looked.facts["why"]) == (str(waits.person_id), "they-asked")


@pytest.mark.parametrize("where", ["SE15 4NX", "Rye Lane Neighbours", "rye lane neighbours "])
def test_it_is_given_to_the_group_whose_patch_it_is(esther: Client, waits: Exchange, rye: Group, where: str) -> None:
    assert "The group has it" in end(esther, waits, do="give", where=where)[1]

    assert (waits.status, waits.group, waits.said) == ("to-ring", rye, None)
    assert Conversation.objects.get().said["what"] == "I need my tablets today, ring me please"
    told = Message.objects.filter(person=waits.person_id, kind="by-text").latest("made_at")
    assert told.short == "Rye Lane Neighbours has what you wrote. A person of the group rings you here."


@pytest.mark.usefixtures("rye")
@pytest.mark.parametrize("where", ["", "LS1", "Nowhere Neighbours", "xx", "Leeds Neighbours"])
def test_what_leads_to_no_group_is_said(esther: Client, waits: Exchange, where: str) -> None:
    make_group("Leeds Neighbours", LEEDS)

    assert end(esther, waits, do="give", where=where)[0] == 422
    assert waits.status == "waits"


@pytest.mark.parametrize("why", ["settled", "no-answer", "no-request"])
def test_it_is_over_for_a_reason_and_then_forgotten(esther: Client, waits: Exchange, why: str) -> None:
    assert "It is over" in end(esther, waits, do="close", why=why)[1]

    assert (waits.status, waits.why, waits.said) == ("over", why, None)
    assert not Reply.objects.exists()
    assert "Nobody waits" in esther.get(HERE).content.decode()


def test_without_a_reason_it_is_not_over(esther: Client, waits: Exchange) -> None:
    assert end(esther, waits, do="close")[0] == 422
    assert end(esther, waits, do="close", why="stopped")[0] == 422
    assert waits.status == "waits"


@pytest.mark.usefixtures("rye")
def test_once_they_go_on_themselves_it_is_not_the_desk_s_any_more(esther: Client, waits: Exchange) -> None:
    texts("SE15", now=timezone.now())

    assert end(esther, waits, do="close", why="settled")[0] == 404
    assert waits.status == "to-ring"
