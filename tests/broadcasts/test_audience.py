"""Whom a broadcast is for: by part, area, kind, skill and language, as each group and each person wants it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from doorstep.aid.models import Skill, Volunteer
from doorstep.broadcasts.actions import wanting
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.queries.audience import chosen, groups_of
from doorstep.broadcasts.queries.sending import counted
from doorstep.broadcasts.said import CONTACTS, COORDINATORS, STANDBYS, VOLUNTEERS, Audience
from doorstep.groups.models import Group, KindOfHelp, Membership, Role
from doorstep.groups.patches import Parts
from doorstep.networks.actions import skills, standing_by
from doorstep.networks.actions.hearing import say_no
from doorstep.networks.models import Affiliation, Network, Standby
from doorstep.networks.queries.hearing import hearing
from doorstep.networks.said import Ready
from doorstep.people.models import Person
from doorstep.places import cells
from tests.broadcasts.making import make_draft
from tests.factories import make_group, make_membership, make_person, make_team
from tests.networks.making import make_contact, make_network

pytestmark = pytest.mark.django_db
LEEDS, GOOSE_GREEN = (53.8, -1.549), (51.456, -0.0777)
ALL = (CONTACTS, COORDINATORS, VOLUNTEERS)


def whom(draft: Broadcast) -> set[UUID]:
    return {person for part in chosen(draft) for person in part.rows.values_list("person", flat=True)}


def hears(group: Group, who: str) -> None:
    Affiliation.objects.filter(group=group).update(hears=who)


@pytest.fixture
def ben(group: Group) -> Person:
    ben = make_person("Ben", email="ben@example.org")
    make_membership(ben, group, Role.VOLUNTEER)
    at = group.cell
    Volunteer.objects.create(person=ben, group=group, cell=at, kinds=1, began_at=timezone.now())
    return ben


@pytest.fixture
def cora(group: Group) -> Person:
    cora = make_person("Cora", email="cora@example.org")
    make_membership(cora, group, Role.COORDINATOR)
    return cora


def test_a_group_decides_who_of_its_people_hears(
    network: Network, esther: Person, clara: Person, ben: Person, cora: Person, group: Group
) -> None:
    draft = make_draft(network, esther, roles=ALL)
    assert whom(draft) == {clara.pk}
    hears(group, "coordinators")
    assert whom(draft) == {clara.pk, cora.pk}
    hears(group, "members")
    assert whom(draft) == {clara.pk, cora.pk, ben.pk}
    say_no(Affiliation.objects.get(), by=ben.pk, now=timezone.now())
    assert whom(draft) == {clara.pk, cora.pk}


def test_a_streets_coordinator_hears_it_where_all_members_do(
    network: Network, esther: Person, clara: Person, cora: Person, group: Group
) -> None:
    """A group that opens it to its coordinators is told how many these are, and streets' are not among them."""
    sam = make_person("Sam", email="sam@example.org")
    make_membership(sam, group, Role.STREET_COORDINATOR, make_team(group))
    draft = make_draft(network, esther, roles=(CONTACTS, COORDINATORS))
    hears(group, "coordinators")
    assert whom(draft) == {clara.pk, cora.pk} == hearing(Affiliation.objects.all())
    hears(group, "members")
    assert whom(draft) == {clara.pk, cora.pk, sam.pk}


def test_nobody_hears_a_kind_that_they_or_their_group_do_not_want(
    network: Network, esther: Person, clara: Person, group: Group
) -> None:
    draft = make_draft(network, esther)
    wanting.want(clara.pk, network, ["news"], weekly=False, now=timezone.now())
    assert whom(draft) == set()
    wanting.want(clara.pk, network, ["skills", "news"], weekly=False, now=timezone.now())
    assert whom(draft) == {clara.pk}
    wanting.want_for_group(Affiliation.objects.get(group=group), ["news"], by=clara.pk)
    assert whom(draft) == set()


def test_another_networks_groups_and_those_that_left_are_not_meant(
    network: Network, esther: Person, clara: Person, group: Group
) -> None:
    dev = make_person("Dev", email="dev@example.org")
    make_contact(make_network("Northern", "LS1", email="join@northern.example"), dev, make_group("Leeds", LEEDS))
    assert whom(make_draft(network, esther)) == {clara.pk}
    Affiliation.objects.filter(group=group).update(status="left")
    assert whom(make_draft(network, esther)) == set()


def test_an_area_means_those_whose_patch_touches_it(network: Network, esther: Person, clara: Person) -> None:
    far = make_person("Femi", email="femi@example.org")
    make_contact(network, far, make_group("Goose Green", GOOSE_GREEN, 300))
    draft = make_draft(network, esther, audience=Audience(where="SE15", parts=Parts(districts=("SE15",)).as_json()))
    assert whom(draft) == {clara.pk}
    assert [each.name for each in groups_of(draft)] == ["Rye Lane Neighbours"]


