"""The street that most tests of requests are about, and who coordinates it."""

import pytest

from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from tests.aid.street import make_street


@pytest.fixture
def rye(db: None) -> Group:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return make_street()[0]


@pytest.fixture
def clara(rye: Group) -> Person:
    return rye.memberships.get(role=Role.COORDINATOR).person
