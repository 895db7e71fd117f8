"""Answering what comes back: STOP at once, everything else by the app that can, and what nobody can by a human."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db.models import F

from doorstep.limits.actions import took
from doorstep.limits.rates import Limit
from doorstep.messaging import replies
from doorstep.messaging.actions.enclosing import keep_files
from doorstep.messaging.actions.naming import also_known_as
from doorstep.messaging.actions.progress import about_which
from doorstep.messaging.actions.sending import Words, send
from doorstep.messaging.actions.silencing import begin_again, silence
from doorstep.messaging.inbound import replies as reading
from doorstep.messaging.inbound.calls import MEANS as VOICE
from doorstep.messaging.inbound.events import File, Text
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.inbound.sniffing import Kind
from doorstep.messaging.models import Reply, Silence
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint
from doorstep.people.safe import SafeToContact
from doorstep.people.speaking import language_of, speaking_to
from doorstep.vault.hashing import Hashed
from doorstep.vault.normalising import NotReadableError

# More than anybody types: two machines that answer each other would go on for ever.
IN_AN_HOUR = Limit("replies", 30, timedelta(hours=1))
WORTH_SAYING = timedelta(days=1)
# Of whoever wrote to us, and said nothing more: that they read what is written there.
WRITES_ONLY = SafeToContact(calls=False)
# Of whoever rang: that they want to be rung, and nothing in writing.
RINGS_ONLY = SafeToContact(messages=False)
# For the limit: all whose number is not shown are one.
_NOT_SHOWN = "number not shown"
_CALLED = {ContactPoint.Means.PHONE.value, ContactPoint.Means.WHATSAPP.value}
# In bytes.
A_LOGO = 20_000
# A key that was pressed in a call came from the telephone.
_AS = {VOICE: ContactPoint.Means.PHONE.value}


def answer(told: Text, *, now: datetime) -> None:
    """Act upon what somebody wrote or said, in the transaction in which it counts as heard."""
    by_key = told.means == VOICE and not told.seconds
    told = replace(told, means=_AS.get(told.means, told.means))
    try:
        points = _points(told)
    except NotReadableError:
        if not told.seconds:
            # A name in the place of a number, such as that of a network or a shop: nobody can be answered there.
            return
        # Somebody spoke whose number is not shown; in their words they say who they are.
        points = []
    speaking = _speaking(told, points)
    points += also_known_as(told, speaking, if_new=WRITES_ONLY, now=now)
    said = replace(_said(told, speaking, points), by_key=by_key)
    _answer(told, said, [*speaking, *(each for each in points if each not in speaking)], now)


def _points(told: Text) -> list[ContactPoint]:
    """Find who is reached there, the longest known first."""
    hashes = [people.hash_of(told.means, each) for each in (told.sender, told.also) if each or each == told.sender]
    means = _CALLED if told.means in _CALLED else {told.means}
    rows = ContactPoint.objects.filter(means__in=means, hashed__in=hashes).select_related("person")
    return list(rows.order_by(F("confirmed_at").asc(nulls_last=True), "pk"))


def _speaking(told: Text, points: Sequence[ContactPoint]) -> list[ContactPoint]:
    """Pick whose words these may be; or make somebody of whom nothing else is known.

    That is who showed that they read what is sent there, and where nobody did, who cannot sign in by anything else:
    whoever names the number of another as theirs would read on their own pages what the other writes.
    """
    confirmed = ContactPoint.objects.filter(person__in=[each.person_id for each in points]).exclude(confirmed_at=None)
    signs_in = {*confirmed.values_list("person", flat=True)}
    showed = [each for each in points if each.confirmed_at]
    return showed or [each for each in points if each.person_id not in signs_in] or _made_known(told)


def _made_known(told: Text) -> list[ContactPoint]:
    """Make somebody known by where they wrote from; nobody by a number that is not shown."""
    try:
        people.hash_of(told.means, told.sender)
    except NotReadableError:
        return []
    safe = RINGS_ONLY if told.seconds else WRITES_ONLY
    return [people.add_contact_point(people.add_person(by=None), told.means, told.sender, if_new=safe, by=None)]


def _answer(told: Text, said: replies.Said, points: Sequence[ContactPoint], now: datetime) -> None:
    if said.read.meaning in {Meaning.STOP, Meaning.START}:
        _silence_or_begin(said, points, now)
        found: replies.Answer | None = replies.Answer(said.speakers[0])
    elif took(IN_AN_HOUR, str(points[0].hashed) if points else _NOT_SHOWN, now=now):
        found = next(filter(None, (each.answer(said, now) for each in replies.registered())), None)
    else:
        found, told = None, replace(told, files=(), not_kept=told.not_kept + len(told.files))
    _keep(told, said, points, found, now)


def _said(told: Text, speaking: Sequence[ContactPoint], points: Sequence[ContactPoint]) -> replies.Said:
    speakers = tuple(dict.fromkeys(each.person_id for each in speaking)) or (people.add_person(by=None).pk,)
    persons = tuple(dict.fromkeys([*speakers, *(each.person_id for each in points)]))
    language = language_of(speaking[0].person) if speaking and len(speakers) == 1 else ""
    codes = {code for each in replies.registered() for code in each.codes(persons)}
    about = about_which(told.in_reply_to, told.in_reply_to)
    return replies.Said(
        id=uuid4(),
        persons=persons,
        means=told.means,
        text=told.body,
        read=reading.read(told.body, language, codes),
        about=about.message_id if about else None,
        speakers=speakers,
        hashed=Hashed(speaking[0].hashed or "") if speaking else Hashed(""),
        voice=told.voice,
        seconds=told.seconds,
        files=sum(not _is_logo(each, told) for each in told.files) + told.not_kept + told.not_fetched,
        subject=told.subject,
        whole=told.whole,
        recipients=told.recipients,
    )


def _is_logo(file: File, told: Text) -> bool:
    """Say whether it is what stands under a letter, and nothing that anybody sent: no photograph is as small."""
    is_small = file.what.kind == Kind.PICTURE and len(file.content) < A_LOGO
    return is_small and told.means == ContactPoint.Means.EMAIL


def _silence_or_begin(said: replies.Said, points: Sequence[ContactPoint], now: datetime) -> None:
    """Do it for each name by which they are known there."""
    known: dict[str | None, ContactPoint] = {}
    for point in sorted(points, key=lambda point: point.means != said.means):
        known.setdefault(point.hashed, point)
    for point in known.values():
        if said.read.meaning is Meaning.STOP:
            silence(point, Silence.Why.ASKED, now=now)
        else:
            begin_again(point, by=None)


def _keep(
    told: Text, said: replies.Said, points: Sequence[ContactPoint], found: replies.Answer | None, now: datetime
) -> None:
    """Write down what came and what became of it, and say back what there is to say."""
    whose = found.person if found else said.speakers[0]
    point = _to_answer(said, points, whose) if points else None
    # What came along is seen by a human, also with words that we understood.
    is_open = found is None or found.is_for_humans or bool(said.files)
    reply = Reply.objects.create(
        id=said.id,
        status=Reply.Status.OPEN if is_open else Reply.Status.ANSWERED,
        person_id=whose,
        point=point,
        about_id=said.about or (found.about if found else None),
        means=said.means,
        body=said.text,
        voice=said.voice,
        seconds=said.seconds,
        in_writing=not said.seconds or bool(found and found.in_writing),
        is_cut=told.is_cut,
        not_fetched=told.not_fetched,
        likely=said.read.likely or "",
        desk=found.desk if found else None,
        came_at=now,
        ended_at=None if is_open else now,
    )
    keep_files(reply, told)
    if found and found.words and point:
        _say_back(point, found.words, now, by_key=said.by_key)


def _say_back(point: ContactPoint, words: Callable[[str], Words], now: datetime, *, by_key: bool) -> None:
    """Say it where they wrote; nobody is rung once more to be thanked, or two machines would go on for ever."""
    with speaking_to(point.person) as language:
        answer = words(language)
        if not (by_key and answer.courtesy):
            send(point, answer, expires_at=now + WORTH_SAYING, by=None, now=now)


def _to_answer(said: replies.Said, points: Sequence[ContactPoint], whose: UUID) -> ContactPoint:
    """Find where they are answered: the way they wrote, which may be another to the same number."""
    theirs = ContactPoint.objects.filter(person=whose, hashed=said.hashed).select_related("person")
    same = theirs.filter(means=said.means).first()
    if same is None:
        first = theirs.first() or points[0]
        same = people.add_contact_point(first.person, said.means, first.value, if_new=WRITES_ONLY, by=None)
    return same
