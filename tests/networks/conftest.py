"""One network around Peckham, Esther at its desk, and Clara who asks."""

import pytest

from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.factories import make_person
from tests.networks.making import make_network, make_officer


@pytest.fixture
def network() -> Network:
    return make_network()


@pytest.fixture
def esther(network: Network) -> Person:
    return make_officer(network)


@pytest.fixture
def clara() -> Person:
    return make_person("Clara", email="clara@example.org")
