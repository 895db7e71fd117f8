"""The street that most tests of requests are about, and who coordinates it; a network, and a group next door."""

import pytest

from doorstep.groups.models import Group, Role
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.aid.overflowing import EAST, make_helping_group
from tests.aid.street import make_street
from tests.networks.making import make_network, make_officer


@pytest.fixture
def rye(db: None) -> Group:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return make_street()[0]


@pytest.fixture
def clara(rye: Group) -> Person:
    return rye.memberships.get(role=Role.COORDINATOR).person


@pytest.fixture
def network(db: None) -> Network:  # noqa: ARG001 # as above
    return make_network()


@pytest.fixture
def esther(network: Network) -> Person:
    return make_officer(network)


@pytest.fixture
def near(db: None) -> Group:  # noqa: ARG001 # as above
    return make_helping_group("Rye Lane Neighbours", EAST, "Clara")


@pytest.fixture
def county(db: None) -> Network:  # noqa: ARG001 # as above
    county = make_network("County Network", "SE15", "SE22", "SE23", email="join@county.example", level="region")
    make_officer(county, "Nora")
    return county
