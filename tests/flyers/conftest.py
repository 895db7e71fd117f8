"""A group whose coordinator is Clara, and in which Ben helps."""

import pytest
from django.test import Client

from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from tests.factories import make_group, make_membership, make_person, sign_in


@pytest.fixture
def group(db: None) -> Group:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return make_group(
        "Nunhead Neighbours",
        kinds=(("shopping", ""), ("prescription", ""), ("phone-call", "")),
        contact_ways=(("phone", "020 7946 0123"),),
    )


@pytest.fixture
def clara(group: Group) -> Person:
    clara = make_person("Clara", email="clara@example.org")
    make_membership(clara, group, Role.COORDINATOR)
    return clara


@pytest.fixture
def ben(group: Group, clara: Person) -> Person:  # noqa: ARG001 # she was there first
    ben = make_person("Ben", email="ben@example.org")
    make_membership(ben, group)
    return ben


@pytest.fixture
def at_desk(client: Client, clara: Person) -> Client:
    """Give Clara's browser, in which she signed in with a passkey."""
    sign_in(client, clara, strong=True)
    return client
