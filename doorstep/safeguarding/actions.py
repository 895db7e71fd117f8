"""What safeguarding leads do with their key and with concerns; and raising one, which anybody of a group can."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from doorstep.core import digits
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.models import Group, Membership, Role
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.limits.actions import give_back, take
from doorstep.limits.rates import Limit
from doorstep.messaging.actions import tell
from doorstep.people.actions import hash_of
from doorstep.people.models import ContactPoint, Person
from doorstep.safeguarding import envelopes, letters
from doorstep.safeguarding.models import Concern, ConcernNote, Envelope, KeptApart, LeadKey
from doorstep.safeguarding.queries import keys_of, leads_of
from doorstep.vault import seals
from doorstep.vault.seals import UnreadableError

REVIEWED_AFTER = timedelta(days=180)
LEAST = 16
SHEET = 24
# Each try costs a third of a second besides.
TRIES = Limit("passphrases of a lead", most=8, per=timedelta(hours=1))


class WrongPhraseError(SentenceError):
    """The passphrase, or the printed code, opens nothing."""


class NoLeadError(SentenceError):
    """Nobody in the group could open it."""


class NotTwiceError(SentenceError):
    """It takes two leads, and this is the same one."""


# -- A lead's key ----------------------------------------------------------------------------------------------------


@transaction.atomic
def make_key(person: Person, phrase: str, *, now: datetime) -> str:
    """Make a lead's key; return the digits of the printed sheet, which open it too and are kept nowhere.

    Concerns that were sealed to a key they had before can be opened by the other leads alone.
    """
    pair, sheet = envelopes.fresh_pair(), digits.checked(digits.fresh(SHEET - 1))
    LeadKey.objects.filter(person=person).delete()
    Envelope.objects.filter(lead=person).delete()
    key = LeadKey(person=person, public=pair.public, made_at=now)
    key.locked, key.locked_by_sheet = envelopes.lock(pair, phrase), envelopes.lock(pair, sheet)
    key.save(force_insert=True)
    record(person, "lead key made", by=person.pk)
    return sheet


@transaction.atomic
def change_phrase(key: LeadKey, pair: envelopes.Pair, phrase: str) -> None:
    """Lock the same key with another passphrase; the printed sheet goes on opening it."""
    LeadKey.objects.filter(pk=key.pk).update(locked=envelopes.lock(pair, phrase))
    record(key.person, "lead key locked anew", by=key.person_id)


def unlock(key: LeadKey, typed: str, *, now: datetime) -> envelopes.Pair:
    """Open a lead's key with the passphrase or the printed digits. Raises WrongPhraseError and TooOftenError.

    Call it outside a transaction, or tries are not counted.
    """
    take(TRIES, str(key.person_id), now=now)
    figures = "".join(sign for sign in typed if sign.isdigit())
    on_sheet = len(figures) == SHEET and not any(sign.isalpha() for sign in typed)
    try:
        locked = key.locked_by_sheet if on_sheet else key.locked
        pair = envelopes.unlock(bytes(locked), figures if on_sheet else typed)
    except UnreadableError:
        raise WrongPhraseError(sentence("That is not your passphrase. Your printed sheet opens it as well.")) from None
    give_back(TRIES, str(key.person_id))
    return pair


# -- Concerns --------------------------------------------------------------------------------------------------------


@transaction.atomic
def raise_concern(group: Group, words: str, *, about: UUID | None = None, by: UUID, now: datetime) -> Concern:
    """Seal what worries somebody to each lead of the group, and tell them that there is something, and no more.

    Raises NoLeadError where nobody could open it.
    """
    keys = list(keys_of(group))
    if not keys:
        raise NoLeadError(sentence("This group has nobody yet who could open it. Ring a coordinator, or 999."))
    key, said = seals.fresh_key(), {"about": str(about) if about else None, "by": str(by), "words": words}
    concern = Concern(group=group, raised_at=now, review_on=(now + REVIEWED_AFTER).date())
    concern.sealed = _sealed(key, said, str(concern.pk))
    concern.save(force_insert=True)
    for each in keys:
        _enclose(concern, key, each)
    # By whom stands in it, sealed: whoever worries is known to the leads alone.
    record(concern, "concern raised", by=None, group=group.pk)
    tell(leads_of(group), partial(letters.concern, group), by=None, now=now)
    return concern


def _sealed(key: bytes, said: Mapping[str, Any], row: str) -> bytes:
    return seals.seal(key, json.dumps(said, ensure_ascii=False).encode(), place=_place(row))


def _place(row: str) -> bytes:
    return seals.place_of("doorstep.safeguarding.concern", row)


def _enclose(concern: Concern, key: bytes, lead: LeadKey) -> None:
    sealed = envelopes.enclose(key, bytes(lead.public), concern=str(concern.pk))
    Envelope.objects.update_or_create(concern=concern, lead_id=lead.person_id, defaults={"sealed": sealed})


@dataclass(frozen=True)
class Read:
    """A concern in the open, for one page: by whom and about whom as opaque ids."""

    words: str = field(repr=False)
    by: UUID = field(repr=False)
    about: UUID | None = field(repr=False)
    notes: tuple[tuple[datetime, str], ...] = field(repr=False)


@transaction.atomic
def look_into(concern: Concern, pair: envelopes.Pair, *, by: UUID) -> Read:
    """Open a concern as one of its leads, and see that every other lead of today can; note that it was read.

    Raises UnreadableError for whoever was sent no envelope.
    """
    key = _key_of(concern, pair, by)
    for lead in keys_of(concern.group).exclude(person__in=concern.envelopes.values("lead")):
        _enclose(concern, key, lead)
    if concern.status == Concern.Status.NEW:
        advance(concern, Concern.Status.IN_HAND, by=by)
    record(concern, "concern read", by=by, group=concern.group_id)
    said = _opened(key, bytes(concern.sealed), str(concern.pk))
    notes = [(each.written_at, _opened(key, bytes(each.sealed), str(each.pk))["words"]) for each in concern.notes.all()]
    about = UUID(said["about"]) if said["about"] else None
    return Read(said["words"], UUID(said["by"]), about, tuple(notes))


def _key_of(concern: Concern, pair: envelopes.Pair, lead: UUID) -> bytes:
    envelope = Envelope.objects.filter(concern=concern, lead=lead).first()
    if envelope is None:
        raise UnreadableError("There is no envelope for this lead.")
    return envelopes.disclose(bytes(envelope.sealed), pair, concern=str(concern.pk))


def _opened(key: bytes, sealed: bytes, row: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(seals.unseal(key, sealed, place=_place(row)))
    return said


@transaction.atomic
def add_note(concern: Concern, pair: envelopes.Pair, words: str, *, by: UUID, now: datetime) -> None:
    """Write something down beside a concern, sealed as it is."""
    key, note = _key_of(concern, pair, by), ConcernNote(concern=concern, written_at=now)
    note.sealed = _sealed(key, {"words": words}, str(note.pk))
    note.save(force_insert=True)
    record(concern, "concern noted", by=by, group=concern.group_id)


@transaction.atomic
def close(concern: Concern, *, by: UUID) -> None:
    """Close it; it stays to be read until it is erased. Raises NotAMoveError and SomebodyWasFirstError."""
    advance(concern, Concern.Status.CLOSED, by=by)


@transaction.atomic
def open_again(concern: Concern, *, by: UUID) -> None:
    advance(concern, Concern.Status.IN_HAND, by=by, erasure_by=None)


@transaction.atomic
def ask_to_erase(concern: Concern, *, by: UUID) -> bool:
    """Erase it once two leads want that; return whether it is erased."""
    row = Concern.objects.select_for_update().get(pk=concern.pk)
    if row.erasure_by is None or row.erasure_by not in leads_of(row.group):
        Concern.objects.filter(pk=row.pk).update(erasure_by=by)
        record(row, "concern to be erased", by=by, group=row.group_id)
        return False
    if row.erasure_by == by:
        raise NotTwiceError(sentence("Another safeguarding lead has to agree."))
    record(row, "concern erased", by=by, group=row.group_id)
    row.delete()
    return True


def forget_former_leads(_now: datetime) -> int:
    """Take back the envelopes of those who lead no longer, where another lead still holds one; return how many."""
    leading = Membership.objects.filter(
        group=OuterRef("concern__group"), person=OuterRef("lead"), role=Role.SAFEGUARDING_LEAD, status__in=Membership.IN
    )
    held = Envelope.objects.filter(Exists(leading))
    another = held.filter(concern=OuterRef("concern")).exclude(lead=OuterRef("lead"))
    former = Envelope.objects.filter(~Exists(leading)).annotate(left=Exists(another)).filter(left=True)
    return Envelope.objects.filter(pk__in=list(former.values_list("pk", flat=True))).delete()[0]


# -- Kept apart ------------------------------------------------------------------------------------------------------


@transaction.atomic
def keep_apart(
    person: Person, group: Group | None, *, other: UUID | None = None, reached: str = "", by: UUID, now: datetime
) -> KeptApart:
    """Never match these two again: the other is somebody known here, or whoever is reached at that number or address.

    Raises NotReadableError for what is no number or address.
    """
    means = ContactPoint.Means.EMAIL if "@" in reached else ContactPoint.Means.PHONE
    hashed = hash_of(means, reached) if reached else None
    row = KeptApart.objects.filter(person=person, other=other, reached_by=hashed, group=group).first()
    row = row or KeptApart.objects.create(
        person=person, other=other, reached_by=hashed, group=group, made_at=now, made_by=by
    )
    record(row, "kept apart", by=by, group=group.pk if group else None)
    return row


@transaction.atomic
def let_together(row: KeptApart, *, by: UUID) -> None:
    record(row, "no longer kept apart", by=by)
    row.delete()
