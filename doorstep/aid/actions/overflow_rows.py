"""A row at a network's desk: written, read back as what was asked, ended; when its next step is, and who is told."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from doorstep.aid import letters_of_overflow as letters
from doorstep.aid import repeats
from doorstep.aid.asked import Asked, When, window
from doorstep.aid.codewords import WORDS
from doorstep.aid.kinds import USUAL
from doorstep.aid.letters_to_askers import tell_whoever_waits
from doorstep.aid.matching import ladder
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Address, HelpRequest, Needs, Overflow, Repeat, Task
from doorstep.aid.queries.apart import officers_for
from doorstep.groups.models import KindOfHelp
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance
from doorstep.messaging.actions import tell
from doorstep.messaging.actions.telling import Wording
from doorstep.messaging.queries import told_since, writes_to
from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.vault import keys

# An officer is told at most so often that something new waits: the desk shows all of it.
ONE_LETTER_A = timedelta(hours=1)
_OTHER = str(KindOfHelp.Kind.OTHER)


def written_down(asked: Asked, person: Person, network: Network, *, by: UUID | None, now: datetime) -> Overflow:
    """Write down what no group has: what an officer needs to place it in the open, and all else sealed."""
    row = Overflow(
        person=person,
        network=network,
        cell=asked.cell,
        district=asked.district,
        kinds=list(asked.kinds),
        urgency=asked.when.urgency,
        day=asked.when.day,
        part=asked.when.part,
        every=asked.when.every,
        languages=list(asked.languages),
        same_volunteer=asked.same_volunteer,
        may_pass_on=asked.may_pass_on,
        on_behalf=asked.on_behalf,
        asked_by=by,
        sent_as=asked.sent_as or None,
        asked_at=now,
        waits_since=now,
    )
    row.said = sealed(asked, secrets.choice(WORDS))
    row.due_at = step_over(row, now)
    row.save(force_insert=True)
    return row


def sealed(asked: Asked, word: str) -> dict[str, object]:
    """Put together what stays sealed; `word` is what whoever comes will say, chosen before anybody does."""
    return {"address": asked.address, "what": asked.what, "know": asked.know, "hands": asked.hands, "word": word}


def word_of(row: Overflow) -> str:
    return str(opened(row).get("word", ""))


def opened(row: Overflow) -> dict[str, Any]:
    """Open what is sealed with it; nothing where it is a group's by now, or was made otherwise."""
    return row.said if isinstance(row.said, dict) else {}


def looked_for_as_well(request: HelpRequest, network: Network, wanted: Sequence[str], *, now: datetime) -> Overflow:
    """Write down what a group found nobody for; what is sealed with it stays with the group."""
    row = written_down(
        replace(asked_of(request, now=now), kinds=tuple(wanted), address="", what="", know=""),
        request.person,
        network,
        by=request.asked_by,
        now=now,
    )
    Overflow.objects.filter(pk=row.pk).update(request=request, said=None, asked_at=request.asked_at)
    row.request, row.asked_at = request, request.asked_at
    return row


def asked_of(request: HelpRequest, *, now: datetime) -> Asked:
    """Say what is still to be done of a request as it was asked, for a group that begins anew."""
    wanted, when, hands = _to_do(request, now)
    address = Address.objects.filter(request=request).first()
    needs = Needs.objects.filter(request=request).first()
    with keys.at_hand([request.person_id]):
        return Asked(
            kinds=tuple(dict.fromkeys(wanted)) or (_OTHER,),
            cell=request.cell,
            district=request.district,
            when=when,
            address=address.words if address else "",
            what=needs.what if needs else "",
            know=needs.know if needs else "",
            languages=tuple(request.languages),
            hands=hands,
            same_volunteer=request.same_volunteer,
            may_pass_on=request.may_pass_on,
            on_behalf=request.on_behalf,
        )


def _to_do(request: HelpRequest, now: datetime) -> tuple[list[str], When, int]:
    """Say which help, when and with how many hands; of what comes again and has none planned, as its rule has it."""
    tasks = list(Task.objects.filter(request=request, status__in=Task.LIVING).order_by("starts_at", "made_at", "pk"))
    if not tasks and (repeat := Repeat.objects.filter(request=request).first()):
        return repeat.kinds, _when(request, _next_day(repeat, now), repeat.part), repeat.hands
    day = next((task.day for task in tasks if task.day), None)
    part = tasks[0].part if tasks else Task.Part.ANY
    return [task.kind for task in tasks], _when(request, day, part), max((task.hands for task in tasks), default=1)


