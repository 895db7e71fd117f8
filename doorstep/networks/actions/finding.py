"""By which words a network is found."""

from collections.abc import Iterator

from django.conf import settings

from doorstep.networks.models import Network
from doorstep.search.actions import texts
from doorstep.search.actions.texts import Putting
from doorstep.search.text import Text

KIND = "network"


def let_find(network: Network) -> None:
    """Let a network be found by what its page says of it; inside the caller's transaction."""
    texts.put_many([_putting(network)])


def every_text() -> Iterator[Putting]:
    return map(_putting, Network.objects.order_by("pk").iterator(chunk_size=500))


def _putting(network: Network) -> Putting:
    said = Text(
        title=network.name,
        summary="",
        body="\n".join(filter(None, [network.about, network.run_by])),
        language=settings.LANGUAGE_CODE,
        address=network.get_absolute_url(),
    )
    return Putting(KIND, network.pk, said)
