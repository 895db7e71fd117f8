"""Which network's desk looks after a doorstep that no group covers: the narrowest that has somebody sitting there."""

from django.db.models import Exists, OuterRef

from doorstep.networks.models import Network, Officer
from doorstep.networks.queries import directory

# The narrowest first.
_LEVELS = [*Network.Level]


def desks_over(cell: int) -> list[Network]:
    """Return the networks around a doorstep at whose desks somebody sits, the narrowest first."""
    sits = Officer.objects.filter(network=OuterRef("pk"), person__isnull=False)
    found = directory.covering(cell).filter(Exists(sits))
    return sorted(found, key=lambda network: (_LEVELS.index(Network.Level(network.level)), network.name, network.pk))


def desk_for(cell: int) -> Network | None:
    return next(iter(desks_over(cell)), None)


def wider_than(network: Network, cell: int) -> Network | None:
    """Return the next desk after this one on the way up; none after the widest."""
    found, level = desks_over(cell), _LEVELS.index(Network.Level(network.level))
    return next((each for each in found if _LEVELS.index(Network.Level(each.level)) > level), None)
