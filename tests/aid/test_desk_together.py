"""Several coordinators at one desk: whoever comes second is told so, overwrites nothing, and loses no word."""

import pytest
from django.utils import timezone

from doorstep.aid import pages
from doorstep.aid.actions import answering, choosing, moving
from doorstep.aid.models import HelpRequest, Note, Offer, Task
from doorstep.groups.models import Group, Role
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.people.models import Person
from tests.aid.helping import said_yes
from tests.aid.street import make_volunteer
from tests.aid.test_desk import asked_now, below
from tests.factories import make_group, make_membership, make_person, make_team
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db
CHANGED = "It had changed while you looked at it"


@pytest.fixture
def esther(rye: Group, clara: Person) -> Person:  # noqa: ARG001 # Clara is first
    esther = make_person("Esther", email="esther@canary.example")
    make_membership(esther, rye, Role.COORDINATOR)
    return esther


# -- A request -------------------------------------------------------------------------------------------------------


def test_nobody_nods_to_somebody_whom_their_page_did_not_show(rye: Group, clara: Person, esther: Person) -> None:
    ben, olu = (make_volunteer(rye, name, vouched=False) for name in ("Ben", "Olu"))
    task = said_yes(asked_now(rye, "dog-walking"), ben)
    stale = pages.stamp([task])
    assert stale in text(browser(clara), below(rye, task.request_id))
    answering.refuse(task, by=esther.pk, now=timezone.now())
    Offer.objects.filter(volunteer=olu).update(status=Offer.Status.OPEN, ended_at=None)
    answering.accept(Offer.objects.get(task=task, volunteer=olu), now=timezone.now())

    page = text(browser(clara), below(rye, "tasks", task.pk, "nod"), answer="nod", seen=stale)
    assert CHANGED in page
    assert "Olu would do it." in page
    assert Task.objects.get().status == Task.Status.NOD


def test_what_somebody_took_meanwhile_is_not_withdrawn_unseen(rye: Group, clara: Person) -> None:
    ben, task = make_volunteer(rye), asked_now(rye)
    stale = pages.stamp([task])
    assert stale in text(browser(clara), below(rye, task.request_id))
    said_yes(task, ben)
    assert CHANGED in text(browser(clara), below(rye, task.request_id, "withdrawal"), seen=stale)
    assert HelpRequest.objects.get().status == HelpRequest.Status.OPEN


def test_a_note_that_is_clicked_twice_is_one(rye: Group, clara: Person, esther: Person) -> None:
    task = asked_now(rye)
    for who, words in ((clara, "No bell."), (clara, "No bell."), (esther, "No bell."), (clara, "Two stairs.")):
        text(browser(who), below(rye, task.request_id, "notes"), words=words)
    assert Note.objects.count() == 3


# -- Whom to ask -----------------------------------------------------------------------------------------------------


def test_who_was_asked_meanwhile_is_shown_and_the_ticks_stay(rye: Group, clara: Person, esther: Person) -> None:
    ben, olu, dara = (make_volunteer(rye, name) for name in ("Ben", "Olu", "Dara"))
    task = asked_now(rye)
    address = below(rye, "tasks", task.pk, "volunteers")
    assert 'name="seen" value="0"' in text(browser(clara), address)
    choosing.ask_these(task, {ben.pk}, by=esther.pk, now=timezone.now())

    page = text(browser(clara), address, whom=[str(olu.pk), str(dara.pk)], seen=0)
    assert "Others were asked while you chose." in page
    assert "<bdi>Ben</bdi>: asked" in page
    assert page.count("checked") == 2
    assert "They have been asked." in text(browser(clara), address, whom=[str(olu.pk), str(dara.pk)], seen=1)
    assert Offer.objects.count() == 3


def test_a_double_click_asks_once(rye: Group, clara: Person) -> None:
    ben, task = make_volunteer(rye), asked_now(rye)
    address = below(rye, "tasks", task.pk, "volunteers")
    for _ in range(2):
        assert "They have been asked." in text(browser(clara), address, whom=[str(ben.pk)], seen=0)
    assert Offer.objects.get().made_by == clara.pk


def test_for_what_somebody_does_nobody_is_offered(rye: Group, clara: Person) -> None:
    task = said_yes(asked_now(rye), make_volunteer(rye))
    make_volunteer(rye, "Olu")
    page = text(browser(clara), below(rye, "tasks", task.pk, "volunteers"))
    assert "Nobody is looked for just now" in page
    assert "Ask them" not in page


# -- Whose it is -----------------------------------------------------------------------------------------------------


def test_of_two_who_pass_it_on_the_second_is_told(rye: Group, clara: Person, esther: Person) -> None:
    here, there = make_team(rye), make_team(rye, "Bellenden corner")
    asked = asked_now(rye).request
    address = below(rye, asked.pk, "group")
    assert 'name="seen" value="0"' in text(browser(clara), address)
    text(browser(esther), address, to=f"team:{here.pk}", seen="0")

    page = text(browser(clara), address, to=f"team:{there.pk}", seen="0")
    assert "A colleague passed it on while you chose." in page
    assert "Your street team <bdi>Choumert corner</bdi> has it." in page
    assert page.count("checked") == 1
    assert HelpRequest.objects.get().team == here
    with pytest.raises(SomebodyWasFirstError):
        moving.give_to_team(asked, there, by=clara.pk)


def test_what_is_passed_on_is_on_the_other_groups_desk_at_once(rye: Group, clara: Person) -> None:
    other, fay = make_group("Bellenden Neighbours"), make_person("Fay")
    make_membership(fay, other, Role.COORDINATOR)
    team, task = make_team(other, "Their corner"), asked_now(rye)
    text(browser(clara), below(rye, task.request_id, "group"), to=f"group:{other.pk}", agreed="on", seen="0")

    page = text(browser(fay), below(other) + "?show=all")
    assert [words in page for words in (str(task.request_id), "Amina", "Their corner")] == [True, True, True]
    assert HelpRequest.objects.get().team == team
    page = text(browser(fay), below(other, task.request_id))
    assert "passed it on to this group" in page
    assert "12 Choumert Road" in text(browser(fay), below(other, task.request_id, "door"), why="")
