"""Asking: a request with its tasks, an owner and a next step, in one transaction."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from doorstep.aid import letters_to_askers
from doorstep.aid.actions.ahead import plan_ahead
from doorstep.aid.actions.planning import Planned, plan
from doorstep.aid.asked import Asked, Asker, window
from doorstep.aid.models import Address, HelpRequest, Needs, Overflow, Repeat
from doorstep.aid.queries.ways import on_duty
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.models import Group, StreetTeam
from doorstep.journal.actions import record
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import holds_receipt
from doorstep.people.safe import SafeToContact

# A page that was closed too early, or sent twice, is shown again for so long.
SHOWN_AGAIN = timedelta(hours=1)
MEANS = {"phone": ContactPoint.Means.PHONE, "email": ContactPoint.Means.EMAIL}


class TakesNoneError(SentenceError):
    """Nobody here looks after what this group is asked, or it is full."""


@dataclass(frozen=True)
class Opened:
    """What was opened; the receipt's digits are shown this once, and empty where they have one already."""

    request: HelpRequest
    receipt: str = field(default="", repr=False)


def become_known(asker: Asker, *, by: UUID | None) -> Person:
    """Make somebody known who asks for the first time, with how they are reached; by themselves when `by` is None.

    Raises NotReadableError for a number or an address that is none; then nobody was made known.
    """
    for means in ("phone", "email"):
        if getattr(asker, means):
            people.hash_of(MEANS[means], getattr(asker, means))
    with transaction.atomic():
        person = people.add_person(by=by)
        describe(person, asker, by=by or person.pk)
    return person


def describe(person: Person, asker: Asker, *, by: UUID) -> None:
    """Note what they told us of themselves; what they left out stays as it was."""
    said = {name: getattr(asker, name) for name in ("called", "surname", "postcode") if getattr(asker, name)}
    people.describe(person, by=by, **said)
    for name, means in MEANS.items():
        if typed := getattr(asker, name):
            safe = _safe(person, (means, typed), asker.safe, by=by)
            people.add_contact_point(person, means, typed, safe=safe, if_new=asker.if_new, by=by)
    if asker.language:
        people.choose_language(person, asker.language, by=by)


def _safe(person: Person, where: tuple[str, str], said: SafeToContact | None, *, by: UUID) -> SafeToContact | None:
    """Say what is safe there; where they are sent their codes, nobody but they themselves switches messages off."""
    if said is None or said.messages or by == person.pk:
        return said
    hashed = people.hash_of(*where)
    signs_in = ContactPoint.objects.filter(person=person, means=where[0], hashed=hashed, confirmed_at__isnull=False)
    return replace(said, messages=signs_in.filter(messages=True).exists())


def ask(  # what, by whom, of whom
    asked: Asked,
    asker: Asker | None,
    group: Group,
    *,
    team: StreetTeam | None = None,
    known: Person | None = None,
    by: UUID | None,
    now: datetime,
) -> Opened:
    """Make whoever asks known and write down what they ask for: both or neither, and once however often it is sent.

    `known` is who asks, where we know them; `asker` is then what they said anew of themselves, if anything. Raises
    NotReadableError and TakesNoneError.
    """
    try:
        return sent_before(asked, now) or _ask(asked, asker, known, (group, team), by=by, now=now)
    except IntegrityError:
        # A double click: the other of the two was first, and whoever was made known here was not.
        return sent_before(asked, now) or _ask(asked, asker, known, (group, team), by=by, now=now)


@transaction.atomic
def _ask(
    asked: Asked,
    asker: Asker | None,
    known: Person | None,
    of: tuple[Group, StreetTeam | None],
    *,
    by: UUID | None,
    now: datetime,
) -> Opened:
    if known is None:
        known, asker = become_known(asker or Asker(""), by=by), None
    if asker:
        describe(known, asker, by=by or known.pk)
    return _open(asked, known, *of, by=by, now=now)


def open_request(
    asked: Asked, person: Person, group: Group, team: StreetTeam | None = None, *, by: UUID | None, now: datetime
) -> Opened:
    """Write down what somebody asks for whom we know; as `ask` does."""
    return ask(asked, None, group, team=team, known=person, by=by, now=now)


