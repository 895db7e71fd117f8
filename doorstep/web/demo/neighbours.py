"""What no group covers, in the demo world: a request at the network's desk, and two groups that help each other out."""

import datetime

from django.utils import translation

from doorstep.aid.actions import agreeing, overflowing
from doorstep.aid.asked import Asked, Asker, When
from doorstep.aid.matching.ladder import Urgency
from doorstep.groups.actions import inviting
from doorstep.groups.models import Group, Role
from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.places import cells
from doorstep.web.demo.cast import Part, come

# Between the groups of Larkmead, where only one helps that nobody can ask here.
BARE, DISTRICT = (51.4500, -0.0720), "SE22"
OTHER = "Brockley Hill Hands"


def plant_neighbours(network: Network, clara: Person, now: datetime.datetime) -> None:
    with translation.override(None):
        _agree(Group.objects.get(name="Nunhead Neighbours"), Group.objects.get(name=OTHER), clara, now)
        asked = Asked(
            ("shopping", "phone-call"),
            cells.cell_at(*BARE),
            DISTRICT,
            When(Urgency.WEEK),
            address="22 Larkmead Hill",
            what="Bread, milk, and something for the cat.",
            know="She is slow to the door.",
            languages=("es",),
            may_pass_on=True,
        )
        overflowing.ask_desk(asked, Asker("Iris", phone="020 7946 0520"), network, by=None, now=now)


def _agree(nunhead: Group, other: Group, clara: Person, now: datetime.datetime) -> None:
    """Let Mina coordinate the other group, and both agree."""
    mina = come(Part("Mina", "", email="mina@larkmead.example"), now)
    invitation = inviting.find(inviting.invite(other, Role.COORDINATOR, by=None, now=now), now=now)
    if invitation:
        inviting.accept(invitation, mina, words="I look after it.", now=now)
    made = agreeing.propose(nunhead, other, (), by=clara.pk, now=now)
    agreeing.agree(made, by=mina.pk, now=now)
