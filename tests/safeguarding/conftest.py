"""A group with a coordinator, a lead who has a key, and somebody who helps there."""

import pytest

from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from tests.factories import make_group, make_membership, make_person
from tests.safeguarding.leading import PHRASE, make_lead


@pytest.fixture
def nunhead(db: None) -> Group:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    group = make_group("Nunhead Neighbours")
    make_membership(make_person("Clara", email="clara@canary.example"), group, Role.COORDINATOR)
    return group


@pytest.fixture
def grace(nunhead: Group) -> Person:
    return make_lead(nunhead, "Grace", PHRASE)


@pytest.fixture
def ben(nunhead: Group) -> Person:
    ben = make_person("Ben", email="ben@canary.example")
    make_membership(ben, nunhead)
    return ben
