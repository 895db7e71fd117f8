"""Neighbouring groups help each other out: two sides agree, either ends it; one asks, the other says yes or no."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from doorstep.aid.actions import agreeing, asking, climbing, favours, overflowing
from doorstep.aid.actions.agreeing import HasOneError
from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import Agreement, Favour, GroupWay, HelpRequest, Overflow, Task
from doorstep.aid.queries.overflow import candidates
from doorstep.groups.models import Group
from doorstep.journal.lifecycle import NotAMoveError, SomebodyWasFirstError
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.aid.overflowing import below, coordinator_of, desk_of, make_helping_group
from tests.aid.street import amina, asked
from tests.factories import NUNHEAD, make_person
from tests.groups.pages import browser, text
from tests.networks.making import make_network, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def nunhead() -> Group:
    return make_helping_group("Nunhead Neighbours", NUNHEAD, "Dara")


@pytest.fixture
def dara(nunhead: Group) -> Person:
    return coordinator_of(nunhead)


def agreed(one: Group, other: Group, *kinds: str) -> Agreement:
    made = agreeing.propose(one, other, kinds, by=coordinator_of(one).pk, now=timezone.now())
    agreeing.agree(made, by=coordinator_of(other).pk, now=timezone.now())
    return made


def found_nobody(group: Group, *wanted: str, **said: Any) -> HelpRequest:
    """Have a request climb to the rung on which the groups next door are asked."""
    request = asking.open_request(
        asked(*wanted, **({"may_pass_on": True} | said)), amina(), group, by=None, now=timezone.now()
    ).request
    Task.objects.filter(request=request).update(rung=Rung.COORDINATOR, due_at=timezone.now())
    climbing.look_after(timezone.now() + timedelta(days=1))
    return HelpRequest.objects.get(pk=request.pk)


# -- Agreeing --------------------------------------------------------------------------------------------------------


def test_one_proposes_it_and_the_other_agrees(rye: Group, clara: Person, nunhead: Group, dara: Person) -> None:
    shown = text(browser(clara), below(rye, "neighbours"), other=nunhead.pk, kinds="shopping")
    assert "Proposed. Their coordinators have been told" in shown
    assert "You proposed it." in shown
    assert Message.objects.filter(person=dara, kind="agreement-proposed").exists()
    made = Agreement.objects.get()
    assert (made.status, made.kinds) == ("proposed", ["shopping"])

    client = browser(dara)
    assert "A neighbouring group would help you out" in text(client, below(nunhead))
    assert "You help each other out." in text(client, below(nunhead, "neighbours", made.pk, "agreeing"), sure="yes")
    made.refresh_from_db()
    assert (made.status, made.agreed_by) == ("agreed", dara.pk)
    assert Message.objects.filter(person=clara, kind="agreement-agreed").exists()


def test_nobody_agrees_to_their_own_proposal(rye: Group, clara: Person, nunhead: Group) -> None:
    made = agreeing.propose(rye, nunhead, (), by=clara.pk, now=timezone.now())
    assert browser(clara).post(below(rye, "neighbours", made.pk, "agreeing")).status_code == 404


def test_there_is_one_for_two_whoever_proposes_it(rye: Group, clara: Person, nunhead: Group, dara: Person) -> None:
    agreeing.propose(rye, nunhead, (), by=clara.pk, now=timezone.now())
    for one, other, by in ((rye, nunhead, clara), (nunhead, rye, dara)):
        with pytest.raises(HasOneError):
            agreeing.propose(one, other, (), by=by.pk, now=timezone.now())


def test_either_ends_it_and_can_propose_it_anew(rye: Group, clara: Person, nunhead: Group) -> None:
    made = agreed(rye, nunhead)
    request = found_nobody(rye)
    assert Favour.objects.get(request=request).status == "asked"
    assert "Ended. They have been told." in text(
        browser(clara), below(rye, "neighbours", made.pk, "ending"), sure="yes"
    )
    assert Favour.objects.get().status == "over"
    assert "Somebody was a moment quicker" in text(
        browser(clara), below(rye, "neighbours", made.pk, "ending"), sure="yes"
    )
    agreed(nunhead, rye)


def test_others_find_neither_the_page_nor_the_agreement(rye: Group, nunhead: Group, dara: Person) -> None:
    made = agreed(rye, nunhead)
    third = make_helping_group("Leeds Neighbours", (53.797, -1.543), "Lena")
    for person in (dara, make_person("Dev"), coordinator_of(third)):
        assert browser(person).get(below(rye, "neighbours")).status_code == 404
    lena = browser(coordinator_of(third))
    assert lena.post(below(third, "neighbours", made.pk, "ending")).status_code == 404
    assert Agreement.objects.get().status == "agreed"


def test_a_desk_that_looked_before_a_neighbour_said_yes_takes_nothing_from_them(
    rye: Group, nunhead: Group, dara: Person
) -> None:
    agreed(rye, nunhead)
    network = make_network()
    esther = make_officer(network)
    request = found_nobody(rye)
    Task.objects.filter(request=request).update(rung=Rung.NETWORK)
    row = overflowing.let_desk_look(request, network, now=timezone.now())
    assert row
    favours.say_yes(Favour.objects.get(), by=dara.pk, now=timezone.now())
    other = make_helping_group("Camberwell Neighbours", (51.474, -0.093), "Cato")
    for what, said in (("group", {"group": other.pk}), ("elsewhere", {"words": "The foodbank."})):
        page = text(browser(esther), desk_of(network, row.pk, what), **said)
        assert "Somebody was a moment quicker" in page
    request.refresh_from_db()
    assert request.group == nunhead
    assert not Message.objects.filter(kind="turn-elsewhere").exists()


def test_who_had_it_hears_that_the_desk_handed_it_to_another(rye: Group, clara: Person, nunhead: Group) -> None:
    agreed(rye, nunhead)
    network = make_network()
    request = found_nobody(rye)
    Task.objects.filter(request=request).update(rung=Rung.NETWORK)
    row = overflowing.let_desk_look(request, network, now=timezone.now())
    assert row
    overflowing.hand_over(row, nunhead, by=make_officer(network).pk, now=timezone.now())
    letter = Message.objects.get(person=clara, kind="handed-from-your-group")
    assert "Nunhead Neighbours" in letter.body
    assert Favour.objects.get().status == "over"


# -- Can you? --------------------------------------------------------------------------------------------------------


def test_the_other_group_is_asked_and_sees_no_more_than_it_takes(rye: Group, nunhead: Group, dara: Person) -> None:
    agreed(rye, nunhead)
    request = found_nobody(rye, know="No nuts.", what="Milk.")
    assert Message.objects.filter(person=dara, kind="can-you").count() == 1
    assert "question of a neighbouring group" in text(browser(dara), below(nunhead))
    page = text(browser(dara), below(nunhead, "neighbours"))
    assert "Shopping" in page
    assert "<bdi>Rye Lane Neighbours</bdi> found nobody" in page
    for sealed in ("Amina", "Choumert", "No nuts.", "Milk.", str(request.pk)):
        assert sealed not in page
    climbing.look_after(timezone.now() + timedelta(days=9))
    assert Message.objects.filter(person=dara, kind="can-you").count() == 1


def test_yes_moves_it_there_in_one_step_and_they_are_told(
    rye: Group, clara: Person, nunhead: Group, dara: Person
) -> None:
    agreed(rye, nunhead)
    request = found_nobody(rye)
    favour, client = Favour.objects.get(), browser(dara)
    assert "It is yours now" in text(client, below(nunhead, "neighbours", "favours", favour.pk), can="yes")
    request.refresh_from_db()
    assert (request.group, request.tasks.get().owner, request.tasks.get().rung) == (nunhead, dara.pk, Rung.NONE)
    assert Message.objects.filter(person=request.person_id, kind="helped-out").exists()
    assert Message.objects.filter(person=clara, kind="favour-done").exists()
    assert "a moment quicker" in text(client, below(nunhead, "neighbours", "favours", favour.pk), can="yes")


def test_no_leaves_it_where_it_is(rye: Group, nunhead: Group, dara: Person) -> None:
    agreed(rye, nunhead)
    request = found_nobody(rye)
    favour = Favour.objects.get()
    assert "not this time" in text(browser(dara), below(nunhead, "neighbours", "favours", favour.pk), can="no")
    request.refresh_from_db()
    assert (request.group, Favour.objects.get().status) == (rye, "no")


def test_of_two_who_say_yes_the_first_has_it(rye: Group, nunhead: Group, dara: Person) -> None:
    third = make_helping_group("Dulwich Neighbours", (51.455, -0.08), "Lena")
    for other in (nunhead, third):
        agreed(rye, other)
    request = found_nobody(rye)
    first, second = (Favour.objects.select_related("asks", "group", "request").get(group=g) for g in (nunhead, third))
    favours.say_yes(first, by=dara.pk, now=timezone.now())
    with pytest.raises((SomebodyWasFirstError, NotAMoveError)):
        favours.say_yes(second, by=coordinator_of(third).pk, now=timezone.now())
    request.refresh_from_db()
    assert request.group == nunhead
    assert Favour.objects.get(group=third).status == "over"


@pytest.mark.parametrize("why", ["kind", "word", "full", "ended"])
def test_whom_it_does_not_concern_is_not_asked(why: str, rye: Group, clara: Person, nunhead: Group) -> None:
    made = agreed(rye, nunhead, *(["lift"] if why == "kind" else []))
    if why == "full":
        GroupWay.objects.create(group=nunhead, is_full=True)
    if why == "ended":
        agreeing.end(made, rye, by=clara.pk, now=timezone.now())
    found_nobody(rye, may_pass_on=why != "word")
    assert not Favour.objects.exists()


def test_what_is_needed_no_more_is_asked_no_more(rye: Group, nunhead: Group) -> None:
    agreed(rye, nunhead)
    request = found_nobody(rye)
    Task.objects.filter(request=request).update(status="taken", filled=1)
    assert favours.look_after(timezone.now()) == 1
    assert Favour.objects.get().status == "over"


def test_at_the_desk_whoever_agreed_to_help_out_comes_first(rye: Group, nunhead: Group) -> None:
    make_officer(make_network())
    nearer = make_helping_group("Copeland Neighbours", (51.467, -0.0570), "Lena", metres=500)
    agreed(rye, nunhead)
    request = found_nobody(rye)
    Task.objects.filter(request=request).update(due_at=timezone.now())
    climbing.look_after(timezone.now() + timedelta(days=3))
    row = Overflow.objects.select_related("request").get()
    found = candidates(row, timezone.now())
    assert [each.group for each in found] == [nunhead, nearer]
    assert "it agreed to help out there" in found[0].reasons
