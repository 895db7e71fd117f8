"""One request on the desk: its history, its next step, and what a coordinator does with it."""

from uuid import uuid4

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.aid import pages
from doorstep.aid.actions import choosing, finishing, moving, noting, owning
from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import HelpRequest, Note, Offer, Task
from doorstep.aid.views.requests import OPENING
from doorstep.groups.actions import members
from doorstep.groups.models import Group, Role
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from doorstep.limits.actions import take
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.aid.helping import offered, said_yes
from tests.aid.street import make_volunteer
from tests.aid.test_desk import asked_now, below
from tests.factories import make_group, make_membership, make_person
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def esther(rye: Group, clara: Person) -> Person:  # noqa: ARG001 # Clara is first
    esther = make_person("Esther", email="esther@canary.example")
    make_membership(esther, rye, Role.COORDINATOR)
    return esther


# -- What happened, and what comes next ------------------------------------------------------------------------------


def test_the_history_tells_by_name_what_happened(rye: Group, clara: Person) -> None:
    ben = make_volunteer(rye)
    task = said_yes(asked_now(rye), ben)
    page = text(browser(clara), below(rye, task.request_id))

    for words in ("Amina wrote down what is asked for.", "this site asked Ben.", "Ben said yes."):
        assert words in page
    assert "Ben does it. On" in page


def test_a_colleague_reads_the_history_without_the_neighbours_name(rye: Group, clara: Person, esther: Person) -> None:
    task = asked_now(rye)
    assert "Amina" in text(browser(clara), below(rye, task.request_id))
    page = text(browser(esther), below(rye, task.request_id))
    assert "The neighbour wrote down what is asked for." in page
    assert "Amina" not in page


def test_who_was_asked_is_one_step_from_being_rung(rye: Group, clara: Person) -> None:
    ben, olu = make_volunteer(rye), make_volunteer(rye, "Olu")
    task = asked_now(rye)
    choosing.ask_these(task, {ben.pk, olu.pk}, by=clara.pk, now=timezone.now())
    members.leave_altogether(olu.person, rye, by=olu.person_id, now=timezone.now())
    page = text(browser(clara), below(rye, task.request_id))
    assert f"/groups/{rye.slug}/people/{ben.person_id}/" in page
    assert str(olu.person_id) not in page


