"""Whoever asked answers by text as well; what is not clear goes to a human; and who is reached no more is missed."""

from datetime import timedelta

import pytest

from doorstep.aid.actions import climbing, finishing
from doorstep.aid.models import Exchange, Task, Volunteer
from doorstep.aid.queries.matters import codes_of
from doorstep.groups.models import Group
from doorstep.messaging.models import Message, Reply
from doorstep.people import actions as people
from doorstep.people.models import Person
from tests.aid.street import NOW, later, make_task
from tests.aid.texting import AMINA, BEN, OLU, asked_for, kinds_told, said_yes, stands, told, with_phone, writes

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(minutes=9)
QUICKER = "Thank you. A neighbour was quicker, or it is not needed any more. You need do nothing."


@pytest.fixture
def ben(rye: Group) -> Volunteer:
    return with_phone(rye)


# -- Who asked -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "went"), [("YES {code}", "well"), ("yes thank you", "well"), ("no", "badly")])
def test_whoever_asked_says_how_it_went(rye: Group, ben: Volunteer, clara: Person, words: str, went: str) -> None:
    task = said_yes(make_task(rye), ben)
    finishing.complete(task, by=ben.person_id, now=NOW)
    Task.objects.filter(pk=task.pk).update(went="asked", went_at=SOON)
    reply = writes(words.format(code=task.code), AMINA, now=later(hours=3))
    task.refresh_from_db()
    assert (task.went, task.status, reply.person_id) == (went, "done", task.person_id)
    assert len(told(task.person, later(hours=3))) == 1
    # What was not well is read by a human.
    assert ("went-badly" in kinds_told(clara)) == (went == "badly")
    assert (reply.desk, reply.status) == ((rye.uid, "open") if went == "badly" else (None, "answered"))


@pytest.mark.parametrize(("words", "status", "offer"), [("yes", "done", "done"), ("no", "open", "returned")])
def test_where_nobody_said_it_was_done_whoever_asked_does(
    rye: Group, ben: Volunteer, words: str, status: str, offer: str
) -> None:
    task = said_yes(make_task(rye), ben)
    climbing.look_after(later(days=8))
    climbing.look_after(later(days=10))
    assert "did-somebody-come" in kinds_told(task.person)
    writes(words, AMINA, now=later(days=10, hours=1))
    assert stands(task) == (status, [offer])


def test_whoever_asked_says_by_its_code_that_it_is_done(rye: Group, ben: Volunteer) -> None:
    task = said_yes(make_task(rye), ben)
    assert codes_of((task.person_id, ben.person_id)) == {task.code: ben.person_id}
    writes(f"done {task.code}", AMINA, now=later(hours=3))
    assert stands(task) == ("done", ["done"])


# -- Not clear -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["Only if it does not rain", "yes, but not before 5", "K7 who is this?"])
def test_what_is_not_clear_goes_to_the_humans_of_the_group(
    rye: Group, ben: Volunteer, clara: Person, words: str
) -> None:
    task = asked_for(make_task(rye))
    reply = writes(words, now=SOON)
    assert (reply.status, reply.desk, reply.person_id) == ("open", rye.uid, ben.person_id)
    assert stands(task) == ("open", ["open"])
    assert told(ben.person, SOON) == []
    assert told(clara, SOON) == [
        "Somebody of Rye Lane Neighbours wrote something that a human has to read. Sign in, and look at the desk."
    ]


@pytest.mark.usefixtures("ben")
def test_whoever_is_on_duty_is_told_once_an_hour_that_somebody_wrote(rye: Group, clara: Person) -> None:
    asked_for(make_task(rye))
    for minutes in (1, 20, 59, 62):
        writes("Only if it does not rain", now=later(minutes=minutes))
    assert Reply.objects.filter(desk=rye.uid, status="open").count() == 4
    assert kinds_told(clara).count("somebody-wrote") == 2


def test_what_could_be_arranged_goes_to_humans_and_is_not_given_back(rye: Group, ben: Volunteer) -> None:
    task = said_yes(make_task(rye), ben)
    assert writes("tomorrow?", now=SOON).desk == rye.uid
    assert stands(task) == ("taken", ["accepted"])


@pytest.mark.usefixtures("ben")
def test_who_is_nobodys_volunteer_and_asks_for_help_are_anothers_to_answer() -> None:
    for words, number in (
        ("I need a hand with shopping", OLU),
        ("HELP", BEN),
        ("My prescription, SE15 4AB, please", "+447700900778"),
    ):
        assert writes(words, number, now=SOON).desk is None, words
    assert Exchange.objects.count() == 3
    assert not Message.objects.filter(kind="reply").exists()


@pytest.mark.parametrize("words", ["Could somebody fetch my prescription?", "My husband is hitting me"])
def test_a_volunteer_who_asks_for_something_or_is_in_danger_is_answered_like_everybody(
    ben: Volunteer, words: str
) -> None:
    reply = writes(words, now=SOON)
    assert Exchange.objects.get().person_id == reply.person_id == ben.person_id


@pytest.mark.usefixtures("ben")
def test_while_somebody_asks_their_yes_belongs_to_that(rye: Group) -> None:
    task = asked_for(make_task(rye))
    writes("HELP", now=SOON)
    writes("yes", now=SOON)
    assert stands(task) == ("open", ["open"])
    writes(f"yes {task.code}", now=SOON)
    assert stands(task) == ("taken", ["accepted"])


def test_nobody_reads_what_another_wrote_from_a_number_they_named(rye: Group, ben: Volunteer) -> None:
    """Ben adds Amina's number to his pages, where he never showed that he reads what is sent there."""
    people.add_contact_point(ben.person, "phone", AMINA, by=None)
    asked_for(make_task(rye))
    reply = writes("Somebody stands outside", AMINA, now=SOON)
    assert reply.person_id != ben.person_id
    assert stands(Task.objects.get()) == ("open", ["open"])
    assert writes("yes", AMINA, now=SOON).person_id != ben.person_id
    assert stands(Task.objects.get()) == ("open", ["open"])


# -- No longer reached -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("ben")
@pytest.mark.parametrize("number", [BEN, AMINA])
def test_whoever_is_on_duty_hears_that_somebody_is_reached_no_more_and_of_whom_is_not_said(
    rye: Group, clara: Person, number: str
) -> None:
    make_task(rye)
    writes("STOP", number, now=SOON)
    assert told(clara, SOON) == [
        "Somebody of Rye Lane Neighbours is no longer reached by text. Sign in, and look at the desk."
    ]


@pytest.mark.usefixtures("rye")
def test_who_neither_helps_nor_asks_is_missed_by_nobody(clara: Person) -> None:
    writes("STOP", OLU, now=SOON)
    assert told(clara, SOON) == []
