"""Taking what a group of a list answers: a plain word counts, whatever else is for a human at the network's desk.

Who answers from the address that the group publishes is asked whether they speak for it, and does with a second YES,
unless somebody does already. Whoever answers from another address read our letter too, and is asked nothing more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from doorstep.groups.actions.reports import TooManyReportsError
from doorstep.groups.models import Group
from doorstep.groups.queries import members
from doorstep.groups.speakers import ITSELF
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.messaging.actions import Words, send
from doorstep.messaging.inbound.replies import Meaning
from doorstep.messaging.models import Delivery, Message
from doorstep.messaging.replies import Answer, Answerer, Said
from doorstep.networks import consent
from doorstep.networks import letters_first as letters
from doorstep.networks.actions.applying import JOINING
from doorstep.networks.actions.first_letters import WORTH_ASKING, lost, note_closed, note_going
from doorstep.networks.actions.replies import tell_desk
from doorstep.networks.by_mail import confirming
from doorstep.networks.by_mail.confirming import Says
from doorstep.networks.models import Affiliation, Contact, FirstLetter, FirstReader, Network
from doorstep.networks.queries import first_letters
from doorstep.networks.queries.first_letters import EMAIL
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.speaking import speaking_to
from doorstep.vault.actions import ensure_key

Status = FirstLetter.Status
_FOR_HUMANS = {Meaning.HELP, Meaning.STOP, Meaning.START}


@dataclass(frozen=True)
class _Answered:
    """A letter of ours and what answers it: by whom, and whether from where it went."""

    letter: FirstLetter
    said: Said
    meant: confirming.Said
    now: datetime
    is_from_there: bool

    @property
    def by(self) -> UUID:
        """Whose words they are kept as: whoever reads what we sent, where it came from there."""
        reader = FirstReader.objects.filter(letter=self.letter, person__in=self.said.persons).first()
        return reader.person_id if reader and self.is_from_there else self.said.speakers[0]


def answer(said: Said, now: datetime) -> Answer | None:
    """Take an answer to what a group was asked once, or to whether somebody speaks for it; None for whatever else."""
    if said.seconds or said.read.meaning in _FOR_HUMANS:
        return None
    letter = first_letters.answered_by(said)
    if letter is None:
        return _speaks(said, now)
    meant = confirming.read(said.text, said.read)
    answered = _Answered(letter, said, meant, now, _is_from_there(letter, said))
    if answered.is_from_there and said.means == EMAIL:
        _confirm(answered)
    return _DOING[meant.what](answered)


def _is_from_there(letter: FirstLetter, said: Said) -> bool:
    """Say whether it came from the address or number to which ours went."""
    return Delivery.objects.filter(message=letter.message, point__hashed=said.hashed).exists()


def _confirm(answered: _Answered) -> None:
    """Note that they read what is sent there: our letter was answered."""
    points = ContactPoint.objects.filter(person=answered.by, means=EMAIL, hashed=answered.said.hashed)
    for point in points.filter(confirmed_at=None):
        people.confirm_contact_point(point, by=answered.by, now=answered.now)


# -- What it says ----------------------------------------------------------------------------------------------------


def _going(answered: _Answered) -> Answer:
    letter = answered.letter
    if letter.status == Status.GOING:
        return _done(answered, partial(letters.thanks, letter.group))  # said twice
    is_ours = letter.group.status == Group.Listing.LISTED and not letter.group.from_elsewhere
    if letter.status == Status.CLOSED or not is_ours:
        return _for_a_human(answered)
    note_going(letter, ITSELF, by=answered.by, now=answered.now, elsewhere=not answered.is_from_there)
    if answered.is_from_there and answered.said.means == EMAIL and nobody_speaks_for(letter):
        _offer(answered)
        return _done(answered, None)
    return _done(answered, partial(letters.thanks, letter.group))


def _offer(answered: _Answered) -> None:
    """Ask them there whether they speak for it; an answer to that names what is written down here."""
    letter = answered.letter
    ours = Delivery.objects.filter(message=letter.message, point__hashed=answered.said.hashed)
    point = ContactPoint.objects.select_related("person").filter(pk__in=ours.values("point")).latest("pk")
    with speaking_to(point.person) as language:
        words = letters.offer(letter, language)
    offer = send(point, words, expires_at=answered.now + WORTH_ASKING, by=None, now=answered.now)
    FirstLetter.objects.filter(pk=letter.pk).update(offer=offer.pk)


def _closed(answered: _Answered) -> Answer:
    letter = answered.letter
    if letter.status == Status.CLOSED:
        return _done(answered, partial(letters.has_closed, letter.group))
    why = (
        _("Whoever reads the address that it publishes answered us that it has stopped.")
        if answered.is_from_there
        else _("Somebody answered our letter to it, from another address, that it has stopped.")
    )
    try:
        with transaction.atomic():
            note_closed(letter, why, by=answered.by, now=answered.now, elsewhere=not answered.is_from_there)
    except TooManyReportsError:
        return _for_a_human(answered)
    return _done(answered, partial(letters.has_closed, letter.group))


def _for_a_human(answered: _Answered) -> Answer:
    letter = answered.letter
    if Status.WROTE in FirstLetter.MOVES[letter.status]:
        _wrote(answered)
    _tell_desk(letter.network, answered)
    return Answer(answered.by, partial(letters.with_a_person, letter.network), desk=letter.network.uid)


def _wrote(answered: _Answered) -> None:
    from_where = not answered.is_from_there
    advance(answered.letter, Status.WROTE, by=answered.by, answered_at=answered.now, elsewhere=from_where)


def _done(answered: _Answered, words: Callable[[str], Words] | None) -> Answer:
    """Thank them; where they wrote more than their answer, or sent files, a human reads that as well."""
    if not (answered.meant.more or answered.said.files):
        return Answer(answered.by, words)
    _tell_desk(answered.letter.network, answered)
    return Answer(answered.by, words, desk=answered.letter.network.uid)


def _tell_desk(network: Network, answered: _Answered) -> None:
    tell_desk(network, by=answered.by, now=answered.now)


_DOING: dict[Says, Callable[[_Answered], Answer]] = {
    Says.GOING: _going,
    Says.CLOSED: _closed,
    Says.WORDS: _for_a_human,
}


# -- Who speaks for it -----------------------------------------------------------------------------------------------


def nobody_speaks_for(letter: FirstLetter) -> bool:
    """Say whether the group is in the network, without a main contact there and without a coordinator here."""
    place = Affiliation.objects.filter(network=letter.network, group=letter.group, status=Affiliation.Status.IN)
    is_free = not Contact.objects.filter(affiliation__in=place, part=Contact.Part.MAIN).exists()
    return is_free and place.exists() and not members.coordinators_of(letter.group, resting=True).exists()


def _speaks(said: Said, now: datetime) -> Answer | None:
    """Make whoever answers YES, from the published address, to whether they speak for it, its main contact."""
    letter = _offered(said)
    if letter is None:
        return None
    network, by = letter.network, said.speakers[0]
    if said.read.meaning is Meaning.NO:
        return Answer(by)
    if (said.read.meaning or said.read.likely) is not Meaning.YES or said.read.rest or said.files:
        tell_desk(network, by=by, now=now)
        return Answer(by, partial(letters.with_a_person, network), desk=network.uid)
    if not _named(letter, by, now):
        return Answer(by, partial(letters.with_a_person, network), desk=network.uid)
    return Answer(by, partial(letters.speaks, letter))


def _offered(said: Said) -> FirstLetter | None:
    """Find for which group somebody was asked whether they speak for it, and answers from where that went."""
    offers = Message.objects.filter(kind=letters.OFFER, person__in=said.speakers[:1])
    about = offers.filter(pk=said.about).first() if said.about else None
    if about is None or not about.deliveries.filter(point__hashed=said.hashed).exists():
        return None
    return FirstLetter.objects.filter(offer=about.pk).select_related("group", "network").first()


def _named(letter: FirstLetter, by: UUID, now: datetime) -> bool:
    """Name them, unless somebody does speak for it meanwhile; said twice, they are already."""
    places = Affiliation.objects.select_for_update().filter(network=letter.network, group=letter.group)
    place = places.filter(status=Affiliation.Status.IN).first()
    if place is None:
        return False
    if Contact.objects.filter(affiliation=place, person=by, part=Contact.Part.MAIN).exists():
        return True
    if not nobody_speaks_for(letter):
        return False
    ensure_key(by)
    people.consent(Person.objects.get(pk=by), JOINING, consent.joining(letter.network), by=by, now=now)
    Contact.objects.create(affiliation=place, person_id=by, part=Contact.Part.MAIN, began_at=now)
    record(place, "main contact named", by=by)
    return True


ANSWERER = Answerer("networks: first letters", lambda _persons: {}, answer, lost)
