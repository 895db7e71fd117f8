"""Two networks: who sits at their desks, which groups are in, who speaks for them, and who asks to come in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from doorstep.groups.models import Group
from doorstep.groups.patches import Parts, draw
from doorstep.networks.actions import applying, officers, opening
from doorstep.networks.models import Affiliation, Application, Contact, Network, Officer
from doorstep.networks.said import About, Asked
from doorstep.people.models import Person
from tests.policy.rooms import Rooms, make_rooms

SPEAKS = "I speak for it."


@dataclass
class Networked:
    """One network, with an application, a group that is in with its main contact, and a seat."""

    network: Network
    application: Application
    place: Affiliation
    main: Contact
    seat: Officer


@dataclass
class Networks:
    """`both`: the one at whose desk an officer of this world sits, and the other. By names: what is somebody's own."""

    both: dict[bool, Networked] = field(default_factory=dict)
    asked: dict[str, Application] = field(default_factory=dict)
    speak: dict[str, Contact] = field(default_factory=dict)
    stand_in: dict[str, Contact] = field(default_factory=dict)
    code: str = ""
    rooms: Rooms = field(default_factory=Rooms)


@dataclass(frozen=True)
class Put:
    """Who is put where: a group in the network, somebody who sits at its desk, and somebody whose group asks."""

    name: str
    elsewhere: bool
    officer: Person
    group: Group
    main: Person
    asks: Person


def make_networks(who: Mapping[str, Person], groups: Sequence[Group], another: str, now: datetime) -> Networks:
    """Let Clara speak for a group, Fay stand in for one, and Amina for one that nobody tends; Nora sits at a desk."""
    rye, other, untended, lone = groups
    south = make_networked(Put("Southern", False, who["nora"], rye, who["clara"], who["amina"]), now)
    north = make_networked(Put("Northern", True, who["dara"], untended, who[another], who[another]), now)
    asks(south.network, who["ben"], now, claims=False)
    in_it(south.network, lone, who["amina"], now)
    deputy = Contact.Part.DEPUTY
    stand_in = {
        "fay": in_it(south.network, other, who["fay"], now, deputy),
        another: in_it(north.network, other, who[another], now, deputy),
    }
    return Networks(
        both={False: south, True: north},
        asked={"amina": south.application, another: north.application},
        speak={"clara": south.main, another: north.main},
        stand_in=stand_in,
        code=officers.offer_seat(north.network, by=None, now=now),
        rooms=make_rooms(south.network, north.network, who, another, now),
    )


def make_networked(put: Put, now: datetime) -> Networked:
    drawn = draw(Parts(districts=("LS1",) if put.elsewhere else ("SE15",)))
    about = About(name=put.name, level="borough", drawn=drawn, email=f"join@{put.name.casefold()}.example")
    network = opening.open_network(about, by=None, now=now)
    seat = Officer.objects.create(network=network, person=put.officer, began_at=now)
    main = in_it(network, put.group, put.main, now)
    return Networked(network, asks(network, put.asks, now), main.affiliation, main, seat)


def in_it(network: Network, group: Group, person: Person, now: datetime, part: str = Contact.Part.MAIN) -> Contact:
    """Give a group a place in a network, or the one it has, and have somebody speak for it there."""
    place, _new = Affiliation.objects.get_or_create(network=network, group=group, defaults={"began_at": now})
    return Contact.objects.create(affiliation=place, person=person, part=part, began_at=now)


def asks(network: Network, person: Person, now: datetime, *, claims: bool = True) -> Application:
    """Ask by the form; and have something claimed as well, as a letter does."""
    asked = Asked(called="Goose Green Neighbours", area="Around the green", districts=("SE22",))
    application = applying.apply(network, person, asked, words=SPEAKS, now=now)
    if claims:
        application.how, application.contact, application.mobile = "mail", "Amina Okafor", "+447700900199"
        application.question, application.answer = "How many are you?", "We are fourteen."
        application.save()
    return application
