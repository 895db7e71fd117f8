"""Whatever a desk is shown can be done, whoever is kept apart stays apart, and nobody who asked is left to nobody."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid.actions import (
    agreeing,
    asking,
    climbing,
    favours,
    giving_back,
    keeping,
    moving,
    overflow_due,
    taken_off,
)
from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import Begun, Favour, HelpRequest, Overflow, Task
from doorstep.aid.queries.covering import others
from doorstep.aid.queries.neighbours import asked_in_words
from doorstep.aid.queries.overflow import waiting_at
from doorstep.groups import actions as groups
from doorstep.groups.models import Group
from doorstep.groups.speakers import THE_DESK
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.actions.silencing import silence
from doorstep.messaging.models import Reply, Silence
from doorstep.networks.models import Network, Officer
from doorstep.people.models import ContactPoint, Person
from tests.aid.exchanging import texts
from tests.aid.overflowing import coordinator_of, later, make_helping_group, waits
from tests.aid.street import amina, asked, make_street
from tests.aid.test_overflow_apart import keep_apart
from tests.aid.test_overflow_due import climbed
from tests.factories import NUNHEAD, open_desk
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
def nunhead() -> Group:
    return make_helping_group("Nunhead Neighbours", NUNHEAD, "Dara")


@pytest.fixture
def street() -> Group:
    return make_street()[0]


def agree(one: Group, other: Group) -> None:
    made = agreeing.propose(one, other, (), by=coordinator_of(one).pk, now=timezone.now())
    agreeing.agree(made, by=coordinator_of(other).pk, now=timezone.now())


def rings_only(person: Person) -> None:
    ContactPoint.objects.filter(person=person).update(messages=False, calls=True)


def is_silent(person: Person, why: str = Silence.Why.CAME_BACK) -> None:
    for point in ContactPoint.objects.filter(person=person):
        silence(point, why, now=timezone.now())


# -- Kept apart ------------------------------------------------------------------------------------------------------


def test_a_request_is_offered_to_no_group_whose_coordinator_they_must_not_meet(street: Group, nunhead: Group) -> None:
    task = climbed(street)
    assert [each.group for each in others(task.request)] == [nunhead]
    keep_apart(task.person, coordinator_of(nunhead))
    assert others(task.request) == []


def test_of_a_group_taken_off_the_list_it_does_not_go_there_either(street: Group, nunhead: Group) -> None:
    task = climbed(street)
    keep_apart(task.person, coordinator_of(nunhead))
    groups.close(street, by=None, speaker=THE_DESK)
    taken_off.pass_on(timezone.now() + DAY)
    assert not HelpRequest.objects.filter(group=nunhead).exists()


def test_a_neighbour_asked_before_they_were_kept_apart_sees_and_gets_nothing(street: Group, nunhead: Group) -> None:
    agree(street, nunhead)
    task = climbed(street)
    favours.ask_neighbours(task.request, now=timezone.now())
    favour = Favour.objects.get()
    assert len(asked_in_words(nunhead)) == 1
    keep_apart(task.person, coordinator_of(nunhead))
    assert asked_in_words(nunhead) == []
    with pytest.raises(SomebodyWasFirstError):
        favours.say_yes(favour, by=coordinator_of(nunhead).pk, now=timezone.now())


# -- What is in hand -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("esther")
@pytest.mark.parametrize("taken", [{"status": "taken", "taken_at": NOON}, {"filled": 1, "hands": 2}])
def test_what_somebody_said_yes_to_some_of_waits_at_no_desk(
    network: Network, street: Group, taken: dict[str, object]
) -> None:
    said = asked("shopping", "walking", may_pass_on=True)
    request = asking.open_request(said, amina(), street, by=None, now=timezone.now()).request
    Task.objects.filter(request=request).update(rung=Rung.NEIGHBOURS, due_at=timezone.now())
    climbing.look_after(timezone.now() + DAY)
    row = Overflow.objects.get()
    assert [*waiting_at(network)] == [row]
    Task.objects.filter(request=request, kind="shopping").update(**taken)
    assert [*waiting_at(network)] == []
    overflow_due.look_after(later(row))
    row.refresh_from_db()
    assert row.status == "settled"


def test_a_neighbour_whose_question_was_needless_is_asked_anew(street: Group, nunhead: Group) -> None:
    agree(street, nunhead)
    task = climbed(street)
    favours.ask_neighbours(task.request, now=timezone.now())
    Task.objects.filter(pk=task.pk).update(filled=1, hands=2)
    assert favours.look_after(timezone.now()) == 1
    assert Favour.objects.get().status == "over"
    Task.objects.filter(pk=task.pk).update(filled=0)
    assert favours.ask_neighbours(task.request, now=timezone.now()) == 1
    assert Favour.objects.get().status == "asked"
    favours.say_no(Favour.objects.get(), by=coordinator_of(nunhead).pk, now=timezone.now())
    assert favours.ask_neighbours(task.request, now=timezone.now()) == 0


@pytest.mark.usefixtures("network", "esther")
def test_a_group_gives_back_nothing_that_another_has_by_now(street: Group, nunhead: Group) -> None:
    task = climbed(street)
    stale, by = HelpRequest.objects.get(pk=task.request_id), coordinator_of(street).pk
    moving.move(task.request, nunhead, agreed=False, by=by, now=timezone.now())
    with pytest.raises(SomebodyWasFirstError):
        giving_back.give_back(stale, "no-hands", agreed=True, by=by, now=timezone.now())
    assert HelpRequest.objects.get().group == nunhead


# -- Nobody is left to nobody ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("network", "esther")
def test_what_a_group_taken_off_the_list_was_asked_goes_to_a_desk_where_no_group_has_room(street: Group) -> None:
    task = climbed(street)
    groups.close(street, by=None, speaker=THE_DESK)
    taken_off.pass_on(timezone.now() + DAY)
    row = Overflow.objects.get()
    assert (row.status, row.request, row.person) == ("waiting", None, task.person)


@pytest.mark.parametrize("word", ["NO", "My sister came, stop looking please, thank you"])
def test_what_whoever_waits_at_a_desk_writes_stands_there(network: Network, esther: Person, word: str) -> None:
    texts("Shopping please, SE22", "YES")
    texts(word)
    reply = Reply.objects.get(desk=network.uid)
    assert reply.person == Overflow.objects.get().person
    assert "wants-to-hear-a-network" in {each.kind for each in esther.messages.all()}


def test_who_is_to_be_rung_is_said_again_until_somebody_rang(network: Network, esther: Person) -> None:
    row = waits(network, now=timezone.now())
    rings_only(row.person)
    for _twice in range(2):
        overflow_due.look_after(later(row))
    Overflow.objects.update(closed_at=timezone.now())
    told = esther.messages.filter(kind="ring-whoever-asked")
    assert told.count() == 1
    told.update(made_at=timezone.now())
    for days, many in ((1, 1), (3, 2), (4, 2), (6, 3)):
        overflow_due.look_after(timezone.now() + days * DAY)
        assert told.count() == many


@pytest.mark.parametrize("why", [Silence.Why.CAME_BACK, Silence.Why.ASKED])
def test_who_is_written_to_nowhere_any_more_has_to_be_rung(network: Network, esther: Person, why: Silence.Why) -> None:
    row = waits(network, now=timezone.now())
    is_silent(row.person, why)
    for _twice in range(2):
        overflow_due.look_after(later(row))
    row.refresh_from_db()
    assert (row.status, row.to_ring) == ("unanswered", True)
    assert esther.messages.filter(kind="ring-whoever-asked").count() == 1


def test_where_nobody_sits_the_house_is_told_that_somebody_has_to_be_rung(network: Network, esther: Person) -> None:
    row = waits(network, now=timezone.now())
    rings_only(row.person)
    Officer.objects.filter(person=esther).delete()
    overflow_due.look_after(later(row))
    open_desk(client := Client())
    assert "At these desks nobody sits" in text(client, "/desk/nobody-found/")


def test_a_request_at_a_desk_keeps_its_person(network: Network) -> None:
    row = waits(network, now=timezone.now())
    Begun.objects.create(person=row.person, kept_at=timezone.now() - 30 * DAY)
    keeping.forget(timezone.now())
    assert Overflow.objects.filter(pk=row.pk).exists()


@pytest.mark.usefixtures("network", "esther")
@pytest.mark.parametrize("lost", [rings_only, is_silent])
def test_the_page_says_to_ring_whoever_nothing_can_be_written_to(lost: Callable[[Person], None]) -> None:
    street, clara = make_street()
    task = climbed(street)
    lost(task.person)
    address = f"/groups/{street.slug}/requests/{task.request_id}/desk/"
    assert "please ring them first" in text(browser(clara), address)
    assert "so ring them" in text(browser(clara), address, why="no-hands")
