"""How somebody loses a role, and how what a group is changes: by two, and not by the quicker of two."""

from datetime import timedelta

import pytest

from doorstep.groups import actions
from doorstep.groups.actions import deciding, members
from doorstep.groups.actions.deciding import agree, decide, look_after, refuse
from doorstep.groups.models import Change, Decision, Group, Membership, Provenance, Role
from doorstep.groups.queries import members as asked
from doorstep.groups.speakers import THE_DESK
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.factories import make_membership, make_person
from tests.groups.decisions import A_DAY_LATER, NOW, Kind, Status, about, roles, status, told

pytestmark = pytest.mark.django_db


# -- Losing a role ---------------------------------------------------------------------------------------------------


def test_a_third_coordinator_is_removed_by_two_and_cannot_say_no_alone(
    nunhead: Group, clara: Person, esther: Person, ben: Person
) -> None:
    make_membership(ben, nunhead, Role.COORDINATOR)
    Message.objects.all().delete()
    decision = about(nunhead, Kind.REMOVE_COORDINATOR, ben, clara)

    assert told() == {str(esther.pk), str(ben.pk)}
    for doing in (agree, refuse):
        with pytest.raises(deciding.NotTheirsError):
            doing(decision, by=ben.pk, now=NOW)
    agree(decision, by=esther.pk, now=NOW)
    assert roles(ben) == {Role.VOLUNTEER}
    assert not asked.is_coordinator(ben.pk, nunhead)


def test_of_two_neither_removes_the_other_at_once_and_the_other_can_say_no(
    nunhead: Group, clara: Person, esther: Person
) -> None:
    Message.objects.all().delete()
    decision = about(nunhead, Kind.REMOVE_COORDINATOR, esther, clara)

    assert decision.due_at == A_DAY_LATER
    assert told() == {str(clara.pk), str(esther.pk)}
    with pytest.raises(deciding.NotTheirsError):
        agree(decision, by=esther.pk, now=NOW)
    refuse(decision, by=esther.pk, now=NOW)
    assert look_after(A_DAY_LATER) == 0
    assert asked.is_coordinator(esther.pk, nunhead)


def test_who_says_nothing_for_a_day_is_removed(nunhead: Group, clara: Person, esther: Person) -> None:
    decision = about(nunhead, Kind.REMOVE_COORDINATOR, esther, clara)
    assert look_after(A_DAY_LATER - timedelta(seconds=1)) == 0
    assert look_after(A_DAY_LATER) == 1
    assert not asked.is_coordinator(esther.pk, nunhead)
    done = Decision.objects.get(pk=decision.pk)
    assert (done.status, done.settled_by) == (Status.DONE, None)


def test_a_resting_coordinator_is_told_and_comes_back_to_say_no(nunhead: Group, clara: Person, esther: Person) -> None:
    row = Membership.objects.get(person=esther, role=Role.COORDINATOR)
    members.rest(row, by=esther.pk)
    Message.objects.all().delete()
    decision = decide(nunhead, Kind.CLOSE, by=clara.pk, now=NOW)

    assert decision.due_at == A_DAY_LATER
    assert told() == {str(clara.pk), str(esther.pk)}
    with pytest.raises(deciding.NotTheirsError):
        refuse(decision, by=esther.pk, now=NOW)
    members.come_back(row, by=esther.pk)
    refuse(decision, by=esther.pk, now=NOW)
    assert status(decision) == Status.REFUSED


def test_a_lead_is_given_and_taken_by_two_and_is_told(nunhead: Group, clara: Person, esther: Person) -> None:
    grace = make_person("Grace", email="grace@canary.example")
    make_membership(grace, nunhead)
    agree(about(nunhead, Kind.GIVE_LEAD, grace, clara), by=esther.pk, now=NOW)
    assert roles(grace) == {Role.VOLUNTEER, Role.SAFEGUARDING_LEAD}

    decision = about(nunhead, Kind.TAKE_LEAD, grace, esther)
    assert str(grace.pk) in told()
    agree(decision, by=clara.pk, now=NOW)
    assert roles(grace) == {Role.VOLUNTEER}