def sent_before(asked: Asked, now: datetime) -> Opened | None:
    """Find what was sent before, as `sent_as` says; for an hour with its receipt, since it may not have been read."""
    request = HelpRequest.objects.filter(sent_as=asked.sent_as).first() if asked.sent_as else None
    return Opened(request, shown_again(request, asked.receipt, now)) if request else None


def shown_again(request: HelpRequest | Overflow, receipt: str, now: datetime) -> str:
    """Return the digits, if it was sent within the hour and they are still those of whoever asked; else nothing."""
    return receipt if is_new(request, now) and receipt and holds_receipt(request.person_id, receipt) else ""


def is_new(request: HelpRequest | Overflow, now: datetime) -> bool:
    """Say whether it was sent within the hour: what was told of it then may be told once more."""
    return now - request.asked_at < SHOWN_AGAIN


@transaction.atomic
def _open(
    asked: Asked, person: Person, group: Group, team: StreetTeam | None, *, by: UUID | None, now: datetime
) -> Opened:
    request = begin(asked, person, group, team, asked_by=by, by=by, now=now)
    letters_to_askers.tell_asker(request, letters_to_askers.asked, by=by, now=now)
    return Opened(request, receipt_for(person, asked, by=by, now=now))


def begin(  # what, for whom, of whom
    asked: Asked,
    person: Person,
    group: Group,
    team: StreetTeam | None,
    *,
    asked_by: UUID | None,
    by: UUID | None,
    now: datetime,
) -> HelpRequest:
    """Write it down with its tasks, an owner and a next step; nobody is told here. Raises TakesNoneError."""
    owner = on_duty(group, team)
    if owner is None:
        raise TakesNoneError(sentence("Nobody looks after requests in this group just now. Ring or write to it."))
    request = _request(asked, person, group, team, by=asked_by, now=now)
    _write_down(asked, request)
    if asked.when.every:
        _begin_repeat(asked, request, by=by, now=now)
    else:
        starts, ends = window(asked.when, now.astimezone(timezone.get_default_timezone()))
        when = Planned(starts, ends, asked.when.day, asked.when.part, hands=asked.hands, skill=asked.skill)
        plan(request, asked.kinds, when, owner=owner, by=by, now=now)
    record(request, "asked", by=by or person.pk, group=group.pk, kinds=list(asked.kinds), behalf=asked.on_behalf)
    return request


def receipt_for(person: Person, asked: Asked, *, by: UUID | None, now: datetime) -> str:
    """Give them a receipt, and return its digits; empty where they have one already."""
    if hasattr(person, "receipt"):
        return ""
    return people.give_receipt(person, by=by or person.pk, now=now, number=asked.receipt)


def _request(
    asked: Asked, person: Person, group: Group, team: StreetTeam | None, *, by: UUID | None, now: datetime
) -> HelpRequest:
    return HelpRequest.objects.create(
        person=person,
        group=group,
        team=team,
        cell=asked.cell,
        district=asked.district,
        urgency=asked.when.urgency,
        on_behalf=asked.on_behalf,
        asked_by=by,
        every=asked.when.every,
        languages=list(asked.languages),
        same_volunteer=asked.same_volunteer,
        may_pass_on=asked.may_pass_on,
        sent_as=asked.sent_as or None,
        asked_at=now,
    )


def _begin_repeat(asked: Asked, request: HelpRequest, *, by: UUID | None, now: datetime) -> None:
    first_day = asked.when.day or timezone.localdate(now, timezone.get_default_timezone())
    Repeat.objects.create(
        request=request,
        person_id=request.person_id,
        first_day=first_day,
        part=asked.when.part,
        kinds=list(dict.fromkeys(asked.kinds)),
        hands=asked.hands,
        skill_id=asked.skill,
    )
    plan_ahead(request, by=by, now=now)


def _write_down(asked: Asked, request: HelpRequest) -> None:
    if asked.address:
        Address.objects.create(request=request, person_id=request.person_id, words=asked.address)
    if asked.what or asked.know:
        Needs.objects.create(request=request, person_id=request.person_id, what=asked.what, know=asked.know)
