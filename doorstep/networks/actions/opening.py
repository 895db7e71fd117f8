"""Opening a network, and changing what it says of itself and where it is."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from doorstep.core.sentences import SentenceError, sentence
from doorstep.core.slugs import free_slug
from doorstep.journal.actions import record
from doorstep.networks.actions.finding import let_find
from doorstep.networks.models import Network, NetworkCell
from doorstep.networks.said import About
from doorstep.places import cells

# Addresses below /networks/ that are pages of ours.
_RESERVED = frozenset({"desk", "mine", "rooms"})
# Of Great Britain: where a network is that is everywhere.
_MIDDLE = cells.cell_at(54.0, -2.5)


_WIDER = sentence("A network can only sit in one that is wider than it is.")


class NotWiderError(SentenceError):
    """The network it is to sit in is not wider than it is."""


class AtOnceError(SentenceError):
    """Somebody else, or a double press, opened or changed one at this very moment."""


class AddressTakenError(SentenceError):
    """Another network is written to at this address."""


def open_network(about: About, *, by: UUID | None, now: datetime) -> Network:
    """Open a network. Raises NotWiderError, AddressTakenError and AtOnceError."""
    network = Network(slug=free_slug(about.name, _is_free, otherwise="network"), made_at=now)
    _saved(network, about, "network opened", by)
    return network


def change_network(network: Network, about: About, *, by: UUID | None) -> None:
    """Have it say this of itself, and be there, from now on. Raises what `open_network` raises."""
    _saved(network, about, "network changed", by)


def _saved(network: Network, about: About, verb: str, by: UUID | None) -> None:
    """Save it whole or not at all: what was free when it was looked at may be taken by now."""
    try:
        _save(network, about, verb, by)
    except IntegrityError:
        words = sentence("Another network was opened or changed at this very moment. Look at the list, then try again.")
        raise AtOnceError(words) from None


@transaction.atomic
def _save(network: Network, about: About, verb: str, by: UUID | None) -> None:
    for name in ("name", "level", "about", "run_by", "email"):
        setattr(network, name, getattr(about, name))
    network.within = _wider(network, about)
    if network.pk and any(about.level not in Network.WIDER[each.level] for each in network.inside.all()):
        raise NotWiderError(_WIDER)
    if about.email and Network.objects.filter(email__iexact=about.email).exclude(pk=network.pk).exists():
        raise AddressTakenError(sentence("Another network is written to at this address. Choose another one."))
    network.parts = about.drawn.parts.as_json() if about.drawn else {}
    network.cell = about.drawn.middle if about.drawn else _MIDDLE
    network.save()
    _lay(network, about.drawn.cells if about.drawn else ())
    record(network, verb, by=by, level=network.level)
    let_find(network)


def _wider(network: Network, about: About) -> Network | None:
    if not about.within:
        return None
    found = Network.objects.filter(slug=about.within).exclude(pk=network.pk).first()
    if found is None or found.level not in Network.WIDER[about.level]:
        raise NotWiderError(_WIDER)
    return found


def _lay(network: Network, ground: Iterable[int]) -> None:
    NetworkCell.objects.filter(network=network).delete()
    NetworkCell.objects.bulk_create([NetworkCell(network=network, cell=cell) for cell in ground], batch_size=500)


def _is_free(slug: str) -> bool:
    return slug not in _RESERVED and not Network.objects.filter(slug=slug).exists()
