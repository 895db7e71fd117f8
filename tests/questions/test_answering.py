"""From a question to an answer: given to somebody, written, read by another, told; and never by one person alone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doorstep.accounts.actions import end as end_seat
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.people.models import Person
from doorstep.questions.actions import answering, researchers, settling
from doorstep.questions.models import Answer, Question, Researcher
from doorstep.search.queries.texts import found
from tests.factories import make_person
from tests.questions.making import (
    ASKED,
    SAYS,
    TYPED,
    browser_of,
    fresh,
    letters_to,
    make_answer,
    make_question,
    make_researcher,
    next_year,
    opened,
    reviewed,
    seen,
    written,
)

pytestmark = pytest.mark.django_db
Status = Question.Status


def address(question: Question, *then: str) -> str:
    return "/".join(["/questions/research", str(question.pk), *then, ""])


def at_desk(question: Question, *then: str) -> str:
    return "/".join(["/desk/questions", str(question.pk), *then, ""])


# -- The whole way, on its pages -------------------------------------------------------------------------------------


def test_from_the_desk_to_everybody(client: Client, desk: Person, asked: Question, ravi: Person, grace: Person) -> None:
    assert desk
    assert "asked" in client.get("/desk/questions/").content.decode().lower()
    client.post(at_desk(asked, "giving"), {"who": str(ravi.pk)})
    assert letters_to(ravi) == ["question-to-look-up"]
    his, hers = browser_of(ravi), browser_of(grace)
    assert "12 Choumert Road" in his.get(address(asked)).content.decode()
    assert hers.get(address(asked)).status_code == 404
    his.post(address(asked), {**TYPED, "sources": "", "do": "keep"})
    assert "Never take a card" in his.get(address(asked)).content.decode()
    page = his.post(address(asked), {**TYPED, "sources": "", "do": "written"})
    assert (page.status_code, "one source at least" in page.content.decode()) == (422, True)
    his.post(address(asked), {**TYPED, "do": "written"})
    assert his.get(address(asked)).status_code == 404
    read_by_another(client, asked, ravi, grace)
    it_is_told(client, asked)


def read_by_another(client: Client, asked: Question, ravi: Person, grace: Person) -> None:
    page = client.post(at_desk(asked, "giving"), {"who": str(ravi.pk)}).content.decode()
    assert "Choose one of these." in page
    client.post(at_desk(asked, "giving"), {"who": str(grace.pk)})
    assert "May I pay with somebody else’s card?" in browser_of(grace).get(address(asked, "reading")).content.decode()
    told = {"seen": seen(fresh(asked)).isoformat(), "do": "right"}
    assert browser_of(grace).post(address(asked, "reading"), told).headers["Location"].endswith("done=approved")


def it_is_told(client: Client, asked: Question) -> None:
    until = next_year().isoformat()
    page = client.post(at_desk(asked, "settlement"), {"do": "publish", "review_by": until})
    assert "Read it, and tick the box." in page.content.decode()
    read_at = fresh(asked).reviewed_at
    assert read_at
    published = {"do": "publish", "review_by": until, "about_nobody": "on", "language": "es"}
    published["seen"] = read_at.isoformat()
    client.post(at_desk(asked, "settlement"), published)
    assert client.post(at_desk(asked, "settlement"), published).headers["Location"].endswith("question-late")
    answer = Answer.objects.get()
    assert (fresh(asked).answer, answer.language) == (answer, "es")
    shown = Client().get(answer.get_absolute_url()).content.decode()
    assert "<strong>Never take a card or a PIN.</strong>" in shown
    assert 'href="https://www.actionfraud.police.uk/"' in shown
    assert "Choumert" not in shown
    assert [hit.key for hit in found("card", kinds=("answer",)).hits] == [answer.pk]


# -- Two people, always ----------------------------------------------------------------------------------------------


def test_nobody_reads_what_they_wrote(asked: Question, ravi: Person) -> None:
    question, now = written(asked, ravi), timezone.now()
    with pytest.raises(answering.OwnWorkError):
        answering.give_to_read(question, ravi.pk, by=ravi.pk, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(reviewer=ravi.pk)
    with pytest.raises(SomebodyWasFirstError):
        answering.approve(question, seen=seen(question), by=ravi.pk, now=now)
    assert fresh(question).status == Status.WRITTEN


def test_the_desk_may_write_but_then_another_reads(client: Client, desk: Person, asked: Question) -> None:
    client.post(at_desk(asked, "giving"), {"who": "me"})
    client.post(address(asked), {**TYPED, "do": "written"})
    page = client.post(at_desk(asked, "giving"), {"who": "me"}).content.decode()
    assert "They wrote it themselves. Somebody else has to read it." in page
    assert fresh(asked).writer == desk.pk
    assert fresh(asked).reviewer is None


def test_what_is_read_is_what_is_told(asked: Question, ravi: Person, grace: Person) -> None:
    """A page that was open while it was sent back and written anew says nothing of what is there now."""
    question, now = written(asked, ravi), timezone.now()
    answering.give_to_read(question, grace.pk, by=ravi.pk, now=now)
    before = seen(question)
    answering.send_back(question, "Say who to ring.", seen=before, by=grace.pk, now=now)
    assert opened(question).remark == "Say who to ring."
    assert letters_to(ravi) == ["answer-sent-back"]
    answering.hand_in(fresh(question), SAYS, by=ravi.pk, now=now + timedelta(minutes=1))
    assert letters_to(grace)[-1] == "answer-to-read"
    with pytest.raises(SomebodyWasFirstError):
        answering.approve(fresh(question), seen=before, by=grace.pk, now=now)
    old_page = {"seen": before.isoformat(), "do": "right"}
    answer = browser_of(grace).post(address(question, "reading"), old_page)
    assert answer.headers["Location"].endswith("done=late")


@pytest.mark.parametrize(
    "nonsense", ["", "yesterday", "2026-99-99T00:00:00+00:00", "2026-11-27T10:00:00", "0001-01-01T00:00:00+14:00"]
)
def test_nonsense_instead_of_a_version_approves_nothing(
    asked: Question, ravi: Person, grace: Person, nonsense: str
) -> None:
    question = written(asked, ravi)
    answering.give_to_read(question, grace.pk, by=ravi.pk, now=timezone.now())
    answer = browser_of(grace).post(address(question, "reading"), {"seen": nonsense, "do": "right"})
    assert answer.headers["Location"].endswith("done=late")


# -- Who sees what ---------------------------------------------------------------------------------------------------


def test_a_researcher_sees_what_is_with_them_and_no_more(asked: Question, ravi: Person, grace: Person) -> None:
    browser = browser_of(ravi)
    assert "Nothing is with you" in browser.get("/questions/research/").content.decode()
    assert browser.get("/desk/questions/").status_code == 404
    answering.assign(asked, grace.pk, by=ravi.pk, now=timezone.now())
    assert "Choumert" not in browser.get("/questions/research/").content.decode()
    assert browser_of(make_person("Dev")).get("/questions/research/").status_code == 404
    assert Client().get("/questions/research/").status_code == 302


def test_whoever_stops_sees_nothing_and_what_was_with_them_is_with_the_desk(asked: Question, ravi: Person) -> None:
    answering.assign(asked, ravi.pk, by=ravi.pk, now=timezone.now())
    researchers.end(Researcher.objects.get(), by=ravi.pk)
    assert browser_of(ravi).get(address(asked)).status_code == 404
    assert (fresh(asked).status, fresh(asked).writer) == (Status.ASKED, None)


def test_a_seat_that_ended_closes_what_was_with_it(client: Client, desk: Person, asked: Question) -> None:
    client.post(at_desk(asked, "giving"), {"who": "me"})
    assert client.get(address(asked)).status_code == 200
    end_seat("Esther's desk")
    assert browser_of(Person.objects.get(pk=desk.pk)).get(address(asked)).status_code == 404


def test_given_back_the_desk_has_it(asked: Question, ravi: Person) -> None:
    answering.assign(asked, ravi.pk, by=ravi.pk, now=timezone.now())
    browser_of(ravi).post(address(asked, "giving-back"))
    assert fresh(asked).status == Status.ASKED


def test_handed_on_the_first_writes_no_more(asked: Question, ravi: Person, grace: Person) -> None:
    now = timezone.now()
    answering.assign(asked, ravi.pk, by=ravi.pk, now=now)
    stale = fresh(asked)
    answering.assign(asked, grace.pk, by=ravi.pk, now=now)
    with pytest.raises(SomebodyWasFirstError):
        answering.keep(stale, SAYS, by=ravi.pk)
    with pytest.raises(SomebodyWasFirstError):
        answering.hand_in(stale, SAYS, by=ravi.pk, now=now)
    with pytest.raises(SomebodyWasFirstError):
        answering.assign(stale, ravi.pk, by=ravi.pk, now=now)


# -- Ends ------------------------------------------------------------------------------------------------------------


def test_what_was_not_read_is_not_told(asked: Question, ravi: Person) -> None:
    question = written(asked, ravi)
    with pytest.raises(NotAMoveError):
        settling.publish(question, review_by=next_year(), by=ravi.pk, now=timezone.now())
    with pytest.raises(NotAMoveError):
        settling.keep_private(question, by=ravi.pk, now=timezone.now())
    assert not Answer.objects.exists()


def test_read_it_can_still_go_back_to_its_writer(
    client: Client, desk: Person, asked: Question, ravi: Person, grace: Person
) -> None:
    assert desk
    question = reviewed(asked, ravi, grace)
    wordless = client.post(at_desk(question, "settlement"), {"do": "anew"})
    assert (wordless.status_code, "Write a few words." in wordless.content.decode()) == (422, True)
    client.post(at_desk(question, "settlement"), {"do": "anew", "anew-words": "Say who to ring."})
    assert opened(question).remark == "Say who to ring."
    assert (fresh(question).status, fresh(question).writer) == (Status.ASSIGNED, ravi.pk)


def test_an_answer_that_was_taken_down_is_pointed_at_by_nobody(asked: Question, desk: Person) -> None:
    answer = make_answer()
    Answer.objects.update(status=Answer.Status.WITHDRAWN)
    with pytest.raises(SomebodyWasFirstError):
        settling.point(asked, answer, by=desk.pk, now=timezone.now())


def test_the_desk_points_and_declines(client: Client, desk: Person, asked: Question) -> None:
    assert desk
    answer, other = make_answer(), make_question("07700 900123", "And cheques?")
    page = client.get(at_desk(asked)).content.decode()
    assert "Is it answered already?" in page
    assert client.post(at_desk(asked, "settlement"), {"do": "point", "answer": ""}).status_code == 422
    client.post(at_desk(asked, "settlement"), {"do": "point", "answer": str(answer.pk)})
    assert (fresh(asked).status, fresh(asked).answer) == (Status.POINTED, answer)
    assert client.post(at_desk(other, "settlement"), {"do": "decline", "words": " "}).status_code == 422
    assert client.post(at_desk(other, "settlement"), {"do": "nothing"}).status_code == 422
    client.post(at_desk(other, "settlement"), {"do": "decline", "words": "Ask your bank."})
    assert fresh(other).status == Status.DECLINED
    assert client.get(at_desk(other)).status_code == 200


def test_as_many_questions_of_the_database_for_three_as_for_one(client: Client, desk: Person, ravi: Person) -> None:
    assert desk
    counts = []
    for more in (1, 2):
        for _ in range(more):
            written(make_question(words=f"{ASKED} {more}"), ravi)
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/desk/questions/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


# -- Becoming one who looks things up --------------------------------------------------------------------------------


def test_a_code_that_was_given_by_hand_makes_a_researcher(client: Client, desk: Person) -> None:
    assert desk
    page = client.post("/desk/questions/people/code/", {"name": "Femi, law centre"}).content.decode()
    code = page.split('<code dir="ltr">')[1].split("<")[0]
    femi = make_person("Femi")
    weak = browser_of(femi, strong=False).post("/questions/research/place/", {"code": code})
    assert "/stronger/" in weak.headers["Location"]
    browser = browser_of(femi)
    assert "opens nothing" in browser.post("/questions/research/place/", {"code": "K7QX-M2PA-9TRD"}).content.decode()
    browser.post("/questions/research/place/", {"code": code})
    assert Researcher.objects.get(person=femi).name == "Femi, law centre"
    dev = browser_of(make_person("Dev")).post("/questions/research/place/", {"code": code})
    assert dev.status_code == 422
    client.post(f"/desk/questions/people/{Researcher.objects.get().pk}/ending/")
    assert browser.get("/questions/research/").status_code == 404


def test_who_looks_things_up_already_keeps_their_place(ravi: Person) -> None:
    now = timezone.now()
    place = researchers.find(researchers.offer("Ravi again", by=ravi.pk, now=now), now=now)
    assert place
    with pytest.raises(researchers.NotOpenError):
        researchers.begin(place, ravi, now=now)
    other = make_researcher("Femi")
    assert Researcher.objects.filter(person=other).exists()
