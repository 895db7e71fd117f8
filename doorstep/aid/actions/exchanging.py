"""What becomes of an exchange by text or e-mail: a request, something for a human, or nothing any more."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from doorstep.aid import tokens, words_by_text
from doorstep.aid.actions import asking, overflowing
from doorstep.aid.actions.overflowing import AtDesk
from doorstep.aid.asked import Asked
from doorstep.aid.by_text.facts import Facts, kept
from doorstep.aid.models import Conversation, Exchange
from doorstep.aid.queries.covering import team_at
from doorstep.aid.queries.exchanges import Place, place_of
from doorstep.aid.queries.ways import on_duty
from doorstep.core import languages
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import forget_talk, tell
from doorstep.networks.models import Network
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Details, Person
from doorstep.vault.actions import ensure_key
from doorstep.vault.hashing import Hashed

# Of a text nobody takes longer to answer; an e-mail is read once a day.
SILENCE = {ContactPoint.Means.EMAIL.value: timedelta(days=1)}
SILENT = timedelta(hours=1)
# Whatever waits at the desk is looked at again: a group may have come to help there meanwhile.
LOOKED_AT_AGAIN = timedelta(days=1)
Status, Why = Exchange.Status, Exchange.Why


def silence(means: str) -> timedelta:
    """Say after how long without a word a human has it."""
    return SILENCE.get(means, SILENT)


def begin(person: Person, means: str, hashed: Hashed, *, now: datetime) -> Exchange:
    """Begin one with whoever wrote. Raises IntegrityError where one with this number is going on."""
    ensure_key(person.pk)
    exchange = Exchange(person=person, means=means, hashed=hashed, began_at=now, written_at=now)
    exchange.due_at, exchange.said = now + silence(means), Facts().as_json
    exchange.save(force_insert=True)
    record(exchange, "began by text", by=person.pk, means=means)
    return exchange


def keep(exchange: Exchange, facts: Facts, *, now: datetime) -> None:
    """Keep what was said so far, and wait for the next message."""
    if exchange.status != Status.OPEN:
        advance(exchange, Status.OPEN, by=exchange.person_id, why="")
    exchange.said, exchange.written_at, exchange.due_at = facts.as_json, now, now + silence(exchange.means)
    exchange.save(update_fields=["said", "written_at", "due_at"])


def ask(exchange: Exchange, facts: Facts, place: Place, group: Group, *, now: datetime) -> asking.Opened:
    """Make a request of it, by the same action as on the web. Raises TakesNoneError."""
    asked = _asked(exchange, facts, place, now)
    opened = asking.open_request(asked, exchange.person, group, team_at(group, asked.cell), by=None, now=now)
    end(exchange, Status.ASKED, group=group, now=now)
    return opened


def ask_desk(exchange: Exchange, facts: Facts, place: Place, network: Network, *, now: datetime) -> AtDesk:
    """Let the desk of a network look for a group: they said that it may pass it on."""
    asked = replace(_asked(exchange, facts, place, now), may_pass_on=True)
    sent = overflowing.ask_desk(asked, None, network, known=exchange.person, by=None, now=now)
    end(exchange, Status.ASKED, now=now)
    return sent


def _asked(exchange: Exchange, facts: Facts, place: Place, now: datetime) -> Asked:
    """Put together what they ask for, and note what they told of themselves."""
    sent_as = f"text {exchange.pk}"
    _note_who(exchange.person, facts, place)
    return Asked(
        kinds=facts.kinds,
        cell=place.spot.cell,
        district=place.spot.code,
        when=facts.when(timezone.localdate(now, timezone.get_default_timezone())),
        what=facts.in_their_words,
        know=_to_know(facts),
        sent_as=sent_as,
        receipt=tokens.receipt_of(sent_as),
    )


def _note_who(person: Person, facts: Facts, place: Place) -> None:
    """Note what they told of themselves, of whom nothing is known yet: the number is a claim, and changes nobody."""
    if not Details.objects.filter(person=person).exists():
        people.describe(person, by=person.pk, called=facts.called, postcode=place.unit)
    if not person.language and facts.language in dict(settings.LANGUAGES):
        people.choose_language(person, facts.language, by=person.pk)


def _to_know(facts: Facts) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        door = _("Asked by text: ask them which door it is.")
        name = languages.name(facts.language) if facts.language else ""
        spoken = _("They wrote in this language: %s.") % name if name and facts.language != "en" else ""
    return f"{door} {spoken}".strip()


def hand_over(
    exchange: Exchange, facts: Facts, group: Group, cell: int | None, *, by: UUID | None = None, now: datetime
) -> bool:
    """Let a coordinator of the group get in touch, with what is known; return whether there is one."""
    owner = on_duty(group, team_at(group, cell) if cell else None)
    if owner is None:
        return False
    row = Conversation(pk=exchange.pk, person=exchange.person, group=group, owner=owner, due_at=now, kept_at=now)
    row.is_new, row.said = is_new(exchange.person), _for_the_desk(exchange, facts)
    row.save(force_insert=True)
    record(row, "wrote", by=by or exchange.person_id, group=group.pk)
    tell([owner], partial(words_by_text.somebody_to_ring, group), by=by, now=now)
    end(exchange, Status.TO_RING, by=by, group=group, now=now)
    return True


def is_new(person: Person) -> bool:
    return not (Details.objects.filter(person=person).exists() or person.help_requests.exists())


def _for_the_desk(exchange: Exchange, facts: Facts) -> dict[str, Any]:
    """Write it as the form of the desk has it, for whoever goes on with it on the telephone."""
    point = point_of(exchange)
    reached = {"email" if exchange.means == ContactPoint.Means.EMAIL else "phone": point.value} if point else {}
    safe = {"may_call": point.calls, "may_message": point.messages, "voicemail": point.voicemail} if point else {}
    urgency = {"urgency": "day", "day": facts.day, "part": facts.part} if facts.day else {"urgency": facts.urgency}
    said = {"kinds": [*facts.kinds], "what": facts.in_their_words, "postcode": facts.postcode, "called": facts.called}
    known = {name: value for name, value in {**said, **urgency, **reached}.items() if value}
    return {**known, **safe, "know": _to_know(facts)}


def point_of(exchange: Exchange) -> ContactPoint | None:
    """Return where they wrote from."""
    points = ContactPoint.objects.filter(person=exchange.person_id, hashed=exchange.hashed)
    return points.filter(means=exchange.means).first() or points.first()


def wait(exchange: Exchange, facts: Facts, why: str, *, written_at: datetime, now: datetime) -> None:
    """Let whoever runs this site look at it: no group can."""
    due = now + LOOKED_AT_AGAIN
    if exchange.status == Status.WAITS:
        Exchange.objects.filter(pk=exchange.pk).update(why=why, due_at=due)
    else:
        advance(exchange, Status.WAITS, by=exchange.person_id, why=why, due_at=due)
    exchange.said, exchange.written_at = facts.as_json, written_at
    exchange.save(update_fields=["said", "written_at"])


def take_up(exchange: Exchange, *, now: datetime) -> None:
    """Let a human have it as far as it has come: nobody writes any more. Nothing is sent: it may not be safe."""
    facts = kept(exchange.said)
    place = place_of(facts.postcode)
    if place and place.group and hand_over(exchange, facts, place.group, place.spot.cell, now=now):
        return
    if exchange.status == Status.OPEN:
        wait(exchange, facts, Why.NOBODY if place else Why.NOWHERE, written_at=exchange.written_at, now=now)
    else:
        Exchange.objects.filter(pk=exchange.pk).update(due_at=now + LOOKED_AT_AGAIN)


def forget(exchange: Exchange, why: str, *, by: UUID | None = None, now: datetime) -> None:
    """End it, and forget what they wrote and were written: nobody needs it any more. Raises SomebodyWasFirstError."""
    forget_talk(exchange.person_id, exchange.means, words_by_text.KIND, since=exchange.began_at)
    end(exchange, Status.OVER, by=by, why=why, now=now)


def end(exchange: Exchange, status: str, *, by: UUID | None = None, now: datetime, **along: Any) -> None:
    """End it; what was said is kept no longer here. Raises SomebodyWasFirstError."""
    over = {"why": "", "said": None, "due_at": None, "ended_at": now}
    advance(exchange, status, by=by or exchange.person_id, **{**over, **along})


@transaction.atomic
def may_ring(exchange: Exchange) -> None:
    """Note that they asked to be rung where they write from, unless they said before what is safe there."""
    point = point_of(exchange)
    if point and point.confirmed_at is None and not point.calls and point.messages and not point.from_time:
        ContactPoint.objects.filter(pk=point.pk).update(calls=True)
        record(point, "safe to contact noted", by=exchange.person_id)
