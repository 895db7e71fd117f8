"""People who stand by for a network, made as a page makes them."""

from datetime import datetime

from django.utils import timezone

from doorstep.networks import consent
from doorstep.networks.actions.skills import add_skill
from doorstep.networks.actions.standing_by import stand_by
from doorstep.networks.models import Network, NetworkSkill, Standby
from doorstep.networks.said import Ready
from doorstep.people.models import Person
from doorstep.places import cells
from tests.factories import PECKHAM


def make_standby(
    network: Network,
    person: Person,
    at: tuple[float, float] = PECKHAM,
    now: datetime | None = None,
    **said: object,
) -> Standby:
    ready = Ready(cell=cells.cell_at(*at), **{"kinds": ("shopping",), "when": ("evenings",)} | said)  # type: ignore[arg-type] # whatever a test says
    return stand_by(network, person, ready, words=consent.standing_by(), now=now or timezone.now())


def make_skill(network: Network, officer: Person, name: str = "Drives a van") -> NetworkSkill:
    return add_skill(network, name, by=officer.pk)
