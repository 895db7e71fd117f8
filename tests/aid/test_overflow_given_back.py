"""A group gives back what it cannot do: it waits at the desk again, whole, and leaves nothing with the group."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from doorstep.aid import repeats
from doorstep.aid.actions import asking, climbing, giving_back, noting, overflow_due, overflowing, repeating
from doorstep.aid.actions.moving import NotToBePassedOnError
from doorstep.aid.actions.overflow_rows import about
from doorstep.aid.asked import When
from doorstep.aid.matching.ladder import Rung, Urgency
from doorstep.aid.models import Address, HelpRequest, Needs, Note, Overflow, Task
from doorstep.aid.queries.overflow import candidates
from doorstep.groups.models import Group
from doorstep.journal.lifecycle import NotAMoveError
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.aid.overflowing import (
    ADDRESS,
    asked_for,
    below,
    coordinator_of,
    later,
    make_helping_group,
    waits,
)
from tests.aid.street import amina, asked, make_street
from tests.aid.texting import kinds_told
from tests.factories import NUNHEAD
from tests.groups.pages import browser, text

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def climbed(group: Group, rung: Rung = Rung.NEIGHBOURS, **said: Any) -> Task:
    """Have something asked of a group climb the next rung."""
    request = asking.open_request(asked(**({"may_pass_on": True} | said)), amina(), group, by=None, now=timezone.now())
    Task.objects.filter(request=request.request).update(rung=rung, due_at=timezone.now())
    climbing.look_after(timezone.now() + DAY)
    return Task.objects.get(request=request.request)


def test_a_group_gives_it_back_and_comes_last(network: Network, esther: Person, near: Group) -> None:
    other = make_helping_group("Nunhead Neighbours", NUNHEAD, "Dara")
    row = waits(network, now=timezone.now())
    word = row.said["word"]
    first = overflowing.hand_over(row, near, by=esther.pk, now=timezone.now())
    client = browser(coordinator_of(near))
    assert "We cannot do it" in text(client, below(near, first.pk))
    assert "Choose a reason." in text(client, below(near, first.pk, "desk"), why="")
    assert "The network’s desk has it now." in text(client, below(near, first.pk, "desk"), why="too-far")

    row = Overflow.objects.select_related("network", "request", "person").get()
    assert (row.status, row.request, row.given_back) == ("waiting", None, [near.pk])
    assert (row.said["address"], row.said["word"]) == (ADDRESS, word)
    first.refresh_from_db()
    assert first.status == "handed-on"
    assert [each.group for each in candidates(row, timezone.now())] == [other, near]
    assert kinds_told(row.person)[-1] == "back-with-a-network"

    second = overflowing.hand_over(row, other, by=esther.pk, now=timezone.now())
    assert (second.group, second.address.words, second.tasks.get().codeword) == (other, ADDRESS, word)


def test_the_group_that_gave_it_back_keeps_nothing_of_it(network: Network, esther: Person, near: Group) -> None:
    request = overflowing.hand_over(waits(network, now=timezone.now()), near, by=esther.pk, now=timezone.now())
    client = browser(coordinator_of(near))
    assert client.post(below(near, request.pk, "door"), {"why": "to-plan"}).status_code == 200
    noting.note(request, "Rang on Monday.", by=coordinator_of(near).pk, now=timezone.now())
    text(client, below(near, request.pk, "desk"), why="too-far")
    assert [kept.objects.count() for kept in (Address, Needs, Note)] == [0, 0, 0]
    assert client.post(below(near, request.pk, "door"), {"why": "to-plan"}).status_code == 404
    assert "how to reach them" not in text(client, below(near, request.pk))


@pytest.mark.usefixtures("network")
def test_what_waits_there_already_waits_anew_when_it_is_given_back(esther: Person) -> None:
    rye, clara = make_street()
    task = climbed(rye)
    row = Overflow.objects.get()
    overflow_due.look_after(later(row))
    Overflow.objects.update(waits_since=timezone.now() - DAY, due_at=timezone.now() - DAY)
    giving_back.give_back(task.request, "no-hands", agreed=True, by=clara.pk, now=timezone.now())
    assert later(row) > timezone.now()
    assert (row.reminded, row.request) == (False, None)
    assert timezone.now() - row.waits_since < DAY
    assert kinds_told(esther)


@pytest.mark.usefixtures("network", "esther")
def test_what_was_for_a_day_that_none_of_it_has_any_more_can_be_handed_over(near: Group) -> None:
    day = timezone.localdate() + 2 * DAY
    for_a_day = asked_for(when=When(Urgency.DAY, day, "any"))
    row = overflowing.ask_desk(for_a_day, None, Network.objects.get(), known=amina(), by=None, now=timezone.now()).row
    request = overflowing.hand_over(row, near, by=coordinator_of(near).pk, now=timezone.now())
    Task.objects.filter(request=request).update(day=None)
    giving_back.give_back(request, "no-hands", agreed=True, by=coordinator_of(near).pk, now=timezone.now())
    row = Overflow.objects.select_related("network", "request", "person").get()
    assert (row.urgency, row.day) == ("week", None)
    assert about(row).when.urgency == "week"


@pytest.mark.usefixtures("network", "esther")
def test_what_rests_goes_to_the_desk_as_it_comes_again(near: Group) -> None:
    by, day = coordinator_of(near).pk, timezone.localdate() + 2 * DAY
    weekly = When(Urgency.DAY, day, "morning", repeats.weekly({day.weekday()}, weeks=1))
    said = asked_for("shopping", "walking", when=weekly, hands=2)
    request = asking.open_request(said, amina(), near, by=None, now=timezone.now()).request
    repeating.rest(request, until=None, by=by, now=timezone.now())
    assert "Let it go on first" in text(browser(coordinator_of(near)), below(near, request.pk, "desk"), why="too-far")
    HelpRequest.objects.update(paused_until=day + 8 * DAY)
    request.refresh_from_db()
    row = giving_back.give_back(request, "no-hands", agreed=True, by=by, now=timezone.now())
    assert (row.kinds, row.every, row.part, row.said["hands"]) == (["shopping", "walking"], weekly.every, "morning", 2)
    assert row.day == day + 14 * DAY


def test_what_was_asked_on_the_telephone_can_go_to_the_desk_with_their_word(
    network: Network, esther: Person, near: Group
) -> None:
    assert esther
    said = asked_for(may_pass_on=False, on_behalf="coordinator")
    request = asking.open_request(said, amina(), near, by=None, now=timezone.now()).request
    by = coordinator_of(near).pk
    with pytest.raises(NotToBePassedOnError):
        giving_back.give_back(request, "not-ours", agreed=False, by=by, now=timezone.now())
    page = text(browser(coordinator_of(near)), below(near, request.pk, "desk"), why="not-ours")
    assert "Ask them first, and tick this." in page
    giving_back.give_back(request, "not-ours", agreed=True, by=by, now=timezone.now())
    row = Overflow.objects.get()
    assert (row.network, row.on_behalf, row.may_pass_on) == (network, "coordinator", True)
    with pytest.raises(NotAMoveError):
        giving_back.give_back(request, "not-ours", agreed=True, by=by, now=timezone.now())
    assert Overflow.objects.count() == 1


def test_without_a_network_a_group_is_told_what_else_it_can_do(near: Group) -> None:
    request = asking.open_request(asked_for(), amina(), near, by=None, now=timezone.now()).request
    client = browser(coordinator_of(near))
    assert "No network looks after this street." in text(client, below(near, request.pk, "desk"))
    assert "No network looks after this street." in text(client, below(near, request.pk, "desk"), why="too-far")
    request.refresh_from_db()
    assert request.status == "open"
