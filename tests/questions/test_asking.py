"""Asking what none of the answers says: without an account, sealed, once; and coming back to it."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from doorstep.accounts.actions import sit
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message
from doorstep.people.models import ContactPoint, Person
from doorstep.questions.actions import settling
from doorstep.questions.models import Question, WayBack
from tests.factories import make_person
from tests.questions.making import (
    ASKED,
    browser_of,
    code_in,
    letters_to,
    make_answer,
    next_year,
    opened,
    reviewed,
)

pytestmark = pytest.mark.django_db
ASK, BACK = "/questions/ask/", "/questions/back/"


def sent(browser: Client, **said: object) -> str:
    answer = browser.post(ASK, {"do": "send", "words": ASKED, "sent_as": uuid4(), "may_text": "on", **said})
    assert answer.status_code in {200, 422}
    return str(answer.content.decode())


# -- Looking first ---------------------------------------------------------------------------------------------------


def test_what_may_answer_it_is_shown_before_it_is_sent() -> None:
    make_answer()
    page = Client().post(ASK, {"do": "look", "words": "Can I use my neighbour's card?"}).content.decode()
    assert "Is it one of these?" in page
    assert "/questions/may-i-pay-with-somebody-elses-card/" in page
    assert "Can I use my neighbour&#x27;s card?" in page
    assert not Question.objects.exists()


def test_where_nothing_answers_it_the_form_follows_at_once() -> None:
    page = Client().post(ASK, {"do": "look", "words": "Zzyzx?"}).content.decode()
    assert "Is it one of these?" not in page
    assert "Where can we tell you the answer?" in page


def test_what_cannot_wait_is_rung_from_the_page() -> None:
    page = Client().get(ASK).content.decode()
    assert 'href="tel:999"' in page
    assert 'href="tel:111"' in page


def test_it_says_to_name_nobody() -> None:
    assert "name nobody" in Client().get(ASK).content.decode()


# -- Sending ---------------------------------------------------------------------------------------------------------


def test_whoever_asks_needs_no_account() -> None:
    page = sent(Client(), contact="amina@example.org")
    question = Question.objects.get()
    assert opened(question).words == ASKED
    assert "Write it down: it is not shown again." in page
    assert ContactPoint.objects.get(person=question.person).confirmed_at is None
    assert JournalEntry.objects.filter(thing="questions.question", verb="asked").count() == 1


def test_the_desk_is_told_once_an_hour() -> None:
    esther = make_person("Esther", email="esther@example.org")
    sit("Esther's desk", esther)
    for number in range(2):
        sent(Client(), words=f"What about number {number}?")
    assert letters_to(esther) == ["somebody-asks-us"]


def test_what_was_asked_is_sealed_and_not_found() -> None:
    sent(Client(), contact="07700 900123")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM questions_question")
        assert b"Rose" not in bytes(cursor.fetchone()[0])
        cursor.execute("SELECT count(*) FROM search_publictext")
        assert cursor.fetchone()[0] == 0


def test_pressed_twice_it_is_asked_once_and_each_page_has_a_code_that_opens() -> None:
    browser, as_sent = Client(), uuid4()
    codes = {code_in(sent(browser, contact="amina@example.org", sent_as=as_sent)) for _ in range(2)}
    assert Question.objects.count() == 1
    assert Person.objects.count() == 1
    for code in codes:
        assert "waits for somebody to look it up" in browser.post(BACK, {"code": code}).content.decode().lower()


def test_nothing_typed_is_lost_where_something_is_to_be_mended() -> None:
    page = sent(Client(), contact="amina@", words=ASKED)
    assert "That does not look right." in page
    assert "Choumert Road" in page
    assert "Say whether we may text or ring there" in sent(Client(), contact="07700 900123", may_text="")
    assert "Write what you would like to know." in sent(Client(), words="")
    assert not Question.objects.exists()


def test_a_number_is_used_as_they_said() -> None:
    sent(Client(), contact="07700 900123", may_text="", may_ring="on")
    point = ContactPoint.objects.get()
    assert (point.messages, point.calls, point.voicemail) == (False, True, False)


def test_a_double_press_of_the_last_that_may_be_asked_loses_no_code() -> None:
    pages = [
        sent(Client(), words=f"What about number {number}?", sent_as=UUID(int=min(number, 4))) for number in range(6)
    ]
    assert code_in(pages[-2]) != code_in(pages[-1])
    assert "That was a lot at once." not in pages[-1]


def test_more_than_a_few_a_day_wait() -> None:
    pages = [sent(Client(), words=f"What about number {number}?") for number in range(6)]
    assert "That was a lot at once." in pages[-1]
    assert Question.objects.count() == 5


def test_no_address_is_written_to_by_whoever_likes() -> None:
    for number in range(4):
        said = {"contact": "amina@example.org", "words": f"And number {number}?", "sent_as": uuid4(), "do": "send"}
        Client(REMOTE_ADDR=f"192.0.2.{number}").post(ASK, {**said, "may_text": "on"})
    assert Question.objects.count() == 3


# -- Coming back with a code -----------------------------------------------------------------------------------------


def test_the_code_on_the_page_shows_how_it_stands_and_nothing_of_it(ravi: Person, grace: Person) -> None:
    code = code_in(sent(Client(), contact="amina@example.org"))
    question = reviewed(Question.objects.get(), ravi, grace)
    settling.keep_private(question, by=grace.pk, now=timezone.now())
    page = Client().post(BACK, {"code": code}).content.decode()
    assert "Answered, for you alone" in page
    assert "card" not in page.lower().replace("postcard", "")
    assert "amina" not in page


def test_the_code_that_was_sent_opens_the_answer(ravi: Person, grace: Person) -> None:
    sent(Client(), contact="amina@example.org")
    question = reviewed(Question.objects.get(), ravi, grace)
    settling.keep_private(question, by=grace.pk, now=timezone.now())
    letter = Message.objects.get(person=question.person)
    assert letter.kind == "question-answered"
    assert "card" not in letter.subject + letter.body + letter.short
    page = Client().post(BACK, {"code": code_in(letter.body)}).content.decode()
    assert "Never take a card or a PIN." in page
    assert "Choumert" not in page


def test_looking_shows_nothing_and_changes_nothing() -> None:
    code = code_in(sent(Client(), contact="amina@example.org"))
    page = Client().get(BACK, {"code": code, "do": "take-back"})
    assert "Type the code" in page.content.decode()
    assert Question.objects.exists()


def test_a_code_that_opens_nothing_says_so_and_guesses_are_counted() -> None:
    sent(Client(), contact="amina@example.org")
    handle = WayBack.objects.get().handle
    pages = [Client().post(BACK, {"code": f"{handle}-2222-2222"}).content.decode() for _ in range(11)]
    assert "This code opens nothing." in pages[0]
    assert "That was a lot at once." in pages[-1]


def test_taken_back_it_is_forgotten_at_once() -> None:
    code = code_in(sent(Client(), contact="amina@example.org"))
    answer = Client().post(BACK, {"code": code, "do": "take-back"})
    assert answer.headers["Location"] == f"{BACK}?done=taken-back"
    assert not Question.objects.exists()
    assert not WayBack.objects.exists()
    assert "This code opens nothing." in Client().post(BACK, {"code": code}).content.decode()


# -- Signed in -------------------------------------------------------------------------------------------------------


def test_whoever_signs_in_is_told_as_always_and_reads_it_on_their_pages(ravi: Person, grace: Person) -> None:
    amina = make_person("Amina", email="amina@example.org")
    browser = browser_of(amina, strong=False)
    assert "Where can we tell you" not in browser.post(ASK, {"do": "look", "words": ASKED}).content.decode()
    assert "as always" in sent(browser)
    question = Question.objects.get(person=amina)
    assert not WayBack.objects.exists()
    settling.keep_private(reviewed(question, ravi, grace), by=grace.pk, now=timezone.now())
    assert letters_to(amina) == ["question-settled"]
    assert "Choumert Road" in browser.get("/questions/mine/").content.decode()
    assert "Never take a card or a PIN." in browser.get(f"/questions/mine/{question.pk}/").content.decode()
    assert browser_of(make_person("Dev")).get(f"/questions/mine/{question.pk}/").status_code == 404
    browser.post(f"/questions/mine/{question.pk}/taking-back/")
    assert not Question.objects.exists()


# -- Told ------------------------------------------------------------------------------------------------------------


def test_a_landline_is_rung_by_a_person(client: Client, desk: Person, settings: Settings) -> None:
    settings.SCREEN, settings.SMTP = False, None
    sent(Client(), contact="020 7946 0101", may_ring="on")
    question = Question.objects.get()
    settling.decline(question, "Ring Citizens Advice.", by=desk.pk, now=timezone.now())
    assert not Message.objects.filter(person=question.person).exists()
    assert "To be rung" in client.get("/desk/questions/").content.decode()
    page = client.post(f"/desk/questions/{question.pk}/reach/").content.decode()
    assert "+442079460101" in page.replace(" ", "")
    looked = JournalEntry.objects.get(verb="looked at", thing_id=str(question.person_id))
    assert looked.facts["why"] == "they-asked"
    rung = [client.post(f"/desk/questions/{question.pk}/rung/").headers["Location"][-9:] for _ in range(2)]
    assert rung == ["done=rung", "tion-late"]
    assert "To be rung" not in client.get("/desk/questions/").content.decode()


def test_declined_they_read_why(desk: Person) -> None:
    sent(Client(), contact="amina@example.org")
    question = Question.objects.get()
    settling.decline(question, "Only a solicitor can say. Ring Citizens Advice.", by=desk.pk, now=timezone.now())
    letter = Message.objects.get(person=question.person)
    assert letter.kind == "question-declined"
    assert "solicitor" not in letter.body
    assert "Ring Citizens Advice." in Client().post(BACK, {"code": code_in(letter.body)}).content.decode()


def test_pointed_at_an_answer_they_find_it(desk: Person) -> None:
    sent(Client(), contact="amina@example.org")
    question = Question.objects.get()
    settling.point(question, make_answer(), by=desk.pk, now=timezone.now())
    letter = Message.objects.get(person=question.person)
    assert "/questions/may-i-pay" in Client().post(BACK, {"code": code_in(letter.body)}).content.decode()


def test_who_left_no_way_is_told_nothing_alone(client: Client, desk: Person, ravi: Person, grace: Person) -> None:
    sent(Client())
    question = reviewed(Question.objects.get(), ravi, grace)
    with pytest.raises(settling.NobodyToTellError):
        settling.keep_private(question, by=desk.pk, now=timezone.now())
    page = client.post(f"/desk/questions/{question.pk}/settlement/", {"do": "private"}).content.decode()
    assert "They left no way to be told" in page
    settling.publish(question, review_by=next_year(), by=desk.pk, now=timezone.now())
    assert not Message.objects.filter(person=question.person).exists()


# -- Where to turn ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "shown"), [("My husband hits me", True), ("Mi marido me pega", True), (ASKED, False)]
)
def test_who_may_be_in_danger_reads_where_to_turn_and_everybody_once_it_is_sent(words: str, shown: bool) -> None:
    numbers = 'aria-label="Where to turn"'
    looked = Client().post(ASK, {"do": "look", "words": words}).content.decode()
    again = sent(Client(), words=words, contact="amina@")
    assert (numbers in looked, numbers in again) == (shown, shown)
    assert numbers in sent(Client(), words=words)
