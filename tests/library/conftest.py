"""A group that Clara coordinates, a network at whose desk Esther sits, and the house's own desk, open in a browser."""

import pytest
from django.test import Client

from doorstep.groups.models import Group
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.factories import make_group, open_desk
from tests.library.making import make_clara
from tests.networks.making import browser_of, make_network, make_officer


@pytest.fixture
def group() -> Group:
    return make_group("Rye Lane Neighbours", contact_ways=(("phone", "020 7946 0101"),))


@pytest.fixture
def clara(group: Group) -> Person:
    return make_clara(group)


@pytest.fixture
def claras(clara: Person) -> Client:
    return browser_of(clara)


@pytest.fixture
def network() -> Network:
    return make_network()


@pytest.fixture
def esther(network: Network) -> Person:
    return make_officer(network)


@pytest.fixture
def desk() -> Client:
    client = Client()
    open_desk(client)
    return client
