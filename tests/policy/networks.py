"""Two networks: who sits at their desks, which groups are in, who speaks for them, who asks, and who is ready."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from doorstep.groups.models import Group
from doorstep.groups.patches import Parts, draw
from doorstep.messaging.models import Reply
from doorstep.networks.actions import applying, officers, opening, skills, standing_by
from doorstep.networks.models import (
    Affiliation,
    Application,
    Contact,
    FirstLetter,
    FirstReader,
    Network,
    NetworkSkill,
    Officer,
    Standby,
)
from doorstep.networks.said import About, Asked, Ready
from doorstep.people.models import ContactPoint, Person
from tests.policy.broadcasts import Casts, make_casts
from tests.policy.rooms import Rooms, make_rooms

SPEAKS, READY = "I speak for it.", "I am ready."


@dataclass
class Networked:
    """One network, with an application, a group that is in with its main contact, a seat, and what goes and comes."""

    network: Network
    application: Application
    place: Affiliation
    main: Contact
    seat: Officer
    casts: Casts
    first: FirstLetter
    wrote: Reply
    skill: NetworkSkill
    standby: Standby


@dataclass
class Networks:
    """`both`: the one at whose desk an officer of this world sits, and the other. By names: what is somebody's own."""

    both: dict[bool, Networked] = field(default_factory=dict)
    asked: dict[str, Application] = field(default_factory=dict)
    speak: dict[str, Contact] = field(default_factory=dict)
    ready: dict[str, Standby] = field(default_factory=dict)
    stand_in: dict[str, Contact] = field(default_factory=dict)
    unheard: Network = field(default_factory=Network)
    hear: dict[str, Affiliation] = field(default_factory=dict)
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
    Affiliation.objects.filter(pk__in=[south.place.pk, north.place.pk]).update(hears=Affiliation.Hears.MEMBERS)
    stand_in = {
        "fay": in_it(south.network, other, who["fay"], now, deputy),
        another: in_it(north.network, other, who[another], now, deputy),
    }
    return Networks(
        both={False: south, True: north},
        asked={"amina": south.application, another: north.application},
        hear={"ben": south.place, another: north.place},
        ready={"amina": south.standby, another: north.standby},
        speak={"clara": south.main, another: north.main},
        unheard=opening.open_network(About(name="Western", level="country", drawn=None), by=None, now=now),
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
    asked, casts = asks(network, put.asks, now), make_casts(network, put.officer, put.main, now)
    skill, standby = stands_by(network, put, now)
    return Networked(
        network, asked, main.affiliation, main, seat, casts, *writes(network, put, now), skill=skill, standby=standby
    )


def stands_by(network: Network, put: Put, now: datetime) -> tuple[NetworkSkill, Standby]:
    """Have a skill on its list, and somebody be ready with that."""
    skill = skills.add_skill(network, "Drives a van", by=put.officer.pk)
    ready = Ready(network.cell, (skill.pk,), kinds=("shopping",), when=("evenings",))
    return skill, standing_by.stand_by(network, put.asks, ready, words=READY, now=now)


def writes(network: Network, put: Put, now: datetime) -> tuple[FirstLetter, Reply]:
    """Have a group that is in asked once whether it is right, and whoever asks write something to its desk."""
    known = {"status": FirstLetter.Status.ASKED, "means": "email", "asked_at": now, "source": "A list"}
    letter = FirstLetter.objects.create(network=network, group=put.group, **known)
    FirstReader.objects.create(letter=letter, person=put.asks, asked_at=now)
    mail = ContactPoint.objects.filter(person=put.asks, means="email").earliest("pk")
    words = {"body": "Who are you?", "means": "email", "desk": network.uid, "came_at": now}
    return letter, Reply.objects.create(person=put.asks, point=mail, **words)


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
