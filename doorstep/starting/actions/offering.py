"""Asking somebody to the table by a code: read out, or sent; and sitting down."""

import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from doorstep.core.drawing import drawn
from doorstep.core.one_by_one import one_by_one
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.actions.inviting import TO_ONE
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.limits.actions import take as take_from
from doorstep.limits.guessing import kept_as, opened_by
from doorstep.limits.rates import Limit
from doorstep.messaging.actions import send, tell
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import where_it_is_read
from doorstep.people.speaking import speaking_to
from doorstep.starting import letters
from doorstep.starting.actions.evenings import STARTING, GoneError, hold_open, touch
from doorstep.starting.models import Chair, Evening, Part
from doorstep.starting.queries import evenings
from doorstep.vault.hashing import Hashed
from doorstep.vault.seals import UnreadableError

_PURPOSE = "chair"
LIVES = datetime.timedelta(days=14)
AT_ONCE = 50
# Of each part; beyond them the group itself takes people in, once it is listed.
MOST = {Part.COORDINATOR: 4, Part.LEAD: 2}
_OPEN = (Evening.Status.GOING, Evening.Status.SENT)
# Two presses of one button; nobody has read a code out so fast.
_A_PRESS = datetime.timedelta(seconds=3)
GUESSES = Limit("guesses at one chair", most=10, per=datetime.timedelta(hours=1))
_NOTHING_ANY_MORE = sentence("This code opens nothing any more. Ask for a new one.")


class NoChairError(SentenceError):
    """There is no chair for them: all are taken, theirs is, or the code ended."""


# -- Asking somebody to the table ------------------------------------------------------------------------------------


@transaction.atomic
def offer(evening: Evening, part: str, *, by: UUID, now: datetime.datetime) -> str:
    """Make a code to read out; it is returned this once. Raises OverError and NoChairError.

    Of a double press the second is shown, so that nobody has seen the first.
    """
    hold_open(evening)
    unseen = Chair.objects.filter(evening=evening, part=part, status=Chair.Status.OPEN, person=None, made_by=by)
    unseen.filter(made_at__gt=now - _A_PRESS, made_at__lt=now).delete()
    return _give_code(_offered(evening, part, by=by, now=now), now)


def offer_by_email(evening: Evening, part: str, address: str, *, page: str, by: UUID, now: datetime.datetime) -> Chair:
    """Have a code sent to an address by the worker; it is typed at `page`.

    Raises NotReadableError, TooOftenError, OverError and NoChairError. Whether somebody is there already is not
    learnt by whoever asks: the same is written here (as in groups/actions/inviting.py).
    """
    hashed = people.hash_of(ContactPoint.Means.EMAIL, address)
    take_from(TO_ONE, hashed, now=now)
    with transaction.atomic():
        if pressed := _pressed_before(hold_open(evening), part, hashed, now):
            return pressed
        chair = _offered(evening, part, by=by, now=now)
        person = people.add_person(by=by)
        people.add_contact_point(person, ContactPoint.Means.EMAIL, address, by=by)
        chair.person, chair.begun, chair.page = person, True, page
        chair.save(update_fields=["person", "begun", "page"])
        return chair


def _pressed_before(evening: Evening, part: str, hashed: Hashed, now: datetime.datetime) -> Chair | None:
    there = Chair.objects.filter(evening=evening, part=part, status=Chair.Status.OPEN, made_at__gt=now - _A_PRESS)
    return there.filter(person__contact_points__hashed=hashed).first()


def _offered(evening: Evening, part: str, *, by: UUID, now: datetime.datetime) -> Chair:
    evening = hold_open(evening)
    there = Chair.objects.filter(evening=evening, part=part)
    if there.filter(status=Chair.Status.OPEN, ends_at__gt=now).count() + _taken(there) >= MOST[Part(part)]:
        raise NoChairError(sentence("You have asked as many as there is room for. Take a code back first."))
    chair = Chair.objects.create(evening=evening, part=part, made_at=now, made_by=by, ends_at=now + LIVES)
    touch(evening, now)
    record(chair, "chair offered", by=by, part=part)
    return chair


def _taken(chairs: QuerySet[Chair]) -> int:
    return chairs.filter(status=Chair.Status.TAKEN).count()


