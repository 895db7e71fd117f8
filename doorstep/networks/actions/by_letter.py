"""A group asks to join by e-mail: what it says is read, said back to whoever wrote it, and confirmed by an answer.

Who a letter is from is a claim. An answer to a letter of ours shows that they read what is sent there; only then is
what the letter said of its writer noted as theirs.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

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
from doorstep.networks.actions.writers import note_writer
from doorstep.networks.by_mail import reading
from doorstep.networks.by_mail.labels import Field
from doorstep.networks.by_mail.reading import Application as Read
from doorstep.networks.models import Application, Network
from doorstep.networks.queries import criteria, desk
from doorstep.networks.said import Asked
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person

EMAIL = ContactPoint.Means.EMAIL
# Beyond that a human looks at it: two machines that answer each other would go on for ever.
MOST_ASKED = 3
BEGUN = Limit("letters of groups from one address", most=6, per=timedelta(days=1))
Status = Application.Status


def answer(said: Said, now: datetime) -> Answer | None:
    """Take a letter in which a group asks to join, or what is answered to ours; None where it is neither."""
    if said.means != EMAIL:
        return None
    if asks := _asked_before(said):
        return _answered(asks, said, now)
    network = _meant(said.recipients) if reading.is_application(said.subject) else None
    if network is None or not took(BEGUN, str(said.hashed), now=now):
        return None
    try:
        return _begun(network, whose(said), reading.read(said.subject, said.whole), now)
    except TooManyError:
        return None


def _meant(recipients: Sequence[str]) -> Network | None:
    """Find the network that a letter went to: by its address, or the only one that there is."""
    to = {each.casefold() for each in recipients}
    every = list(Network.objects.exclude(email="")[:100])
    named = [each for each in every if each.email.casefold() in to]
    return next(iter(named), None) or (every[0] if len(every) == 1 else None)


def _begun(network: Network, person: Person, read: Read, now: datetime) -> Answer:
    read = replace(read, districts=tuple(criteria.known(read.districts)))
    asked = Asked(called=read.group, area=read.area, districts=read.districts)
    unsure = [each.value for each in read.unsure]
    application = write_down(network, person, asked, how=Application.How.MAIL, now=now, unsure=unsure, to_ask=True)
    application.contact, application.mobile = read.contact, read.mobile
    return _say_back(application)


def _say_back(application: Application) -> Answer:
    """Say what was read and ask what is missing; whoever answers it, YES or with what is wrong, has confirmed it."""
    application.times_asked += 1
    application.save()
    words = partial(letters_to_writers.understood, application)
    return Answer(application.person_id, words)


# -- What they answer ------------------------------------------------------------------------------------------------


def _asked_before(said: Said) -> Application | None:
    """Find what they asked last, where this answers a letter of ours about it."""
    if said.about is None:
        return None
    about = Message.objects.filter(pk=said.about, person__in=said.speakers, kind__in=letters.ANSWERED).first()
    if about is None:
        return None
    theirs = Application.objects.filter(person=about.person_id)
    return theirs.select_related("network", "person").order_by("-asked_at", "pk").first()


def _answered(application: Application, said: Said, now: datetime) -> Answer:
    """Take over what they say now in place of what was read before, and leave to the desk what is not clear then."""
    _confirm(application.person, said, now)
    if application.status not in Application.LIVING:
        return Answer(application.person_id, partial(letters_to_writers.settled, application))
    _take_over(application, reading.read("", letters_to_writers.in_english(said.whole)))
    if said.read.meaning is Meaning.YES and not said.read.rest.strip():
        application.unsure = []
    is_whole = not (missing(application) or application.unsure)
    if not is_whole and application.times_asked < MOST_ASKED:
        return _say_back(application)
    application.save()
    note_writer(application)
    if application.status == Status.ASKED_BACK:
        advance(application, Status.WAITING, by=application.person_id)
        network = application.network
        tell(desk.sitting_at(network), partial(letters.somebody_asks, network), by=application.person_id, now=now)
    return Answer(application.person_id, partial(letters_to_writers.with_the_desk, application))


def _confirm(person: Person, said: Said, now: datetime) -> None:
    """Note that they read what is sent there: it was answered."""
    for point in ContactPoint.objects.filter(person=person, means=EMAIL, hashed=said.hashed, confirmed_at=None):
        people.confirm_contact_point(point, by=person.pk, now=now)


def _take_over(application: Application, read: Read) -> None:
    """Put what is said now in the place of what was read; what is sure now is asked no more."""
    said = {
        Field.GROUP: ("called", read.group),
        Field.CONTACT: ("contact", read.contact),
        Field.MOBILE: ("mobile", read.mobile),
        Field.AREA: ("area", read.area),
        Field.DISTRICT: ("districts", criteria.known(read.districts)),
    }
    sure = {field for field, (_name, value) in said.items() if value and field not in read.unsure}
    for field in sure | {each for each in said if each in missing(application)}:
        name, value = said[field]
        setattr(application, name, value)
    application.unsure = sorted({*application.unsure} - {each.value for each in sure})


def missing(application: Application) -> list[Field]:
    """Name what was asked and is not there yet."""
    held = {
        Field.GROUP: application.called,
        Field.CONTACT: application.contact,
        Field.MOBILE: application.mobile,
        Field.AREA: application.area,
        Field.DISTRICT: application.districts,
    }
    return [field for field, value in held.items() if not value]


def lost(_person: UUID, _means: str, _now: datetime) -> None:
    """Nothing waits for them that a desk does not see anyway."""


ANSWERER = Answerer("networks", lambda _persons: {}, answer, lost)
