"""The Larkmead Network of the demo world: Esther sits at its desk, three groups are in, one asks; two stand by."""

import datetime
from collections.abc import Mapping

from django.urls import reverse
from django.utils import timezone, translation

from doorstep.broadcasts.actions import going, hands, sending, writing
from doorstep.broadcasts.queries.sending import counted
from doorstep.broadcasts.said import Says
from doorstep.groups.models import Group
from doorstep.groups.patches import Parts, draw
from doorstep.networks import consent
from doorstep.networks.actions import applying, deciding, officers, opening, skills, standing_by
from doorstep.networks.actions.deciding import Welcome
from doorstep.networks.models import Application, Network
from doorstep.networks.said import About, Asked, Ready
from doorstep.people.models import Person
from doorstep.web.demo.cast import Part, come
from doorstep.web.demo.room import plant_room

NAME, ADDRESS = "Larkmead Network", "join@larkmead.example"
# Who speaks for which group; Clara coordinates the first.
_SPEAK = (("Clara", "Nunhead Neighbours"), ("Jon", "Peckham Rye Neighbours"), ("Ruth", "Walworth Good Neighbours"))
_ASKS = ("Idris", Asked(called="Goose Green Mutual Aid", area="All around Goose Green", districts=("SE22",)))
# What the network is short of; and who is ready without a group: which of these they can do, what, and when.
_SKILLS = ("Drives a van", "British Sign Language", "Food hygiene certificate", "Plumbing")
_READY = (
    ("Tariq", 0, ("food-parcel", "lift"), ("evenings", "weekends"), ("ur",)),
    ("Lena", 1, ("phone-call", "shopping"), ("days", "short"), ("de", "bfi")),
)

_TELLS = (
    Says(
        kind="skills",
        subject="Who can sew? Bags for the hospital",
        body="The hospital looks for two hundred cloth bags by the end of the month.\n\nThread and cloth are there.",
        short="The hospital looks for people who sew: 200 bags by the end of the month.",
        is_public=True,
        wants_hands=True,
    ),
    Says(
        kind="news", subject="A café for coordinators", body="On Sunday at three, in the church hall.", is_public=True
    ),
)


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
        _tells(network, esther, now)
        _stand_by(network, esther, now)
        plant_room(network, people, now)
    return network


def _tells(network: Network, officer: Person, now: datetime.datetime) -> None:
    """Have one call be out, with a hand raised, and a draft wait."""
    # It went out yesterday at noon: at night it would wait for the morning.
    noon = timezone.localtime(now).replace(hour=12, minute=0) - datetime.timedelta(days=1)
    for says in _TELLS:
        draft = writing.begin(network, says, by=officer.pk, now=now)
        if says.wants_hands:
            sending.send(draft, people=counted(draft).people, goes_at=noon, by=officer.pk, now=noon)
            going.go_on(noon)
            draft.refresh_from_db()
            hands.raise_hand(draft, draft.hearers.earliest("pk").person_id, "I have a machine, and Mondays.", now=now)


def _sits(network: Network, person: Person, now: datetime.datetime) -> None:
    seat = officers.find_seat(officers.offer_seat(network, by=None, now=now), now=now)
    if seat:
        officers.sit_down(seat, person, now=now)


def _asks(network: Network, person: Person, asked: Asked, now: datetime.datetime) -> Application:
    return applying.apply(network, person, asked, words=consent.joining(network), now=now)


def _stand_by(network: Network, officer: Person, now: datetime.datetime) -> None:
    listed = [skills.add_skill(network, name, by=officer.pk) for name in _SKILLS]
    for name, skill, kinds, when, languages in _READY:
        ready = Ready(network.cell, (listed[skill].pk,), kinds, languages, when, hours=6)
        standing_by.stand_by(network, _known(name, now), ready, words=consent.standing_by(), now=now)


def _known(name: str, now: datetime.datetime) -> Person:
    return come(Part(name, "", email=f"{name.lower()}@larkmead.example"), now)
