"""What waits at the desks of the two networks, and groups that would help out those of the world."""

from dataclasses import dataclass
from datetime import datetime

from doorstep.aid.actions import agreeing, asking, overflowing
from doorstep.aid.asked import Asked, When
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Agreement, Favour, Overflow
from doorstep.groups.models import Group, Role
from doorstep.networks.models import Network
from doorstep.people.models import Person
from tests.factories import LEEDS, make_group, make_membership, make_person


@dataclass(frozen=True)
class Helped:
    """What a group far away proposes to one of the two, and what it asks them."""

    agreement: Agreement
    favour: Favour


def waits_at(network: Network, person: Person, cell: int, now: datetime) -> Overflow:
    asked = Asked(("shopping",), cell, "SE15", When(Urgency.WEEK), address="12 Choumert Road", may_pass_on=True)
    return overflowing.ask_desk(asked, None, network, known=person, by=None, now=now).row


def would_help_out(group: Group, asker: Person, now: datetime) -> Helped:
    far = make_group(f"Neighbours of {group.name}", at=LEEDS, metres=300)
    by = make_person("Nell")
    make_membership(by, far, Role.COORDINATOR)
    agreement = agreeing.propose(far, group, (), by=by.pk, now=now)
    asked = Asked(("shopping",), far.cell, "LS1", When(Urgency.WEEK), may_pass_on=True)
    request = asking.open_request(asked, asker, far, by=None, now=now).request
    favour = Favour.objects.create(request=request, agreement=agreement, asks=far, group=group, made_at=now)
    return Helped(agreement, favour)


# What a group sends that cannot.
GIVING_BACK = {"why": "no-hands", "agreed": "on"}
