"""Broadcasts in the making."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from doorstep.broadcasts.actions import going, sending, writing
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.queries.sending import counted
from doorstep.broadcasts.said import CONTACTS, Audience, Says
from doorstep.messaging.models import Message
from doorstep.networks.models import Network
from doorstep.people.models import Person

SAYS = Says(
    kind="skills",
    subject="Sewing machines wanted",
    body="The hospital needs two hundred bags.\n\nCan you sew?",
    wants_hands=True,
)


def make_draft(
    network: Network, by: Person, says: Says = SAYS, audience: Audience | None = None, **said: tuple[str, ...]
) -> Broadcast:
    draft = writing.begin(network, says, by=by.pk, now=timezone.now())
    meant: dict[str, Any] = {"roles": (CONTACTS,), **said}
    writing.be_for(draft, audience or Audience(**meant), by=by.pk)
    return draft


def version_of(draft: Broadcast) -> int:
    """Say as which version a page shows it at this moment."""
    return Broadcast.objects.get(pk=draft.pk).version


def goes_out(draft: Broadcast, by: Person, now: datetime | None = None) -> Broadcast:
    """Have it sent and told to all of them."""
    now = now or timezone.now()
    draft.refresh_from_db()
    sending.send(draft, people=counted(draft).people, goes_at=now, by=by.pk, now=now)
    going.go_on(now)
    draft.refresh_from_db()
    return draft


def told(draft: Broadcast) -> set[str]:
    """Return the first lines of addresses to which it was written."""
    found = Message.objects.filter(pk__in=draft.hearers.values("message"))
    return {each.person_id.hex for each in found}
