"""Who may enter a network's room: looked up anew each time, so that whoever stops being one of these has no page.

These are the contacts of the groups that are in the network, the coordinators of these groups unless at rest, and who
sits at the network's desk; save whom the desk put out for a time.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from doorstep.groups.models import Group, Membership, Role
from doorstep.networks.models import Affiliation, Contact, Network, Officer
from doorstep.people.models import Consent, Person
from doorstep.rooms.models import Entrance, Measure, Room

_IN = Affiliation.Status.IN


def consent_to(room: Room) -> str:
    """Name what whoever enters agrees to, as their consent has it."""
    return f"room-{room.pk}"


def room_of(network: Network) -> Room | None:
    """Return the network's room; None where it has none, or its desk closed it."""
    return Room.objects.select_related("network").filter(network=network, status=Room.Status.OPEN).first()


def kept_of(network: Network) -> Room | None:
    """Return its room also where it is closed and can only be read."""
    return Room.objects.select_related("network").filter(network=network).first()


def _belongs(person: UUID | OuterRef, network: int | OuterRef) -> Q:
    spoken = Contact.objects.filter(
        person=person,
        affiliation__network=network,
        affiliation__status=_IN,
        affiliation__group__status__in=Group.SHOWN,
    )
    tended = Membership.objects.filter(
        person=person,
        role=Role.COORDINATOR,
        status=Membership.Status.JOINED,
        group__affiliations__network=network,
        group__affiliations__status=_IN,
        group__status__in=Group.SHOWN,
    )
    sits = Officer.objects.filter(person=person, network=network)
    return Q(Exists(spoken)) | Q(Exists(tended)) | Q(Exists(sits))


def _out(person: UUID | OuterRef, network: int | OuterRef, now: datetime) -> Q:
    found = Measure.objects.filter(person=person, room__network=network, kind=Measure.Kind.PUT_OUT)
    return Q(Exists(found.filter(lifted_at=None, ends_at__gt=now)))


def may_enter(person: UUID, network: Network) -> bool:
    """Say whether somebody may read and write in a network's room at this moment; whether it has one is not asked."""
    here = Network.objects.filter(pk=network.pk).filter(_belongs(person, OuterRef("pk")))
    return here.exclude(_out(person, OuterRef("pk"), timezone.now())).exists()


def members_of(network: Network, now: datetime) -> QuerySet[Person]:
    """Return whoever may enter, whether they did or not."""
    found = Person.objects.filter(_belongs(OuterRef("pk"), network.pk))
    return found.exclude(_out(OuterRef("pk"), network.pk, now))


def belongs_to(network: Network) -> QuerySet[Person]:
    """Return these with whoever is put out for now."""
    return Person.objects.filter(_belongs(OuterRef("pk"), network.pk))


def rooms_for(person: UUID, now: datetime) -> QuerySet[Room]:
    """Return the rooms of the networks to which somebody belongs, and where they are put out, until when."""
    out = Measure.objects.filter(room=OuterRef("pk"), person=person, kind=Measure.Kind.PUT_OUT, lifted_at=None)
    found = Room.objects.filter(_belongs(person, OuterRef("network"))).select_related("network")
    ends = out.filter(ends_at__gt=now).values("ends_at")[:1]
    return found.annotate(out_until=ends).order_by("network__name", "pk")


def is_attended(room: Room) -> bool:
    """Say whether somebody sits at its network's desk: a room that nobody reads along is closed for writing."""
    return Officer.objects.filter(network=room.network_id, person__isnull=False).exists()


def is_officer(person: UUID, network: Network) -> bool:
    return Officer.objects.filter(person=person, network=network).exists()


# -- Who entered -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Visit:
    """Somebody in a room: whether they agreed to its rules as they are now, and whether they sit at its desk.

    It `is_open` for writing while somebody sits there.
    """

    room: Room
    person: UUID
    entrance: Entrance | None
    is_officer: bool
    is_open: bool

    @property
    def network(self) -> Network:
        return self.room.network

    @property
    def has_agreed(self) -> bool:
        return self.entrance is not None and agrees(self.entrance, self.room)


def visit_of(person: UUID, slug: str) -> Visit | None:
    """Return somebody's visit to the room of the network at this address; None where they may not enter, or none is."""
    room = Room.objects.select_related("network").filter(network__slug=slug).first()
    if room is None or not may_enter(person, room.network):
        return None
    is_open = room.is_open and is_attended(room)
    return Visit(room, person, entrance_of(room, person), is_officer(person, room.network), is_open)


def entrance_of(room: Room, person: UUID) -> Entrance | None:
    """Return that somebody entered, unless they took back by what they did."""
    return agreeing(room).filter(person=person).first()


def agreeing(room: Room) -> QuerySet[Entrance]:
    given = Consent.objects.filter(person=OuterRef("person"), to=consent_to(room), withdrawn_at=None)
    return Entrance.objects.filter(Exists(given), room=room)


def agrees(entrance: Entrance, room: Room) -> bool:
    """Say whether they agreed to the ground rules as they are now."""
    return entrance.agreed_at >= room.rules_at


def hearing(room: Room, hears: str, now: datetime) -> QuerySet[Entrance]:
    """Return who entered, may still enter, and wants to hear of posts in this way."""
    return agreeing(room).filter(hears=hears, person__in=members_of(room.network, now).values("pk"))


def strangers_in(room: Room) -> QuerySet[Entrance]:
    """Return the entrances of people who belong to the network no longer."""
    return Entrance.objects.filter(room=room).exclude(person__in=belongs_to(room.network).values("pk"))


def entered(room: Room) -> int:
    return Entrance.objects.filter(room=room, agreed_at__gte=F("room__rules_at")).count()