def test_a_lead_says_no_to_a_lone_coordinator(nunhead: Group, clara: Person) -> None:
    grace = make_person("Grace", email="grace@canary.example")
    make_membership(grace, nunhead, Role.SAFEGUARDING_LEAD)
    decision = about(nunhead, Kind.TAKE_LEAD, grace, clara)
    refuse(decision, by=grace.pk, now=NOW)
    assert Role.SAFEGUARDING_LEAD in roles(grace)


def test_a_coordinator_who_makes_themselves_lead_needs_another(nunhead: Group, clara: Person, esther: Person) -> None:
    decision = about(nunhead, Kind.GIVE_LEAD, clara, clara)
    assert decision.due_at is None
    agree(decision, by=esther.pk, now=NOW)
    assert roles(clara) == {Role.COORDINATOR, Role.SAFEGUARDING_LEAD}


def test_nobody_is_the_second_for_their_own_appointment_and_may_say_no_to_it(
    nunhead: Group, clara: Person, esther: Person
) -> None:
    decision = about(nunhead, Kind.GIVE_LEAD, esther, clara)
    assert decision.due_at == A_DAY_LATER
    with pytest.raises(deciding.NotTheirsError):
        agree(decision, by=esther.pk, now=NOW)
    refuse(decision, by=esther.pk, now=NOW)
    assert roles(esther) == {Role.VOLUNTEER, Role.COORDINATOR}


# -- What the group is -----------------------------------------------------------------------------------------------


def test_a_new_name_and_patch_take_two_and_are_the_groups_own_word(
    nunhead: Group, clara: Person, esther: Person
) -> None:
    values = {"name": "Nunhead Friends", "patch": {"districts": ["SE15"]}}
    decision = decide(nunhead, Kind.CHANGE, values=values, by=clara.pk, now=NOW)
    assert Group.objects.get().name == "Nunhead Neighbours"
    agree(decision, by=esther.pk, now=NOW)

    now = Group.objects.get()
    assert (now.name, now.district_codes) == ("Nunhead Friends", ["SE15"])
    spoken = dict(Provenance.objects.filter(field__in=values).values_list("field", "voice"))
    assert spoken == {"name": "group", "patch": "group"}
    assert Change.objects.get(field="name").by == clara.pk


def test_a_change_that_can_no_longer_be_comes_to_nothing(nunhead: Group, clara: Person, esther: Person) -> None:
    for values in ({"patch": {"districts": ["ZZ99"]}}, {"name": "Ring https://chat.whatsapp.com/AbC"}):
        decision = decide(nunhead, Kind.CHANGE, values=values, by=clara.pk, now=NOW)
        agree(decision, by=esther.pk, now=NOW)
        assert status(decision) == Status.LAPSED
    assert Group.objects.get().name == "Nunhead Neighbours"


def test_a_group_rests_closes_and_comes_back_by_two(nunhead: Group, clara: Person, esther: Person) -> None:
    for kind, listing in [
        (Kind.REST, Group.Listing.RESTING),
        (Kind.LIST, Group.Listing.LISTED),
        (Kind.CLOSE, Group.Listing.CLOSED),
        (Kind.LIST, Group.Listing.LISTED),
    ]:
        agree(decide(nunhead, kind, by=clara.pk, now=NOW), by=esther.pk, now=NOW)
        assert Group.objects.get().status == listing
    assert Change.objects.filter(field="status", voice="group").count() == 4


def test_what_the_desk_took_off_the_list_only_the_desk_brings_back(nunhead: Group, clara: Person) -> None:
    actions.close(nunhead, by=None)
    with pytest.raises(deciding.NotPossibleError):
        decide(nunhead, Kind.LIST, by=clara.pk, now=NOW)
    actions.put_on_list(nunhead, by=None)
    actions.close(nunhead, by=None, speaker=THE_DESK)
    assert Group.objects.get().status == Group.Listing.CLOSED
