"""What two networks send: a draft, one that waits for a second, one that is out, and what came back to it."""

from dataclasses import dataclass
from datetime import datetime

from doorstep.broadcasts.actions import going, hands, sending, suggesting, writing
from doorstep.broadcasts.models import Broadcast, Hand, Suggestion
from doorstep.broadcasts.said import Says, Suggests
from doorstep.messaging import news
from doorstep.messaging.models import Enclosure
from doorstep.networks.models import Network
from doorstep.people.models import Person

SAYS = Says(kind="skills", subject="Sewing machines wanted", body="Can you sew?", wants_hands=True, is_public=True)
ASKS = Suggests(
    kind="support",
    subject="Drivers wanted",
    body="We look for drivers.",
    where="SE15",
    organisation="Pecan",
    name="Femi",
    email="femi@pecan.example",
)


@dataclass
class Casts:
    """Of one network, with the token of the address that ends its news for somebody."""

    draft: Broadcast
    waits: Broadcast
    out: Broadcast
    hand: Hand
    suggestion: Suggestion
    token: str


def make_casts(network: Network, officer: Person, main: Person, now: datetime) -> Casts:
    """Let the officer write a draft, and another officer what waits for a second pair of eyes."""
    draft = writing.begin(network, SAYS, by=officer.pk, now=now)
    waits = writing.begin(network, SAYS, by=main.pk, now=now)
    Broadcast.objects.filter(pk=waits.pk).update(status="to-second", goes_at=now)
    out = writing.begin(network, SAYS, by=officer.pk, now=now)
    Enclosure.objects.create(bundle=out.pk, number=0, name="a.pdf", kind="application/pdf", size=5, content=b"%PDF-")
    sending.send(out, people=1, goes_at=now, by=officer.pk, now=now)
    going.go_on(now)
    out.refresh_from_db()
    hands.raise_hand(out, main.pk, "On Mondays.", now=now)
    suggestion = suggesting.suggest(network, ASKS, words="I agree.", language="", now=now)
    token = news.token_of(main.pk, out.called)
    return Casts(draft, waits, out, Hand.objects.get(broadcast=out), suggestion, token)
