"""The map before a broadcast is sent: the network's area, and the patches of the groups it is for."""

from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.queries.audience import groups_of
from doorstep.groups.maps.here import Here
from doorstep.networks.maps import of_network

# Of more nobody sees where one ends.
MOST = 300


def of_audience(broadcast: Broadcast) -> Here | None:
    return of_network(broadcast.network, groups_of(broadcast).order_by("pk")[:MOST])
