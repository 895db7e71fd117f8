"""By which words news is found that anybody may read."""

from collections.abc import Iterator
from uuid import UUID

from django.conf import settings

from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.queries import archive
from doorstep.search.actions import texts
from doorstep.search.actions.texts import Putting
from doorstep.search.text import Text

KIND = "news"


def let_find(broadcast: Broadcast) -> None:
    """Let it be found if it stands on its network's page, and no longer otherwise; inside the caller's transaction."""
    shown = archive.for_everybody().filter(pk=broadcast.pk).first()
    if shown:
        texts.put_many([_putting(shown)])
    else:
        texts.remove(KIND, _key(broadcast.pk))


def every_text() -> Iterator[Putting]:
    return map(_putting, archive.for_everybody().order_by("pk").iterator(chunk_size=500))


def _putting(broadcast: Broadcast) -> Putting:
    said = Text(
        title=broadcast.subject,
        summary="",
        body=broadcast.body,
        language=settings.LANGUAGE_CODE,
        address=broadcast.get_absolute_url(),
        facets=frozenset({f"network:{broadcast.network.slug}"}),
    )
    return Putting(KIND, _key(broadcast.pk), said)


def _key(pk: UUID) -> int:
    """Return a number as an index takes it, of an id that is twice as long: as good as never the same for two."""
    return pk.int >> 65
