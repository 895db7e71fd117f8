"""Writing a broadcast at a network's desk: a draft, whom it is for, the files with it."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from doorstep.broadcasts.models import Broadcast, Suggestion
from doorstep.broadcasts.said import Audience, Says
from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.messaging.channels.base import File
from doorstep.messaging.models import Enclosure
from doorstep.networks.models import Network

MOST_FILES = 3


class NotOpenError(SentenceError):
    """It is no draft any more, or another than was seen."""


@transaction.atomic
def begin(network: Network, says: Says, *, by: UUID, now: datetime) -> Broadcast:
    """Write a draft, for the main contacts of all groups until somebody says otherwise."""
    draft = Broadcast.objects.create(
        network=network, audience=Audience().as_json(), made_at=now, written_by=by, **asdict(says)
    )
    record(draft, "broadcast begun", by=by, network=network.pk)
    return draft


@transaction.atomic
def change(draft: Broadcast, says: Says, *, by: UUID) -> None:
    """Have it say this. Raises NotOpenError."""
    _write(draft, by, **asdict(says))


@transaction.atomic
def be_for(draft: Broadcast, audience: Audience, *, by: UUID) -> None:
    """Have it be for these. Raises NotOpenError."""
    _write(draft, by, audience=audience.as_json())


def as_seen(draft: Broadcast, version: str) -> None:
    """Raise NotOpenError if another officer changed it since somebody saw it as this version."""
    if version != str(draft.version):
        raise NotOpenError(
            sentence(
                "Somebody else at this desk changed it meanwhile. Press again, and yours takes the place of theirs."
            )
        )


def _write(draft: Broadcast, by: UUID, **said: object) -> None:
    """Change a draft as long as it is the one that is at hand; whoever changed it last has written it."""
    found = Broadcast.objects.filter(pk=draft.pk, status__in=Broadcast.OPEN, version=draft.version)
    if not found.update(**said, written_by=by, version=F("version") + 1):
        raise NotOpenError(sentence("It is no draft any more, so nothing was changed."))
    draft.refresh_from_db()
    record(draft, "broadcast changed", by=by)


@transaction.atomic
def enclose(draft: Broadcast, files: Sequence[File], *, by: UUID) -> None:
    """Have these files go with it in place of any others. Raises NotOpenError."""
    _write(draft, by)
    Enclosure.objects.filter(bundle=draft.pk).delete()
    Enclosure.objects.bulk_create(
        Enclosure(
            bundle=draft.pk,
            number=number,
            name=file.name,
            kind=file.kind,
            size=len(file.content),
            content=file.content,
        )
        for number, file in enumerate(files[:MOST_FILES])
    )


@transaction.atomic
def throw_away(draft: Broadcast, *, by: UUID) -> None:
    """Take a draft away; whoever asked for it to be passed on waits again. Raises NotOpenError."""
    _write(draft, by)
    record(draft, "broadcast thrown away", by=by)
    for asked in Suggestion.objects.filter(broadcast=draft):
        advance(asked, Suggestion.Status.WAITING, by=by, settled_at=None, broadcast=None)
    Enclosure.objects.filter(bundle=draft.pk).delete()
    Broadcast.objects.filter(pk=draft.pk).delete()
