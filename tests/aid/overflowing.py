"""A doorstep that no group covers, in a network at whose desk Esther sits; and a group next to it."""

from datetime import datetime
from typing import Any

from django.test import Client

from doorstep.aid.actions import overflowing
from doorstep.aid.asked import Asked, When
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Overflow
from doorstep.groups.models import Group, Role
from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.places import districts
from tests.aid.street import amina
from tests.factories import make_group, make_membership, make_person

# The middle of SE22, two miles from Peckham.
BARE = districts.get("SE22").cell  # type: ignore[union-attr] # it is known
EAST = (51.456, -0.060)
ADDRESS, WHAT, KNOW = "9 Barry Road", "Milk and bread.", "No nuts."


def asked_for(*wanted: str, **said: Any) -> Asked:
    when = said.pop("when", None) or When(Urgency(said.pop("urgency", "week")))
    said = {"address": ADDRESS, "what": WHAT, "know": KNOW, "may_pass_on": True, **said}
    return Asked(wanted or ("shopping",), BARE, "SE22", when, **said)


def waits(network: Network, *wanted: str, now: datetime, **said: Any) -> Overflow:
    """Have Amina ask where nobody can be asked."""
    row = overflowing.ask_desk(asked_for(*wanted, **said), None, network, known=amina(), by=None, now=now).row
    return Overflow.objects.select_related("network", "request__group", "person").get(pk=row.pk)


def make_helping_group(name: str, at: tuple[float, float], coordinator: str, metres: float = 500) -> Group:
    """Make a group that takes requests, with somebody who coordinates it."""
    group = make_group(name, at=at, metres=metres)
    person = make_person(coordinator, email=f"{coordinator.casefold()}@canary.example")
    make_membership(person, group, Role.COORDINATOR)
    return group


def coordinator_of(group: Group) -> Person:
    return group.memberships.filter(role=Role.COORDINATOR).earliest("pk").person


def desk_of(network: Network, *more: object) -> str:
    return f"/networks/{network.slug}/desk/requests/" + "".join(f"{each}/" for each in more)


def below(group: Group, *more: object) -> str:
    return f"/groups/{group.slug}/requests/" + "".join(f"{each}/" for each in more)


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def later(row: Overflow) -> datetime:
    """Return when the next step of it is due."""
    row.refresh_from_db()
    assert row.due_at
    return row.due_at
