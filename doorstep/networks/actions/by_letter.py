"""A group asks to join by e-mail: what it says is read, said back to whoever wrote it, and confirmed by an answer.

Who a letter is from is a claim. An answer to a letter of ours shows that they read what is sent there; only then, and
only of somebody of whom nothing else is confirmed, is what the letter said of its writer noted as theirs.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from doorstep.groups.contacts import mentions_a_chat
from doorstep.journal.lifecycle import advance
from doorstep.limits.actions import took
from doorstep.limits.rates import Limit
from doorstep.messaging.actions import tell
from doorstep.messaging.actions.whose import whose
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Message
from doorstep.messaging.replies import Answer, Answerer, Said
from doorstep.networks import letters, letters_to_writers
from doorstep.networks.actions.applying import TooManyError, write_down
from doorstep.networks.actions.replies import tell_desk
from doorstep.networks.actions.taking_over import missing, take_over
from doorstep.networks.actions.writers import note_writer, showed_themselves
from doorstep.networks.by_mail import reading
from doorstep.networks.by_mail.reading import Application as Read
from doorstep.networks.models import Application, Network
from doorstep.networks.queries import criteria, desk
from doorstep.networks.said import Asked
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.vault.seals import UnreadableError

EMAIL = ContactPoint.Means.EMAIL
# Beyond that a human looks at it: two machines that answer each other would go on for ever.
MOST_ASKED, MOST_OF_ONE = 3, 20
LONGEST_ANSWER = 2_000
BEGUN = Limit("letters of groups from one address", most=6, per=timedelta(days=1))
# Whoever forges senders has many addresses: what they write is not sent to all of these.
IN_ALL = Limit("letters of groups", most=300, per=timedelta(days=1))
Status = Application.Status


def answer(said: Said, now: datetime) -> Answer | None:
    """Take a letter in which a group asks to join, or what is answered to ours; None where it is neither."""
    if said.means != EMAIL:
        return None
    if asks := _asked_before(said):
        return _with_files(_answered(asks, said, now), asks.network, said, now)
    network = _meant(said.recipients) if reading.is_application(said.subject) else None
    read = reading.read(said.subject, said.whole) if network else None
    if network is None or read is None or not _says_something(read) or not _has_room(said, now):
        return None
    try:
        return _with_files(_begun(network, whose(said), read, now), network, said, now)
    except TooManyError:
        return None


def _with_files(found: Answer, network: Network, said: Said, now: datetime) -> Answer:
    """Have files that came along stand at the network's desk, which is told: only a human makes something of them."""
    if not said.files:
        return found
    tell_desk(network, by=found.person, now=now)
    return replace(found, desk=network.uid)


def _meant(recipients: Sequence[str]) -> Network | None:
    return Network.objects.exclude(email="").filter(email__in=[each.lower() for each in recipients]).first()


def _says_something(read: Read) -> bool:
    """Say whether more than a subject was read: whoever asks for a hand is heard by a human."""
    return any((read.contact, read.mobile, read.area, read.districts))


def _has_room(said: Said, now: datetime) -> bool:
    return took(BEGUN, str(said.hashed), now=now) and took(IN_ALL, "all", now=now)


def _begun(network: Network, person: Person, read: Read, now: datetime) -> Answer:
    asked = Asked(_without_links(read.group), _without_links(read.area), tuple(criteria.known(read.districts)))
    read = replace(read, contact=_without_links(read.contact))
    application = write_down(network, person, asked, claims=read, now=now)
    return _say_back(application)


def _without_links(said: str) -> str:
    """Send nothing to an address that somebody may have made up in which a link stands."""
    return "" if mentions_a_chat(said) or "://" in said or "www." in said.casefold() else said


def _say_back(application: Application) -> Answer:
    """Say what was read and ask what is missing; whoever answers it, YES or with what is wrong, has confirmed it."""
    application.times_asked += 1
    application.save(update_fields=["times_asked"])
    words = partial(letters_to_writers.understood, application)
    return Answer(application.person_id, words)


# -- What they answer ------------------------------------------------------------------------------------------------


def _asked_before(said: Said) -> Application | None:
    """Find what they asked, where this answers a letter of ours about it, and hold it: nobody decides meanwhile."""
    if said.about is None:
        return None
    about = Message.objects.filter(pk=said.about, person__in=said.persons, kind__in=letters.ANSWERED).first()
    if about is None or not about.deliveries.filter(point__hashed=said.hashed).exists():
        return None
    found = Application.objects.filter(person=about.person_id).select_related("network", "person")
    theirs = list(found.select_for_update(of=("self",)).order_by("-asked_at", "pk")[:MOST_OF_ONE])
    meant = [each for each in theirs if _is_about(each, about)]
    return next(iter(meant), None) or (theirs[0] if len(theirs) == 1 else None)


def _is_about(application: Application, about: Message) -> bool:
    """Say whether a letter of ours names the group, and repeats what stands in the application if it said it back."""
    try:
        values = [application.called, *([application.area] if about.kind == letters.UNDERSTOOD else [])]
        return bool(application.called) and all(each in about.body for each in values)
    except UnreadableError:
        return False


def _answered(application: Application, said: Said, now: datetime) -> Answer:
    """Take over what they say now in place of what was read before, and leave to the desk what is not clear then."""
    known = showed_themselves(application.person_id)
    _confirm(application.person, said, now)
    meaning = said.read.meaning or said.read.likely
    if application.status not in Application.LIVING:
        if meaning is Meaning.YES and not known:
            note_writer(application)
        return Answer(application.person_id, partial(letters_to_writers.settled, application))
    new = reading.read("", letters_to_writers.in_english(said.whole))
    if meaning is Meaning.NO and not _says_something(reading.read("", letters_to_writers.in_english(said.text))):
        return _not_theirs(application, now)
    if application.how == Application.How.MAIL:
        take_over(application, new)
    if meaning is Meaning.YES and not said.read.rest.strip():
        application.unsure = []
    else:
        application.answer = said.text[:LONGEST_ANSWER]
    application.save(update_fields=["called", "contact", "mobile", "area", "districts", "unsure", "answer"])
    return _with_the_desk_or_asked_again(application, known=known, now=now)


def _with_the_desk_or_asked_again(application: Application, *, known: bool, now: datetime) -> Answer:
    open_still = application.how == Application.How.MAIL and (missing(application) or application.unsure)
    if open_still and application.times_asked < MOST_ASKED:
        return _say_back(application)
    if not open_still and not known:
        note_writer(application)
    if application.status == Status.ASKED_BACK:
        advance(application, Status.WAITING, by=application.person_id)
    network = application.network
    tell(desk.sitting_at(network), partial(letters.somebody_asks, network), by=application.person_id, now=now)
    return Answer(application.person_id, partial(letters_to_writers.with_the_desk, application))


def _not_theirs(application: Application, now: datetime) -> Answer:
    """Ask no longer: somebody else wrote in their name, or they do not want it; nothing of it becomes theirs."""
    advance(application, Status.WITHDRAWN, by=application.person_id, settled_at=now, settled_by=application.person_id)
    return Answer(application.person_id, partial(letters_to_writers.not_theirs, application))


def _confirm(person: Person, said: Said, now: datetime) -> None:
    """Note that they read what is sent there: it was answered."""
    for point in ContactPoint.objects.filter(person=person, means=EMAIL, hashed=said.hashed, confirmed_at=None):
        people.confirm_contact_point(point, by=person.pk, now=now)


ANSWERER = Answerer("networks", lambda _persons: {}, answer, lambda _person, _means, _now: None)
