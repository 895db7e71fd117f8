"""One network around Peckham with Esther and Nadia at its desk, and a group that Clara speaks for."""

import pytest

from doorstep.groups.models import Group
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.factories import make_group, make_person
from tests.networks.making import make_contact, make_network, make_officer


@pytest.fixture
def network() -> Network:
    return make_network()


@pytest.fixture
def esther(network: Network) -> Person:
    return make_officer(network)


@pytest.fixture
def nadia(network: Network) -> Person:
    return make_officer(network, "Nadia")


@pytest.fixture
def group() -> Group:
    return make_group("Rye Lane Neighbours")


@pytest.fixture
def clara(network: Network, group: Group) -> Person:
    clara = make_person("Clara", email="clara@example.org")
    make_contact(network, clara, group)
    return clara
