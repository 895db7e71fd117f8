"""A group and the cast around it."""

import pytest

from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from tests.factories import make_group, make_membership, make_person


@pytest.fixture
def nunhead() -> Group:
    return make_group("Nunhead Neighbours")


@pytest.fixture
def clara(nunhead: Group) -> Person:
    """Coordinate Nunhead Neighbours, alone unless a test says otherwise."""
    clara = make_person("Clara", email="clara@canary.example")
    make_membership(clara, nunhead, Role.COORDINATOR)
    return clara


@pytest.fixture
def esther(nunhead: Group, clara: Person) -> Person:  # noqa: ARG001 # Clara is first
    """Coordinate it as well."""
    esther = make_person("Esther", email="esther@canary.example")
    make_membership(esther, nunhead, Role.COORDINATOR)
    return esther


@pytest.fixture
def ben(nunhead: Group) -> Person:
    """Help there."""
    ben = make_person("Ben", email="ben@canary.example")
    make_membership(ben, nunhead)
    return ben


@pytest.fixture
def dev() -> Person:
    return make_person("Dev", email="dev@canary.example")