def _give_code(chair: Chair, now: datetime.datetime) -> str:
    row = Chair.objects.filter(pk=chair.pk)
    return str(drawn(lambda code: row.update(handle=code.handle, hashed=kept_as(_PURPOSE, code), sent_at=now)))


@transaction.atomic
def take_back(chair: Chair, *, by: UUID) -> bool:
    """Take a code back that nobody has typed; return whether that was in time."""
    found = Chair.objects.select_for_update(of=("self",)).filter(pk=chair.pk, status=Chair.Status.OPEN).first()
    if found:
        record(found, "chair taken back", by=by)
        remove(found)
    return found is not None


def remove(chair: Chair) -> None:
    """Leave nothing of a chair, nor of whoever was begun for it and never showed that they are there."""
    begun = chair.person if chair.begun else None
    chair.delete()
    if begun and not begun.contact_points.filter(confirmed_at__isnull=False).exists():
        people.never_came(begun)


# -- Sending ---------------------------------------------------------------------------------------------------------


def send_offers(now: datetime.datetime) -> int:
    """Make the codes that are to be sent, and send them; return how many there were."""
    waiting = Chair.objects.filter(status=Chair.Status.OPEN, sent_at=None, person__isnull=False, ends_at__gt=now)
    waiting = waiting.filter(evening__status__in=_OPEN)
    return one_by_one(waiting.order_by("pk").values_list("pk", flat=True)[:AT_ONCE], partial(_send, now=now))


@transaction.atomic
def _send(pk: int, now: datetime.datetime) -> bool:
    # Of two workers, the one whose update finds it unsent sends it; a crash before the end undoes all of it.
    if not Chair.objects.filter(pk=pk, sent_at=None, status=Chair.Status.OPEN).update(sent_at=now):
        return False
    chair = Chair.objects.select_related("evening", "person").get(pk=pk)
    point = where_it_is_read(chair.person) if chair.person else None
    if point:
        _write(chair, point, now)
    if chair.begun and chair.person and point and point.person_id != chair.person_id:
        begun = chair.person
        Chair.objects.filter(pk=pk).update(person=point.person_id, begun=False)
        people.never_came(begun)
    return True


def _write(chair: Chair, point: ContactPoint, now: datetime.datetime) -> None:
    code = _give_code(chair, now)
    try:
        with speaking_to(point.person) as language:
            words = letters.asked_to_table(chair, code, language)
            send(point, words, expires_at=now + LIVES, by=None, now=now)
    except UnreadableError:
        # Erased a moment ago: there is nobody to send it to.
        return


# -- Sitting down ----------------------------------------------------------------------------------------------------


def find(typed: str, *, now: datetime.datetime) -> Chair | None:
    """Find the chair whose code this is, if it can be taken; None, whatever was wrong. Raises TooOftenError."""
    rows = Chair.objects.filter(status=Chair.Status.OPEN, ends_at__gt=now, evening__status__in=_OPEN)
    found: Chair | None = opened_by(typed, rows.select_related("evening"), _PURPOSE, GUESSES, now=now)
    return found


@transaction.atomic
def sit_down(chair: Chair, person: Person, *, words: str, now: datetime.datetime) -> None:
    """Take a chair, having agreed to `words`; the others are told. Raises OverError and NoChairError."""
    try:
        evening = hold_open(chair.evening)
    except GoneError:
        raise NoChairError(_NOTHING_ANY_MORE) from None
    if Chair.objects.filter(evening=evening, person=person, status=Chair.Status.TAKEN).exists():
        raise NoChairError(sentence("You are at this table already. The code is for somebody else."))
    held = Chair.objects.filter(pk=chair.pk, status=Chair.Status.OPEN, ends_at__gt=now).first()
    if held is None:
        raise NoChairError(_NOTHING_ANY_MORE)
    begun = held.person if held.begun else None
    people.consent(person, STARTING, words, by=person.pk, now=now)
    advance(held, Chair.Status.TAKEN, by=person.pk, person=person, begun=False, taken_at=now, hashed="", handle=None)
    touch(evening, now)
    if begun and begun.pk != person.pk and not begun.contact_points.filter(confirmed_at__isnull=False).exists():
        people.never_came(begun)
    others = {*evenings.at_table(evening)} - {person.pk}
    tell(others, partial(letters.sat_down, evening, held.part), by=person.pk, now=now)
