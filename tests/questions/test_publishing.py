"""Answers for everybody: changed with a second pair of eyes, looked at again, taken down, counted, found."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from doorstep.accounts.actions import sit
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.people.models import Person
from doorstep.questions.actions import nagging, publishing
from doorstep.questions.models import Answer, Edition
from doorstep.questions.queries import answers
from doorstep.questions.said import Says
from doorstep.search.queries.texts import found
from tests.factories import make_person
from tests.questions.making import TYPED, browser_of, letters_to, make_answer, next_year

pytestmark = pytest.mark.django_db
ANEW = Says("May I pay with her card?", "data", "Still no. Take cash.", "Fraud, Action Fraud")


def at_desk(answer: Answer, *then: str) -> str:
    return "/".join(["/desk/questions/answers", str(answer.pk), *then, ""])


def changed(answer: Answer, by: Person) -> Edition:
    return publishing.change(answer, ANEW, by=by.pk, now=timezone.now())


# -- Changed ---------------------------------------------------------------------------------------------------------


def test_a_change_is_shown_once_somebody_else_has_read_it(client: Client, desk: Person, grace: Person) -> None:
    assert desk
    answer = make_answer()
    client.post(at_desk(answer), {**TYPED, "markdown": "Still no.", "topic": "data"})
    assert "Still no." not in Client().get(answer.get_absolute_url()).content.decode()
    edition = answers.waiting_edition(answer)
    assert edition
    page = client.post(at_desk(answer), {**TYPED, "markdown": "Perhaps."})
    assert "Another change of this answer waits already." in page.content.decode()
    reading = f"/questions/research/changes/{edition.pk}/"
    own = client.post(reading, {"review_by": next_year(), "do": "out"}).content.decode()
    assert "You wrote it yourself." in own
    hers = browser_of(grace)
    assert "Still no." in hers.get(reading).content.decode()
    hers.post(reading, {"review_by": next_year(), "do": "out"})
    assert "Still no." in Client().get(answer.get_absolute_url()).content.decode()
    answer.refresh_from_db()
    assert (answer.topic, answer.review_by) == ("data", next_year())
    assert hers.get(reading).status_code == 404


def test_whoever_could_read_a_change_is_told_and_the_desk_counts_it(
    client: Client, desk: Person, ravi: Person, grace: Person
) -> None:
    assert desk
    changed(make_answer(), ravi)
    assert (letters_to(ravi), letters_to(grace)) == ([], ["answer-to-read"])
    assert "Answers to look at again" in client.get("/desk/").content.decode()


def test_a_change_can_be_left(grace: Person, ravi: Person) -> None:
    answer = make_answer()
    edition = changed(answer, ravi)
    browser_of(grace).post(f"/questions/research/changes/{edition.pk}/", {"do": "leave"})
    assert answers.current(answer).number == 1
    assert changed(answer, ravi).number == 3


def test_of_two_who_let_it_out_one_does(grace: Person, ravi: Person) -> None:
    answer = make_answer()
    edition, femi = changed(answer, ravi), make_person("Femi")
    also = Edition.objects.select_related("answer").get(pk=edition.pk)
    publishing.let_out(edition, review_by=next_year(), by=grace.pk, now=timezone.now())
    with pytest.raises(SomebodyWasFirstError):
        publishing.let_out(also, review_by=next_year(), by=femi.pk, now=timezone.now())


def test_the_database_knows_that_it_takes_two(ravi: Person) -> None:
    edition = changed(make_answer(), ravi)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(reviewed_by=ravi.pk)


# -- Looked at again -------------------------------------------------------------------------------------------------


def test_it_is_looked_at_again_by_another_than_its_writer(client: Client, desk: Person) -> None:
    answer, own = make_answer(), make_answer(ANEW, writer=desk)
    right = {"do": "still-right", "review_by": next_year(), "seen": 1}
    for nonsense in ("", "x", "2"):
        late = client.post(at_desk(answer, "state"), {**right, "seen": nonsense})
        assert late.headers["Location"].endswith("question-late")
    client.post(at_desk(answer, "state"), right)
    answer.refresh_from_db()
    assert (answer.review_by, answers.current(answer).reviewed_by) == (next_year(), desk.pk)
    page = client.post(at_desk(own, "state"), right).content.decode()
    assert "You wrote it yourself." in page
    page = client.post(at_desk(answer, "state"), {**right, "review_by": "2020-01-01"}).content.decode()
    assert "Choose a day after today" in page


def test_the_day_nags_the_desk_and_nobody_who_could_not_look(ravi: Person) -> None:
    esther, now = make_person("Esther", email="esther@example.org"), timezone.now()
    sit("Esther's desk", esther)
    for writer in (ravi, make_person("Olu", email="olu@example.org")):
        make_answer(writer=writer)
    Answer.objects.update(review_by=timezone.localdate())
    assert nagging.nag(now) == 2
    assert nagging.nag(now + timedelta(days=13)) == 0
    assert nagging.nag(now + timedelta(days=15)) == 2
    assert letters_to(esther) == ["answers-to-look-at-again"] * 2
    assert letters_to(ravi) == []


def test_the_desk_sees_what_is_due(client: Client, desk: Person) -> None:
    assert desk
    make_answer()
    assert "Answers to look at again" not in client.get("/desk/").content.decode()
    Answer.objects.update(review_by=timezone.localdate())
    assert "Answers to look at again" in client.get("/desk/").content.decode()
    assert "look again: the day was" in client.get("/desk/questions/answers/").content.decode()


@pytest.mark.parametrize(("days", "overdue"), [(-1, True), (0, False)])
def test_an_answer_whose_day_has_passed_says_so(days: int, overdue: bool) -> None:
    answer = make_answer()
    Answer.objects.update(review_by=timezone.localdate() + timedelta(days=days))
    page = Client().get(answer.get_absolute_url()).content.decode()
    assert ("Somebody was to read this again by" in page, "Somebody looks again by" in page) == (overdue, not overdue)


# -- Taken down ------------------------------------------------------------------------------------------------------


def test_taken_down_it_is_gone_and_brought_back_it_is_there(client: Client, desk: Person) -> None:
    assert desk
    answer = make_answer()
    client.post(at_desk(answer, "state"), {"do": "taken-down"})
    assert client.post(at_desk(answer, "state"), {"do": "taken-down"}).headers["Location"].endswith("question-late")
    page = Client().get(answer.get_absolute_url())
    assert page.status_code == 410
    assert "This answer was taken down" in page.content.decode()
    assert found("card").total == 0
    assert "card" not in Client().get("/questions/").content.decode()
    client.post(at_desk(answer, "state"), {"do": "brought-back"})
    assert Client().get(answer.get_absolute_url()).status_code == 200
    assert found("card").total == 1
    assert client.post(at_desk(answer, "state"), {"do": "burnt"}).status_code == 422


def test_a_change_of_what_is_taken_down_is_found_by_nobody(grace: Person, ravi: Person) -> None:
    answer = make_answer()
    edition = changed(answer, ravi)
    publishing.take_down(answer, by=grace.pk)
    publishing.let_out(edition, review_by=next_year(), by=grace.pk, now=timezone.now())
    assert found("card").total == 0


# -- Read ------------------------------------------------------------------------------------------------------------


def test_whether_it_helped_is_counted_once_a_day_and_nobody_knows_for_whom() -> None:
    answer = make_answer()
    for helpful in ("yes", "yes", "no"):
        assert Client().post(f"/questions/opinions/{answer.pk}/", {"helpful": helpful}).status_code == 302
    Client(REMOTE_ADDR="192.0.2.7").post(f"/questions/opinions/{answer.pk}/", {"helpful": "no"})
    answer.refresh_from_db()
    assert (answer.helpful, answer.unhelpful) == (1, 1)
    assert Client().get(f"/questions/opinions/{answer.pk}/").status_code == 405


def test_answers_stand_by_topic_in_the_language_of_whoever_reads() -> None:
    one = make_answer()
    Answer.objects.filter(pk=one.pk).update(language="en")
    arabic = make_answer(Says("هل أدفع ببطاقتها؟", "money", "لا.", "Fraud"))
    Answer.objects.filter(pk=arabic.pk).update(slug=one.slug, language="ar", shipped="as it came")
    spanish = make_answer(Says("¿Puedo pagar con su tarjeta?", "money", "No.", "Fraude"))
    Answer.objects.filter(pk=spanish.pk).update(slug=one.slug, language="es", shipped="as it came")
    make_answer(Says("Who can see my number?", "data", "Your group.", "Us"))
    page = Client().get("/questions/").content.decode()
    assert page.index('id="money"') < page.index("May I pay") < page.index('id="data"')
    assert "tarjeta" not in page
    with translation.override("es"):
        assert "tarjeta" in Client(headers={"accept-language": "es"}).get("/questions/").content.decode()
    assert "tarjeta" in Client(headers={"accept-language": "es"}).get(one.get_absolute_url()).content.decode()


def test_two_questions_alike_have_addresses_of_their_own() -> None:
    slugs = {make_answer().slug, make_answer().slug, make_answer(Says("Ask", "money", "No.")).slug}
    assert slugs == {
        "may-i-pay-with-somebody-elses-card",
        "may-i-pay-with-somebody-elses-card-2",
        "ask-2",
    }


def test_as_many_questions_of_the_database_for_three_answers_as_for_one() -> None:
    counts = []
    for more in (1, 2):
        for number in range(more):
            make_answer(Says(f"And {more} {number}?", "money", "No."))
        with CaptureQueriesContext(connection) as asked:
            Client().get("/questions/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_no_mark_up_of_a_writers_own_reaches_a_page() -> None:
    answer = make_answer(Says("A <b>?", "money", "<script>alert(1)</script> [x](javascript:alert(1))", "<i>"))
    page = Client().get(answer.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "<b>" not in page
