"""Nobody is left unanswered: reminded, a wider desk, told plainly; given back, signposted, withdrawn; by text."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.aid.actions import asking, climbing, overflow_due, overflowing
from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import HelpRequest, Overflow, Task
from doorstep.aid.queries import apart, unfound
from doorstep.aid.queries.desks import desk_for
from doorstep.groups.models import ContactWay, Group
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.messaging.models import Message
from doorstep.networks.models import Network, Officer
from doorstep.people.models import ContactPoint, Person
from tests.aid.overflowing import (
    ADDRESS,
    BARE,
    desk_of,
    later,
    make_helping_group,
    waits,
)
from tests.aid.street import amina, asked, make_street
from tests.aid.texting import kinds_told
from tests.factories import NUNHEAD, sign_in
from tests.groups.pages import browser, text
from tests.networks.making import make_network, make_officer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


# -- Up the desks ----------------------------------------------------------------------------------------------------


def test_the_narrowest_desk_where_somebody_sits_has_it(network: Network, county: Network) -> None:
    assert desk_for(BARE) == county
    make_officer(network)
    assert desk_for(BARE) == network
    ward = make_network("Ward Circle", "SE22", email="join@ward.example", level="ward")
    assert desk_for(BARE) == network
    make_officer(ward, "Esme")
    assert desk_for(BARE) == ward


def test_officers_are_reminded_then_a_wider_desk_has_it_then_they_are_told(
    network: Network, esther: Person, county: Network, near: Group
) -> None:
    ContactWay.objects.create(group=near, means="phone", value="020 7946 0777")
    row = waits(network, now=timezone.now())
    assert overflow_due.look_after(timezone.now()) == 0

    assert overflow_due.look_after(later(row)) == 1
    assert kinds_told(esther) == ["waits-at-a-network", "still-waits-at-a-network"]
    assert overflow_due.look_after(later(row)) == 1
    row.refresh_from_db()
    assert (row.network, row.reminded, row.status) == (county, False, "waiting")
    assert kinds_told(row.person) == ["asked-a-network", "asked-a-wider-network"]
    assert text(browser(esther), desk_of(network)).count("waiting for") == 0

    overflow_due.look_after(later(row))
    overflow_due.look_after(later(row))
    row.refresh_from_db()
    assert (row.status, row.due_at, row.said) == ("unanswered", None, None)
    last = Message.objects.get(person=row.person_id, kind="nobody-found")
    assert "Rye Lane Neighbours" in last.body
    assert ADDRESS not in last.body


def test_where_nobody_sits_at_the_desk_any_more_it_goes_wider_at_once(
    network: Network, esther: Person, county: Network
) -> None:
    row = waits(network, now=timezone.now())
    Officer.objects.filter(person=esther).delete()
    overflow_due.look_after(later(row))
    row.refresh_from_db()
    assert row.network == county


def test_a_step_is_taken_once(network: Network, esther: Person) -> None:
    row = waits(network, now=timezone.now())
    due = later(row)
    assert [overflow_due.look_after(due) for _ in range(2)] == [1, 0]
    assert kinds_told(esther).count("still-waits-at-a-network") == 1


@pytest.mark.usefixtures("esther")
def test_one_that_fails_keeps_nothing_behind_it_waiting(
    network: Network, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = (waits(network, now=timezone.now()) for _ in range(2))
    Overflow.objects.filter(pk=first.pk).update(due_at=timezone.now() - DAY)
    sits = apart.officers_for

    def fails(row: Overflow) -> list[UUID]:
        if row.pk == first.pk:
            raise RuntimeError
        return sits(row)

    monkeypatch.setattr(overflow_due, "officers_for", fails)
    assert overflow_due.look_after(later(second)) == 1
    assert [Overflow.objects.get(pk=each.pk).reminded for each in (first, second)] == [False, True]
    assert len(caplog.records) == 1
    caplog.clear()


# -- Told where else to turn, withdrawn ------------------------------------------------------------------------------


def test_they_are_told_where_else_to_turn_once(network: Network, esther: Person) -> None:
    lone = make_helping_group("Nunhead Neighbours", NUNHEAD, "Dara")
    lone.memberships.all().delete()
    ContactWay.objects.create(group=lone, means="phone", value="020 7946 0778")
    row, office = waits(network, now=timezone.now()), browser(esther)
    assert "Tick a group, or write a few words" in text(office, desk_of(network, row.pk, "elsewhere"), words="")
    said = {"groups": lone.pk, "words": "The foodbank opens on Fridays."}
    assert "They have been told" in text(office, desk_of(network, row.pk, "elsewhere"), **said)
    assert "Somebody was a moment quicker" in text(office, desk_of(network, row.pk, "elsewhere"), **said)
    told = Message.objects.get(kind="turn-elsewhere")
    assert "Nunhead Neighbours" in told.body
    assert "The foodbank opens on Fridays." in told.body
    row.refresh_from_db()
    assert (row.status, row.said) == ("told", None)


@pytest.mark.parametrize("told", [True, False])
def test_whoever_can_only_be_rung_is_rung_and_stands_there_until_then(
    network: Network, esther: Person, told: bool
) -> None:
    row, office = waits(network, now=timezone.now()), browser(esther)
    ContactPoint.objects.filter(person=row.person).update(messages=False, calls=True)
    if told:
        text(office, desk_of(network, row.pk, "elsewhere"), words="The foodbank opens on Fridays.")
    else:
        overflow_due.look_after(later(row))
        overflow_due.look_after(later(row))
    assert "ring-whoever-asked" in kinds_told(esther)
    assert "Please ring them" in text(office, desk_of(network))
    assert "They do not know it yet" in text(office, desk_of(network, row.pk))
    assert "Choose a reason." in text(office, desk_of(network, row.pk, "reach"), why="")
    assert "Amina" in text(office, desk_of(network, row.pk, "reach"), why="to-plan")
    assert "It stands here no more." in text(office, desk_of(network, row.pk, "rung"), sure="yes")
    assert "Please ring them" not in text(office, desk_of(network))
    assert "Somebody was a moment quicker" in text(office, desk_of(network, row.pk, "rung"), sure="yes")
    assert office.get(desk_of(network, row.pk)).status_code == 200
    Overflow.objects.update(closed_at=timezone.now() - 8 * DAY)
    assert office.get(desk_of(network, row.pk)).status_code == 404


def test_whoever_asked_sees_how_it_stands_and_can_say_that_it_is_not_needed(network: Network, esther: Person) -> None:
    row, client = waits(network, now=timezone.now()), Client()
    sign_in(client, row.person)
    assert "The desk of <bdi>Southern Network</bdi> looks for a group near you." in text(client, "/ask/mine/")
    assert "The network’s desk has been told" in text(client, "/ask/mine/hearing/", sure="yes")
    assert "wants-to-hear-a-network" in kinds_told(esther)
    assert "shopping" in text(client, f"/ask/mine/desk/{row.pk}/withdrawal/").casefold()
    assert "The desk looks for nobody now." in text(client, f"/ask/mine/desk/{row.pk}/withdrawal/", sure="yes")
    row.refresh_from_db()
    assert row.status == "withdrawn"
    assert "Somebody was first" in text(client, f"/ask/mine/desk/{row.pk}/withdrawal/", sure="yes")


# -- The end of the ladder -------------------------------------------------------------------------------------------


def climbed(group: Group, rung: Rung = Rung.NEIGHBOURS, **said: Any) -> Task:
    """Have something asked of a group climb the next rung."""
    request = asking.open_request(asked(**({"may_pass_on": True} | said)), amina(), group, by=None, now=timezone.now())
    Task.objects.filter(request=request.request).update(rung=rung, due_at=timezone.now())
    climbing.look_after(timezone.now() + DAY)
    return Task.objects.get(request=request.request)


def test_what_a_group_found_nobody_for_stands_at_the_networks_desk(network: Network, esther: Person) -> None:
    rye, _clara = make_street()
    other = make_helping_group("Nunhead Neighbours", NUNHEAD, "Dara")
    task = climbed(rye)
    assert task.rung == Rung.NETWORK
    row = Overflow.objects.select_related("network", "request__group", "person").get()
    assert (row.request, row.network, row.said) == (task.request, network, None)
    assert "<bdi>Rye Lane Neighbours</bdi> has it, and found nobody" in text(browser(esther), desk_of(network))
    assert "network-looks-as-well" in kinds_told(row.person)
    assert not unfound.nobody_found().exists()
    overflowing.hand_over(row, other, by=esther.pk, now=timezone.now())
    assert HelpRequest.objects.get().group == other


def test_what_they_did_not_agree_to_is_handed_to_nobody(network: Network, esther: Person) -> None:
    rye, _clara = make_street()
    other = make_helping_group("Nunhead Neighbours", NUNHEAD, "Dara")
    climbed(rye, may_pass_on=False)
    row = Overflow.objects.get()
    assert "They have not said that another group may have it." in text(browser(esther), desk_of(network, row.pk))
    assert "Ask them first" in text(browser(esther), desk_of(network, row.pk, "group"), group=other.pk)
    assert HelpRequest.objects.get().group == rye


def test_what_somebody_does_by_now_stays_where_it_is(network: Network, esther: Person) -> None:
    rye, _clara = make_street()
    other = make_helping_group("Nunhead Neighbours", NUNHEAD, "Dara")
    task = climbed(rye)
    row = Overflow.objects.select_related("network", "request__group", "person").get()
    Task.objects.filter(pk=task.pk).update(status="taken", filled=1)
    with pytest.raises(SomebodyWasFirstError):
        overflowing.hand_over(row, other, by=esther.pk, now=timezone.now())
    assert "Nothing waits" in text(browser(esther), desk_of(network))
    overflow_due.look_after(later(row))
    row.refresh_from_db()
    assert row.status == "settled"


def test_where_no_network_is_it_stands_on_the_house_s_list() -> None:
    rye, _clara = make_street()
    climbed(rye)
    assert not Overflow.objects.exists()
    assert unfound.nobody_found().count() == 1
