"""A network with an open room: Clara and Ben speak for groups in it, Esther sits at its desk."""

import pytest

from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.rooms.models import Room, Thread
from tests.networks.making import make_network, make_officer
from tests.rooms.making import enter, make_member, make_room, make_thread


@pytest.fixture
def network() -> Network:
    return make_network()


@pytest.fixture
def esther(network: Network) -> Person:
    return make_officer(network)


@pytest.fixture
def room(network: Network, esther: Person) -> Room:
    room = make_room(network)
    enter(room, esther, "page")
    return room


@pytest.fixture
def clara(room: Room) -> Person:
    clara = make_member(room.network, "Clara", "Rye Lane Neighbours")
    enter(room, clara)
    return clara


@pytest.fixture
def ben(room: Room) -> Person:
    ben = make_member(room.network, "Ben", "Nunhead Knocks")
    enter(room, ben)
    return ben


@pytest.fixture
def thread(room: Room, clara: Person) -> Thread:
    return make_thread(room, clara)
