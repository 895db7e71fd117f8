"""The Larkmead Network of the demo world: Esther sits at its desk, three groups are in, one asks to join."""

import datetime
from collections.abc import Mapping

from django.urls import reverse
from django.utils import translation

from doorstep.groups.models import Group
from doorstep.groups.patches import Parts, draw
from doorstep.networks import consent
from doorstep.networks.actions import applying, deciding, officers, opening
from doorstep.networks.actions.deciding import Welcome
from doorstep.networks.models import Application, Network
from doorstep.networks.said import About, Asked
from doorstep.people.models import Person
from doorstep.web.demo.cast import Part, come
from doorstep.web.demo.room import plant_room

NAME, ADDRESS = "Larkmead Network", "join@larkmead.example"
# Who speaks for which group; Clara coordinates the first.
_SPEAK = (("Clara", "Nunhead Neighbours"), ("Jon", "Peckham Rye Neighbours"), ("Ruth", "Walworth Good Neighbours"))
_ASKS = ("Idris", Asked(called="Goose Green Mutual Aid", area="All around Goose Green", districts=("SE22",)))


def plant_network(cast: Mapping[str, Person], now: datetime.datetime) -> Network:
    with translation.override(None):
        about = About(
            name=NAME,
            level=Network.Level.BOROUGH,
            drawn=draw(Parts(districts=("SE5", "SE15", "SE17", "SE22", "SE24"))),
            about="We keep the groups of Larkmead in touch: what the council plans, who gives away what, whom to ask.",
            run_by="Larkmead Voluntary Action",
            email=ADDRESS,
        )
        network = opening.open_network(about, by=None, now=now)
        esther = cast["Esther"]
        _sits(network, esther, now)
        people = {"Esther": esther, **{name: cast.get(name) or _known(name, now) for name, _group in _SPEAK}}
        for name, group in _SPEAK:
            person = people[name]
            application = _asks(network, person, Asked(called=group, area=group, districts=("SE15",)), now)
            welcome = Welcome(Group.objects.get(name=group), None, reverse("groups:join"))
            deciding.take_in(application, welcome, by=esther.pk, now=now)
        _asks(network, _known(_ASKS[0], now), _ASKS[1], now)
        plant_room(network, people, now)
    return network


def _sits(network: Network, person: Person, now: datetime.datetime) -> None:
    seat = officers.find_seat(officers.offer_seat(network, by=None, now=now), now=now)
    if seat:
        officers.sit_down(seat, person, now=now)


def _asks(network: Network, person: Person, asked: Asked, now: datetime.datetime) -> Application:
    return applying.apply(network, person, asked, words=consent.joining(network), now=now)


def _known(name: str, now: datetime.datetime) -> Person:
    return come(Part(name, "", email=f"{name.lower()}@larkmead.example"), now)