def test_an_area_of_which_nothing_is_left_means_nobody(
    network: Network, esther: Person, clara: Person, ben: Person, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert clara
    assert ben
    hears(group, "members")
    here = Parts(districts=("SE15",)).as_json()
    draft = make_draft(network, esther, audience=Audience(roles=(*ALL, STANDBYS), where="SE15", parts=here))
    assert whom(draft) == {clara.pk, ben.pk}
    monkeypatch.setattr(Parts, "cells", lambda _self: set())
    assert whom(draft) == set()
    assert counted(draft).people == 0


def test_nobody_is_counted_twice_where_another_part_is_known_to_be_empty(
    network: Network, esther: Person, clara: Person, ben: Person, group: Group
) -> None:
    """Django leaves out of a union what it knows to be empty, and with the last but one the union itself."""
    other, there = make_group("Queens Road"), cells.cell_at(*LEEDS, cells.STORED)
    make_contact(network, clara, other)
    make_membership(ben, other, Role.VOLUNTEER)
    Volunteer.objects.create(person=ben, group=other, cell=there, kinds=1, began_at=timezone.now())
    Volunteer.objects.update(cell=there)
    Affiliation.objects.update(hears="members")
    here = {"cells": [cells.as_text(cells.ancestor(there, 7))]}
    draft = make_draft(network, esther, audience=Audience(roles=(CONTACTS, VOLUNTEERS), parts=here))
    assert group
    assert counted(draft).people == 1


def test_kinds_and_skills_mean_those_who_do_and_can(
    network: Network, esther: Person, clara: Person, ben: Person, group: Group
) -> None:
    hears(group, "members")
    KindOfHelp.objects.filter(group=group).delete()
    KindOfHelp.objects.create(group=group, kind="shopping")
    assert whom(make_draft(network, esther, roles=ALL, kinds=("shopping",))) == {clara.pk, ben.pk}
    assert whom(make_draft(network, esther, roles=ALL, kinds=("lift",))) == set()
    draft = make_draft(network, esther, roles=(VOLUNTEERS,), skills=("Van",))
    assert whom(draft) == set()
    Volunteer.objects.get().skills.add(Skill.objects.create(group=group, name="van"))
    assert whom(draft) == {ben.pk}
    Volunteer.objects.update(paused=True)
    assert whom(draft) == set()


def test_whoever_rests_or_is_not_let_in_yet_is_not_asked(
    network: Network, esther: Person, clara: Person, ben: Person, group: Group
) -> None:
    assert clara
    hears(group, "members")
    draft, today = make_draft(network, esther, roles=(VOLUNTEERS,)), timezone.localdate()
    assert whom(draft) == {ben.pk}
    Volunteer.objects.update(paused_until=today + timedelta(days=1))
    assert whom(draft) == set()
    Volunteer.objects.update(paused_until=today)
    assert whom(draft) == {ben.pk}
    for status in ("asked", "resting"):
        Membership.objects.filter(person=ben).update(status=status)
        assert whom(draft) == set()


def test_a_language_is_the_one_we_write_to_them_in(network: Network, esther: Person, clara: Person) -> None:
    spanish = make_draft(network, esther, languages=("es",))
    assert whom(spanish) == set()
    assert whom(make_draft(network, esther, languages=("en-gb",))) == {clara.pk}
    Person.objects.filter(pk=clara.pk).update(language="es")
    assert whom(spanish) == {clara.pk}


def test_only_groups_that_are_in_a_ward_circle_as_well(
    network: Network, esther: Person, clara: Person, group: Group
) -> None:
    ward = make_network("Rye ward", level="ward", email="", within=network.slug)
    draft = make_draft(network, esther, audience=Audience(within=(ward.pk,)))
    assert whom(draft) == set()
    Affiliation.objects.create(network=ward, group=group, began_at=timezone.now())
    assert whom(draft) == {clara.pk}


def test_those_who_stand_by_hear_what_they_can_do_where_they_are(network: Network, esther: Person) -> None:
    amina, now = make_person("Amina", email="amina@example.org"), timezone.now()
    skill = skills.add_skill(network, "Van", by=esther.pk)
    ready = Ready(cells.cell_at(51.469, -0.069, 8), (skill.pk,), kinds=("shopping", "lift"))
    row = standing_by.stand_by(network, amina, ready, words="I am ready.", now=now)
    here = Parts(districts=("SE15",)).as_json()
    for said in ({}, {"skills": ("van",)}, {"kinds": ("lift", "post")}, {"parts": here}):
        assert whom(make_draft(network, esther, audience=Audience(roles=(STANDBYS,), **said))) == {amina.pk}
    for said in ({"skills": ("bus",)}, {"kinds": ("post",)}, {"parts": Parts(districts=("LS1",)).as_json()}):
        assert whom(make_draft(network, esther, audience=Audience(roles=(STANDBYS,), **said))) == set()
    Standby.objects.filter(pk=row.pk).update(paused=True)
    assert whom(make_draft(network, esther, roles=(STANDBYS,))) == set()


def test_volunteers_in_a_large_area_are_found_by_where_they_set_out(
    network: Network, esther: Person, clara: Person, ben: Person, group: Group
) -> None:
    assert clara
    hears(group, "members")
    here = cells.as_text(cells.ancestor(group.cell, 7))
    draft = make_draft(network, esther, audience=Audience(roles=(VOLUNTEERS,), parts={"cells": [here]}))
    assert whom(draft) == {ben.pk}
    Volunteer.objects.update(cell=cells.cell_at(53.8, -1.5))
    assert whom(draft) == set()