def test_the_next_step_is_proposed(rye: Group, clara: Person) -> None:
    client, task = browser(clara), asked_now(rye)
    assert "The next are asked on" in text(client, below(rye, task.request_id))
    Task.objects.update(rung=Rung.COORDINATOR)
    assert "Ask somebody by name" in text(client, below(rye, task.request_id))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_request_costs_the_same_with_one_task_and_with_three(
    rows: int, rye: Group, clara: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_volunteer(rye)
    task = asked_now(rye, *("shopping", "prescription", "post")[:rows])
    offered(task)
    client = browser(clara)
    with django_assert_num_queries(14):
        client.get(below(rye, task.request_id))


# -- What is sealed --------------------------------------------------------------------------------------------------


def test_whoever_looks_after_it_opens_it_and_that_is_written_down(rye: Group, clara: Person) -> None:
    task = asked_now(rye)
    page = text(browser(clara), below(rye, task.request_id))
    assert "Choumert Road" not in page
    assert "7946" not in page

    page = text(browser(clara), below(rye, task.request_id, "door"), why="")
    for words in ("12 Choumert Road", "+442079460501", task.codeword):
        assert words in page
    entry = JournalEntry.objects.get(verb="looked at")
    assert (entry.by, entry.thing_id, entry.facts["why"]) == (clara.pk, str(task.person_id), "to-plan")


def test_a_colleague_opens_it_with_a_reason_alone(rye: Group, esther: Person) -> None:
    task, client = asked_now(rye), browser(esther)
    assert client.post(below(rye, task.request_id, "door")).status_code == 422
    assert not JournalEntry.objects.filter(verb="looked at").exists()

    assert "12 Choumert Road" in text(client, below(rye, task.request_id, "door"), why="worried")
    assert JournalEntry.objects.get(verb="looked at").facts["why"] == "worried"


def test_a_colleague_opens_no_more_than_twenty_an_hour(rye: Group, clara: Person, esther: Person) -> None:
    task = asked_now(rye)
    for _ in range(OPENING.most):
        take(OPENING, str(esther.pk))
    answer = browser(esther).post(below(rye, task.request_id, "door"), {"why": "worried"})
    assert answer.status_code == 422
    assert "Choumert" not in answer.content.decode()
    # Nor by taking it in hand: that shows whose it is as well.
    assert browser(esther).post(below(rye, "tasks", task.pk, "owner")).status_code == 409
    assert "12 Choumert Road" in text(browser(clara), below(rye, task.request_id, "door"), why="")


def test_a_note_is_sealed_and_read_where_all_is_opened(rye: Group, clara: Person) -> None:
    task, client = asked_now(rye), browser(clara)
    page = text(client, below(rye, task.request_id, "notes"), words="The bell is broken.")
    assert "Kept." in page
    assert "The bell is broken." not in page
    assert "The bell is broken." in text(client, below(rye, task.request_id, "door"), why="")
    assert (Note.objects.get().person_id, Note.objects.get().written_by) == (task.person_id, clara.pk)


def test_an_empty_note_is_none(rye: Group, clara: Person) -> None:
    task = asked_now(rye)
    assert browser(clara).post(below(rye, task.request_id, "notes"), {"words": " "}).status_code == 422
    assert not Note.objects.exists()


def test_a_note_on_what_went_to_another_group_is_given_back(rye: Group, clara: Person) -> None:
    task, client = asked_now(rye), browser(clara)
    next_door = make_group("Another street")
    make_membership(make_person("Olu"), next_door, Role.COORDINATOR)
    moving.move(task.request, next_door, agreed=True, by=clara.pk, now=timezone.now())
    typed = {"words": "The bell is <b>broken</b>."}

    answer = client.post(below(rye, task.request_id, "notes"), typed)
    assert answer.status_code == 409
    assert "The bell is &lt;b&gt;broken&lt;/b&gt;." in answer.content.decode()
    assert client.post(below(rye, uuid4(), "notes"), typed).status_code == 404
    assert not Note.objects.exists()


def test_a_note_on_what_is_over_goes_with_it(rye: Group, clara: Person) -> None:
    task = asked_now(rye)
    finishing.cancel(task, by=clara.pk, now=timezone.now())
    closed = HelpRequest.objects.get()
    note = noting.note(closed, "Fine.", by=clara.pk, now=timezone.now())
    assert note.closed_at == closed.closed_at


# -- Who looks after it ----------------------------------------------------------------------------------------------


def test_it_is_taken_in_hand_and_handed_over(rye: Group, clara: Person, esther: Person) -> None:
    task = asked_now(rye)
    page = text(browser(esther), below(rye, "tasks", task.pk, "owner"), owner=clara.pk)
    assert "You look after it now." in page
    assert "Amina" in page
    page = text(browser(esther), below(rye, "tasks", task.pk, "owner"), owner=esther.pk, whom=clara.pk)
    assert "They look after it now." in page
    assert Task.objects.get().owner == clara.pk


def test_of_two_who_take_it_in_hand_the_second_is_told(rye: Group, clara: Person, esther: Person) -> None:
    task, grace = asked_now(rye), make_person("Grace")
    make_membership(grace, rye, Role.COORDINATOR)
    text(browser(esther), below(rye, "tasks", task.pk, "owner"), owner=clara.pk)
    assert "a moment quicker" in text(browser(grace), below(rye, "tasks", task.pk, "owner"), owner=clara.pk)
    assert Task.objects.get().owner == esther.pk
    with pytest.raises(SomebodyWasFirstError):
        owning.own(task, grace.pk, by=grace.pk)


def test_it_is_handed_to_nobody_who_does_not_coordinate(rye: Group, clara: Person) -> None:
    task, ben = asked_now(rye), make_volunteer(rye)
    answer = browser(clara).post(below(rye, "tasks", task.pk, "owner"), {"whom": ben.person_id, "owner": clara.pk})
    assert answer.status_code == 409
    assert browser(clara).post(below(rye, "tasks", task.pk, "owner"), {"whom": "Ben"}).status_code == 404
    assert Task.objects.get().owner == clara.pk


# -- A nod, an end ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "status", "words"), [("nod", "taken", "Agreed."), ("refuse", "open", "thanked")])
def test_a_nod_or_somebody_else(rye: Group, clara: Person, answer: str, status: str, words: str) -> None:
    task = said_yes(asked_now(rye, "dog-walking"), make_volunteer(rye, vouched=False))
    assert "Ben would do it." in text(browser(clara), below(rye, task.request_id))
    assert words in text(browser(clara), below(rye, "tasks", task.pk, "nod"), answer=answer)
    assert Task.objects.get().status == status
    assert "a moment quicker" in text(browser(clara), below(rye, "tasks", task.pk, "nod"), answer="nod") or status


# -- What they told the coordinator ----------------------------------------------------------------------------------


def heard(group: Group, who: Person, offer: Offer, answer: str) -> str:
    return text(browser(who), below(group, "offers", offer.pk, "told"), answer=answer)


def test_what_they_said_by_telephone_is_noted_for_them(rye: Group, clara: Person) -> None:
    task = asked_now(rye)
    (offer,) = choosing.ask_these(task, {make_volunteer(rye).pk}, by=clara.pk, now=timezone.now())
    assert "They said yes" in text(browser(clara), below(rye, task.request_id))
    for _double_click in range(2):
        page = heard(rye, clara, offer, "yes")
        assert "Noted as what they said." in page
    assert "Ben said yes. Clara noted it." in page
    assert Task.objects.get().status == Task.Status.TAKEN
    assert Message.objects.filter(kind="yours").count() == 1

    page = heard(rye, clara, offer, "back")
    assert "Ben cannot after all. Clara noted it." in page
    assert (Task.objects.get().status, Offer.objects.get().status) == (Task.Status.OPEN, Offer.Status.RETURNED)


def test_a_no_by_telephone_lets_the_next_be_found(rye: Group, clara: Person) -> None:
    task = asked_now(rye)
    (offer,) = choosing.ask_these(task, {make_volunteer(rye).pk}, by=clara.pk, now=timezone.now())
    assert "Ben can’t make it this time. Clara noted it." in heard(rye, clara, offer, "no")
    page = heard(rye, clara, offer, "yes")
    assert "Somebody was a moment quicker" in page
    assert Offer.objects.get().status == Offer.Status.DECLINED


def test_an_answer_that_is_none_changes_nothing(rye: Group, clara: Person) -> None:
    (offer,) = choosing.ask_these(asked_now(rye), {make_volunteer(rye).pk}, by=clara.pk, now=timezone.now())
    assert heard(rye, clara, offer, "perhaps")
    assert Offer.objects.get().status == Offer.Status.OPEN


@pytest.mark.parametrize("how", ["done", "cancelled"])
def test_it_is_ended_once(rye: Group, clara: Person, esther: Person, how: str) -> None:
    task = asked_now(rye)
    address, seen = below(rye, "tasks", task.pk, "ending"), pages.stamp([task])
    text(browser(clara), address, how=how, seen=seen)
    assert Task.objects.get().status == how
    assert "It had changed while you looked" in text(browser(esther), address, how="done", seen=seen)
    assert Task.objects.get().status == how


def test_what_somebody_took_meanwhile_is_not_ended_unseen(rye: Group, clara: Person) -> None:
    task = asked_now(rye)
    seen = pages.stamp([task])
    said_yes(task, make_volunteer(rye))
    page = text(browser(clara), below(rye, "tasks", task.pk, "ending"), how="cancelled", seen=seen)
    assert "It had changed while you looked" in page
    assert Task.objects.get().status == Task.Status.TAKEN


def test_nothing_of_it_is_needed_any_more(rye: Group, clara: Person) -> None:
    task = asked_now(rye, "shopping", "post")
    client = browser(clara)
    assert "Not needed." in text(client, below(rye, task.request_id, "withdrawal"), sure="yes")
    assert HelpRequest.objects.get().status == HelpRequest.Status.WITHDRAWN
    assert "a moment quicker" in text(client, below(rye, task.request_id, "withdrawal"), sure="yes")
