"""The desk hears of all that it has to do next, and knows how far what it says reaches whoever asked."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from doorstep.accounts.actions import sit
from doorstep.messaging.models import Delivery
from doorstep.people.models import ContactPoint, Person
from doorstep.questions.actions import answering, settling, telling
from doorstep.questions.models import Question, Researcher
from doorstep.questions.models.question import KEPT
from tests.factories import make_person
from tests.questions.making import TYPED, browser_of, code_in, fresh, letters_to, make_question, written

pytestmark = pytest.mark.django_db
MINUTES, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)
ASKS, GOES_ON = "somebody-asks-us", "question-is-with-the-desk"


@pytest.fixture
def esther() -> Person:
    esther = make_person("Esther", email="esther@example.org")
    sit("Esther's desk", esther)
    return esther


def at_desk(question: Question, *then: str) -> str:
    return "/".join(["/desk/questions", str(question.pk), *then, ""])


# -- Told later, where the last letter was within the hour -----------------------------------------------------------


def test_what_is_asked_within_the_hour_is_told_after_it_once(esther: Person) -> None:
    make_question()
    make_question("07700 900123", "And cheques?")
    now = timezone.now()
    assert letters_to(esther) == [ASKS]
    assert telling.tell_the_rest(now + 30 * MINUTES) == 0
    assert telling.tell_the_rest(now + AN_HOUR + MINUTES) == 1
    assert [telling.tell_the_rest(now + hours * AN_HOUR) for hours in (2, 3, 20, 30)] == [0, 0, 0, 0]
    assert letters_to(esther) == [ASKS, ASKS]


def test_what_was_told_at_once_is_not_told_again(esther: Person, asked: Question) -> None:
    assert telling.tell_the_rest(asked.asked_at + 2 * AN_HOUR) == 0
    assert letters_to(esther) == [ASKS]


def test_what_goes_on_within_the_hour_is_told_after_it(esther: Person, asked: Question, ravi: Person) -> None:
    now, other = timezone.now(), make_question("07700 900123", "And cheques?")
    written(asked, ravi)
    answering.assign(other, ravi.pk, by=esther.pk, now=now)
    answering.give_back(other, by=ravi.pk, now=now + 10 * MINUTES)
    assert letters_to(esther) == [ASKS, GOES_ON]
    telling.tell_the_rest(now + AN_HOUR + MINUTES)
    assert letters_to(esther) == [ASKS, GOES_ON, GOES_ON]


def test_what_went_on_meanwhile_is_told_to_nobody(esther: Person, asked: Question, ravi: Person) -> None:
    make_question("07700 900123", "And cheques?")
    now = timezone.now()
    for each in Question.objects.all():
        answering.assign(each, ravi.pk, by=esther.pk, now=now)
    assert telling.tell_the_rest(asked.asked_at + 2 * AN_HOUR) == 0


# -- How far it reaches ----------------------------------------------------------------------------------------------


def test_whoever_rings_reads_what_there_is_to_say(
    client: Client, desk: Person, asked: Question, settings: Settings
) -> None:
    assert desk
    settings.SCREEN, settings.SMTP = False, None
    page = client.post(at_desk(asked, "settlement"), {"do": "decline", "words": "Ask your bank."}, follow=True)
    assert fresh(asked).to_ring
    assert "Ask your bank." in page.content.decode()
    assert "They read your words." not in page.content.decode()
    assert "Ring or write by hand" in page.content.decode()


@pytest.mark.parametrize(("contact", "says"), [("", "done=no-way"), ("amina@example.org", "done=question-declined")])
def test_what_is_done_says_whether_anybody_reads_it(client: Client, desk: Person, contact: str, says: str) -> None:
    assert desk
    said = {"do": "decline", "words": "Ask your bank."}
    assert client.post(at_desk(make_question(contact), "settlement"), said).headers["Location"].endswith(says)


@pytest.mark.parametrize("contact", ["", "amina@example.org"])
def test_the_sent_code_is_spoken_of_where_one_was_sent(desk: Person, contact: str) -> None:
    asks = {"do": "send", "words": "And cheques?", "contact": contact, "may_text": "on"}
    code = code_in(Client().post("/questions/ask/", asks).content.decode())
    settling.decline(Question.objects.get(), "Ask your bank.", by=desk.pk, now=timezone.now())
    page = Client().post("/questions/back/", {"code": code}).content.decode()
    assert "This code shows no more than that" in page
    assert ("the code that we sent you" in page) == bool(contact)


def test_whom_nobody_can_reach_by_hand_is_not_to_be_rung(asked: Question, desk: Person) -> None:
    now = timezone.now()
    settling.decline(asked, "Ask your bank.", by=desk.pk, now=now)
    Delivery.objects.filter(message__person=asked.person).update(status=Delivery.Status.WITHHELD)
    ContactPoint.objects.filter(person=asked.person).update(messages=False, calls=False)
    assert (telling.note_untold(now), telling.note_untold(now)) == (1, 0)
    question = fresh(asked)
    assert (question.to_ring, question.message, question.goes_at) == (False, None, now + KEPT)


# -- Taken from whoever writes ---------------------------------------------------------------------------------------


def given_on(page: str) -> str:
    return page.split('name="given" value="')[1].split('"', maxsplit=1)[0]


@pytest.mark.parametrize("do", ["keep", "written"])
def test_what_was_typed_for_what_was_taken_away_is_shown_again(
    asked: Question, desk: Person, ravi: Person, grace: Person, do: str
) -> None:
    answering.assign(asked, ravi.pk, by=desk.pk, now=timezone.now())
    his, address = browser_of(ravi), f"/questions/research/{asked.pk}/"
    typed = {**TYPED, "do": do, "given": given_on(his.get(address).content.decode())}
    answering.assign(fresh(asked), grace.pk, by=desk.pk, now=timezone.now())
    page = his.post(address, typed)
    assert (page.status_code, "Somebody was first" in page.content.decode()) == (422, True)
    assert "**Never take a card or a PIN.**" in page.content.decode()
    assert "Choumert" not in page.content.decode()
    assert browser_of(make_person("Dev")).post(address, typed).status_code == 404
    assert his.post(address, {**typed, "given": ""}).status_code == 404


def test_written_pressed_twice_is_written(asked: Question, desk: Person, ravi: Person) -> None:
    answering.assign(asked, ravi.pk, by=desk.pk, now=timezone.now())
    his, address = browser_of(ravi), f"/questions/research/{asked.pk}/"
    typed = {**TYPED, "do": "written", "given": given_on(his.get(address).content.decode())}
    for _ in range(2):
        assert his.post(address, typed).headers["Location"].endswith("done=written")


def test_ended_twice_it_says_that_somebody_was_first(client: Client, desk: Person, ravi: Person) -> None:
    assert desk
    address = f"/desk/questions/people/{Researcher.objects.get(person=ravi).pk}/ending/"
    says = [client.post(address).headers["Location"].partition("done=")[2] for _ in range(2)]
    assert says == ["research-ended", "question-late"]
