"""Whoever asked hears of it, or the desk knows that they did not; and nothing lies with nobody."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from doorstep.accounts.actions import end as end_seat
from doorstep.accounts.actions import sit
from doorstep.messaging.models import Delivery, Message
from doorstep.people.models import ContactPoint, Person
from doorstep.questions.actions import answering, nagging, researchers, settling, telling
from doorstep.questions.models import Question, Researcher
from doorstep.questions.models.question import KEPT, LONGEST
from doorstep.questions.queries import open as questions
from doorstep.vault.actions import erase, expire
from tests.factories import make_person
from tests.questions.making import fresh, letters_to, make_question, next_year, reviewed, seen, written

pytestmark = pytest.mark.django_db
Status = Question.Status
A_MOMENT = timedelta(minutes=1)


def failed(question: Question) -> None:
    Delivery.objects.filter(message__person=question.person).update(status=Delivery.Status.FAILED)


# -- Told, or not ----------------------------------------------------------------------------------------------------


def test_where_only_a_human_can_write_the_desk_is_told_to(asked: Question, desk: Person, settings: Settings) -> None:
    """An address to which nothing here can send: no mail is set up."""
    settings.SCREEN, settings.SMTP = False, None
    settling.decline(asked, "Ask your bank.", by=desk.pk, now=timezone.now())
    assert not Message.objects.filter(person=asked.person).exists()
    assert fresh(asked).to_ring


def test_what_did_not_arrive_stands_on_the_list_until_somebody_said_it(
    client: Client, desk: Person, asked: Question
) -> None:
    now = timezone.now()
    settling.decline(asked, "Ask your bank.", by=desk.pk, now=now)
    assert telling.note_untold(now) == 0
    failed(asked)
    assert (telling.note_untold(now), telling.note_untold(now)) == (1, 0)
    assert "To be rung" in client.get("/desk/questions/").content.decode()
    client.post(f"/desk/questions/{asked.pk}/rung/")
    assert telling.note_untold(now) == 0
    assert "To be rung" not in client.get("/desk/questions/").content.decode()


def test_what_nobody_said_yet_is_not_forgotten_after_four_weeks(asked: Question, desk: Person) -> None:
    now = timezone.now()
    settling.decline(asked, "Ask your bank.", by=desk.pk, now=now)
    failed(asked)
    telling.note_untold(now)
    expire(now + KEPT + A_MOMENT)
    assert telling.told_by_ringing(fresh(asked), by=desk.pk, now=now + KEPT)
    expire(now + 2 * KEPT - A_MOMENT)
    assert Question.objects.exists()
    expire(now + 2 * KEPT + A_MOMENT)
    assert not Question.objects.exists()


def test_who_wants_nothing_there_is_told_nothing_alone(
    asked: Question, desk: Person, ravi: Person, grace: Person
) -> None:
    question = reviewed(asked, ravi, grace)
    ContactPoint.objects.filter(person=asked.person_id).update(messages=False, calls=False)
    assert questions.left_no_way(question)
    with pytest.raises(settling.NobodyToTellError):
        settling.keep_private(question, by=desk.pk, now=timezone.now())


# -- With somebody who is gone ---------------------------------------------------------------------------------------


def test_what_is_with_somebody_who_is_gone_is_with_the_desk_again(asked: Question, ravi: Person, grace: Person) -> None:
    now = timezone.now()
    esther, read = make_person("Esther", email="esther@example.org"), written(make_question(), ravi)
    sit("Esther's desk", esther)
    answering.give_to_read(read, grace.pk, by=ravi.pk, now=now)
    answering.assign(asked, esther.pk, by=ravi.pk, now=now)
    assert researchers.take_from_the_gone(now) == 0
    end_seat("Esther's desk")
    erase(grace.pk, by=None)
    assert researchers.take_from_the_gone(now) == 2
    assert (fresh(asked).status, fresh(asked).writer) == (Status.ASKED, None)
    assert (fresh(read).status, fresh(read).reviewer) == (Status.WRITTEN, None)


def test_nothing_is_sent_back_to_a_writer_who_is_gone(asked: Question, ravi: Person, grace: Person) -> None:
    now, other = timezone.now(), reviewed(make_question(), ravi, grace)
    read = written(asked, ravi)
    answering.give_to_read(read, grace.pk, by=ravi.pk, now=now)
    Researcher.objects.filter(person=ravi).delete()
    answering.send_back(read, "Say who to ring.", seen=seen(read), by=grace.pk, now=now)
    answering.write_anew(other, "Say who to ring.", by=grace.pk, now=now)
    for each in (asked, other):
        assert (fresh(each).status, fresh(each).writer, fresh(each).reviewer) == (Status.ASKED, None, None)
    assert "answer-sent-back" not in letters_to(ravi)


# -- Nothing that was not read ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("do", ["publish", "private"])
def test_a_page_that_shows_another_version_tells_nothing(
    client: Client, desk: Person, asked: Question, ravi: Person, grace: Person, do: str
) -> None:
    assert desk
    question = reviewed(asked, ravi, grace)
    assert question.reviewed_at
    older = (question.reviewed_at - A_MOMENT).isoformat()
    said = {"do": do, "review_by": next_year().isoformat(), "about_nobody": "on"}
    for version in ({}, {"seen": older}):
        late = client.post(f"/desk/questions/{question.pk}/settlement/", {**said, **version})
        assert late.headers["Location"].endswith("question-late")
    assert (
        f'name="seen" value="{question.reviewed_at.isoformat()}"'
        in client.get(late.headers["Location"]).content.decode()
    )
    assert fresh(question).status == Status.REVIEWED


# -- Waiting for long ------------------------------------------------------------------------------------------------


def test_the_desk_hears_every_two_weeks_of_what_nobody_settles(asked: Question) -> None:
    esther, now = make_person("Esther", email="esther@example.org"), timezone.now()
    sit("Esther's desk", esther)
    days = [13, 15, 16, 30]
    assert [nagging.remind(now + timedelta(days=day)) for day in days] == [0, 1, 0, 1]
    assert letters_to(esther) == ["question-waits-for-long"] * 2
    assert asked.goes_at


def test_after_a_year_it_is_forgotten_all_the_same(asked: Question) -> None:
    expire(asked.asked_at + LONGEST - A_MOMENT)
    assert Question.objects.exists()
    expire(asked.asked_at + LONGEST + A_MOMENT)
    assert not Question.objects.exists()