def _when(request: HelpRequest, day: date | None, part: str) -> When:
    urgency = Urgency(request.urgency) if day or request.urgency != Urgency.DAY else Urgency.WEEK
    return When(urgency, day, part, request.every if day else "")


def _next_day(repeat: Repeat, now: datetime) -> date | None:
    """Return when it comes next, not while it rests; None where its rule gives no more."""
    today = timezone.localdate(now, timezone.get_default_timezone())
    since = max(today, repeat.request.paused_until or today)
    found = repeats.occurrences(repeat.request.every, repeat.first_day, (since, since))
    return found[0].due if found else None


def about(row: Overflow) -> Asked:
    """Read a row back as what was asked; the own kinds of another group are something else here."""
    said = opened(row)
    return Asked(
        kinds=tuple(dict.fromkeys(kind if kind in USUAL else _OTHER for kind in row.kinds)) or (_OTHER,),
        cell=row.cell,
        district=row.district,
        when=When(Urgency(row.urgency), row.day, row.part, row.every),
        address=said.get("address", ""),
        what=said.get("what", ""),
        know=said.get("know", ""),
        languages=tuple(row.languages),
        hands=said.get("hands", 1),
        same_volunteer=row.same_volunteer,
        may_pass_on=row.may_pass_on,
        on_behalf=row.on_behalf,
    )


def close(row: Overflow, status: str, *, by: UUID | None, now: datetime) -> None:
    """Let it wait no more; what was sealed with it is kept no longer here. Raises SomebodyWasFirstError."""
    advance(row, status, by=by, due_at=None, closed_at=now, said=None)


def tell_how_it_ended(row: Overflow, words: Wording, *, by: UUID | None, now: datetime) -> None:
    """Tell whoever asked; where nothing here can write to them, an officer rings them, and it stands there until then.

    A group that has it may ring them as well: nobody knows whether it does.
    """
    tell_whoever_waits(row.person_id, words, by=by, now=now)
    if writes_to(row.person_id):
        return
    Overflow.objects.filter(pk=row.pk).update(to_ring=True)
    tell(officers_for(row), partial(letters.ring_them, row.network), by=by, now=now)


@transaction.atomic
def note_rung(row: Overflow, *, by: UUID) -> None:
    """Note that they know how it ended. Raises SomebodyWasFirstError."""
    if not Overflow.objects.filter(pk=row.pk, to_ring=True).update(to_ring=False):
        raise SomebodyWasFirstError(f"{row} was told by now.")
    record(row, "rung", by=by, network=row.network_id)


# -- When, and who is told -------------------------------------------------------------------------------------------


def step_over(row: Overflow, now: datetime) -> datetime:
    """Say when the next step is taken, as on the ladder: the night does not count, and a deadline hurries it."""
    here = timezone.localtime(now, timezone.get_default_timezone())
    _starts, ends = window(When(Urgency(row.urgency), row.day, row.part), here)
    return ladder.until(here, ladder.wait(Urgency(row.urgency), ladder.left(here, ends)))


def hears_by(row: Overflow) -> datetime:
    """Say by when whoever asked hears: after its officers were reminded, another desk has it, or they are told."""
    return step_over(row, row.due_at or row.waits_since)


def reached_officers(row: Overflow, *, by: UUID | None, now: datetime) -> None:
    """Tell who sits at the desk that it waits; what is for today at once, and of others so often an hour."""
    urgent = row.urgency == Urgency.TODAY
    there = [each for each in officers_for(row) if urgent or not _was_told(each, now)]
    tell(there, partial(letters.waits_at_desk, row.network, urgent), by=by, now=now)


def heard_at_desk(persons: Collection[UUID], *, now: datetime) -> UUID | None:
    """Have what somebody writes stand at the desk at which something of theirs waits, and tell who sits there.

    Where a group has it, it stands with the group.
    """
    waiting = Overflow.objects.filter(person__in=persons, status=Overflow.Status.WAITING, request=None)
    row = waiting.select_related("network").order_by("-asked_at", "pk").first()
    if row is None:
        return None
    kind, since = letters.WANTS_TO_HEAR, now - ONE_LETTER_A
    there = [each for each in officers_for(row) if not told_since(each, kind, since)]
    tell(there, partial(letters.would_like_to_hear, row.network), by=None, now=now)
    return row.network.uid


def _was_told(officer: UUID, now: datetime) -> bool:
    return told_since(officer, letters.AT_DESK, now - ONE_LETTER_A)
