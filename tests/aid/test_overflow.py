"""What no group covers: asked, at a network's desk, handed over in one step, done; or told where else to turn."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from doorstep.aid import repeats
from doorstep.aid.actions import answering, climbing, finishing, overflowing
from doorstep.aid.asked import When
from doorstep.aid.matching.ladder import Rung, Urgency
from doorstep.aid.models import Address, GroupWay, HelpRequest, Needs, Offer, Overflow
from doorstep.aid.queries.overflow import candidates
from doorstep.groups.models import Group
from doorstep.journal.lifecycle import SomebodyWasFirstError
from doorstep.journal.models import JournalEntry
from doorstep.messaging.models import Message
from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.places import cells
from tests.aid.overflowing import ADDRESS, BARE, KNOW, WHAT, below, coordinator_of, desk_of, make_helping_group, waits
from tests.aid.street import make_volunteer
from tests.aid.texting import kinds_told
from tests.aid.walking import SHOPPING, Walk, digits, fields, words
from tests.factories import NUNHEAD, make_person
from tests.groups.pages import browser, text
from tests.networks.making import make_network, make_officer

pytestmark = pytest.mark.django_db


def asked_by_web(client: Client | None = None) -> Walk:
    walk = Walk(client or Client())
    answers = SHOPPING | {"where": {"postcode": "SE22 9AB"}, "desk": {"pass_on": "on"}}
    while walk.step in answers:
        walk.press("on", **answers[walk.step])
    return walk


# -- The journey -----------------------------------------------------------------------------------------------------


def test_asked_at_a_bare_doorstep_it_waits_at_the_desk(network: Network, esther: Person) -> None:
    walk = asked_by_web()
    assert "It goes to the desk of <bdi>Southern Network</bdi>" in words(walk.page)
    sent = words(walk.press("send"))
    row = Overflow.objects.get()
    assert "The desk of <bdi>Southern Network</bdi> has what you asked for. No group has it yet." in sent
    assert "You hear from us by" in sent
    assert len(digits(sent)) == 19
    assert row.said["word"] in sent
    assert (row.status, row.network, row.district, row.may_pass_on) == ("waiting", network, "SE22", True)
    assert row.due_at
    assert not HelpRequest.objects.exists()
    assert kinds_told(row.person) == ["asked-a-network"]
    assert kinds_told(esther) == ["waits-at-a-network"]


def test_an_officer_hands_it_over_in_one_step(network: Network, esther: Person, near: Group) -> None:
    asked_by_web().press("send")
    row, office = Overflow.objects.get(), browser(esther)
    word = row.said["word"]
    assert "Shopping" in text(office, desk_of(network))
    page = text(office, desk_of(network, row.pk))
    assert "Rye Lane Neighbours" in page
    assert "its page was confirmed lately" in page
    assert "It is theirs now." in text(office, desk_of(network, row.pk, "group"), group=near.pk)

    request, clara = HelpRequest.objects.get(), coordinator_of(near)
    task = request.tasks.get()
    assert (request.group, request.person_id, request.may_pass_on) == (near, row.person_id, True)
    assert (task.owner, task.rung, task.codeword) == (clara.pk, Rung.NONE, word)
    assert (Address.objects.get().words, Needs.objects.get().what) == ("12 Choumert Road", "Milk and bread.")
    row.refresh_from_db()
    assert (row.status, row.request, row.said) == ("placed", request, None)
    assert kinds_told(row.person) == ["asked-a-network", "placed-by-a-network"]
    assert "handed-to-your-group" in kinds_told(clara)
    assert "The desk of a network handed it to this group." in text(browser(clara), below(near, request.pk))


def test_a_volunteer_of_the_group_does_it(network: Network, esther: Person, near: Group) -> None:
    row = waits(network, now=timezone.now())
    request = overflowing.hand_over(row, near, by=esther.pk, now=timezone.now())
    ben = make_volunteer(near, cell=near.cell, metres=5000)
    climbing.look_after(timezone.now())
    answering.accept(Offer.objects.get(person=ben.person_id), now=timezone.now())
    finishing.complete(request.tasks.get(), by=ben.person_id, now=timezone.now())
    request.refresh_from_db()
    assert request.status == "done"


def test_without_a_network_it_is_as_before(near: Group) -> None:
    assert near
    page = words(asked_by_web().page)
    assert "Nobody has listed a group for your street yet" in page


def test_the_finder_leads_there(esther: Person) -> None:
    assert esther
    page = text(Client(), f"/near/{cells.as_text(cells.shown(BARE))}/")
    assert "Southern Network looks for a group that can help here." in page
    assert "/ask/?at=" in page


def test_without_an_officer_it_is_as_before(network: Network) -> None:
    assert network
    assert "Nobody has listed a group for your street yet" in words(asked_by_web().page)


@pytest.mark.usefixtures("esther", "near")
def test_without_their_word_nothing_is_passed_to_anybody() -> None:
    walk = Walk(Client())
    walk.press("on", **SHOPPING["what"])
    walk.press("on", postcode="SE22 9AB")
    assert walk.step == "desk"
    assert "Tick this if the network may look for a group." in words(walk.press("on"))
    assert not Overflow.objects.exists()


@pytest.mark.usefixtures("esther", "near")
def test_pressed_twice_it_is_asked_once_and_shows_the_same_receipt() -> None:
    walk = asked_by_web()
    said = fields(walk.page)
    first, second = (walk.client.post("/ask/", {**said, "go": "send"}).content.decode() for _ in range(2))
    assert digits(first) == digits(second)
    assert len(digits(first)) == 19
    assert Overflow.objects.count() == 1
    assert Message.objects.filter(kind="asked-a-network").count() == 1


@pytest.mark.usefixtures("esther")
def test_where_all_groups_are_full_the_desk_looks(near: Group) -> None:
    full = make_helping_group("Goose Green Neighbours", (51.4590, -0.0722), "Dara", metres=1500)
    GroupWay.objects.create(group=full, is_full=True, elsewhere="The foodbank opens on Fridays.")
    network = Network.objects.get()
    row = waits(network, now=timezone.now())
    found = candidates(row, timezone.now())
    assert [(each.group, each.free) for each in found] == [(near, True), (full, False)]


# -- What an officer sees --------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("near")
def test_an_officer_sees_what_it_takes_to_place_it_and_nothing_else(network: Network, esther: Person) -> None:
    row = waits(network, "shopping", "lift", now=timezone.now(), languages=("es",))
    for page in (text(browser(esther), desk_of(network)), text(browser(esther), desk_of(network, row.pk))):
        for said in ("Shopping", "lift", "SE22"):
            assert said in page
        for sealed in ("Amina", ADDRESS, WHAT, KNOW, "7946 0501", "79460501", row.said["word"]):
            assert sealed not in page
    assert "Spanish" in text(browser(esther), desk_of(network, row.pk))


@pytest.mark.usefixtures("near")
def test_nobody_else_finds_it(network: Network, esther: Person, near: Group) -> None:
    row = waits(network, now=timezone.now())
    other = make_network("Northern Network", "LS1", email="join@northern.example")
    nora = make_officer(other, "Nora")
    for person in (nora, coordinator_of(near), make_person("Dev")):
        for more in ((), (row.pk,)):
            assert browser(person).get(desk_of(network, *more)).status_code == 404
        assert browser(person).post(desk_of(network, row.pk, "group"), {"group": near.pk}).status_code == 404
    assert browser(nora).get(desk_of(other, row.pk)).status_code == 404
    assert browser(nora).post(desk_of(other, row.pk, "reach"), {"why": "to-plan"}).status_code == 404
    assert browser(esther, strong=False).get(desk_of(network)).status_code == 302
    assert not HelpRequest.objects.exists()


@pytest.mark.usefixtures("near")
def test_how_they_are_reached_is_shown_by_tapping_with_a_reason_that_they_read(
    network: Network, esther: Person
) -> None:
    row, office = waits(network, now=timezone.now()), browser(esther)
    assert "Choose a reason." in text(office, desk_of(network, row.pk, "reach"), why="")
    shown = text(office, desk_of(network, row.pk, "reach"), why="to-plan")
    assert "Amina" in shown
    assert ADDRESS not in shown
    looked = JournalEntry.objects.filter(verb="looked at").latest("pk")
    assert (looked.by, looked.facts["why"], looked.facts["network"]) == (esther.pk, "to-plan", network.pk)
    for _ in range(9):
        text(office, desk_of(network, row.pk, "reach"), why="to-plan")
    assert "Amina" not in text(office, desk_of(network, row.pk, "reach"), why="to-plan")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.usefixtures("near")
def test_the_list_costs_the_same_for_one_and_for_three(
    rows: int, network: Network, esther: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        waits(network, now=timezone.now())
    office = browser(esther)
    with django_assert_num_queries(7):
        assert office.get(desk_of(network)).content.count(b"waiting for") == rows


@pytest.mark.parametrize("groups", [1, 4])
def test_ranking_costs_the_same_for_one_group_and_for_four(
    groups: int, network: Network, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(groups):
        make_helping_group(f"Group {number}", (51.456, -0.060 - number / 500), f"Clara{number}")
    row = waits(network, now=timezone.now())
    with django_assert_num_queries(9):
        assert len(candidates(row, timezone.now())) == groups


# -- Handing over ----------------------------------------------------------------------------------------------------


def test_two_officers_at_once_hand_it_over_once(network: Network, esther: Person, near: Group) -> None:
    other = make_helping_group("Nunhead Neighbours", NUNHEAD, "Dara")
    row = waits(network, now=timezone.now())
    same = Overflow.objects.select_related("network", "person").get(pk=row.pk)
    overflowing.hand_over(row, near, by=esther.pk, now=timezone.now())
    with pytest.raises(SomebodyWasFirstError):
        overflowing.hand_over(same, other, by=esther.pk, now=timezone.now())
    assert HelpRequest.objects.get().group == near
    assert "Somebody was a moment quicker" in text(browser(esther), desk_of(network, row.pk, "group"), group=other.pk)
    assert Message.objects.filter(kind="placed-by-a-network").count() == 1


def test_a_group_from_elsewhere_or_full_is_handed_nothing(network: Network, esther: Person, near: Group) -> None:
    GroupWay.objects.create(group=near, is_full=True)
    lone = make_helping_group("Nunhead Neighbours", NUNHEAD, "Dara")
    lone.memberships.all().delete()
    row = waits(network, now=timezone.now())
    for group in (near, lone):
        assert "Choose one of these groups." in text(browser(esther), desk_of(network, row.pk, "group"), group=group.pk)
    assert not HelpRequest.objects.exists()


def test_what_comes_again_comes_again_there(network: Network, esther: Person, near: Group) -> None:
    day = timezone.localdate() + timedelta(days=2)
    weekly = When(Urgency.DAY, day, "any", repeats.weekly({day.weekday()}, weeks=1))
    row = waits(network, now=timezone.now(), when=weekly)
    word = row.said["word"]
    request = overflowing.hand_over(row, near, by=esther.pk, now=timezone.now())
    assert request.every == weekly.every
    assert request.tasks.earliest("day").day == day
    assert {task.codeword for task in request.tasks.all()} == {word}
