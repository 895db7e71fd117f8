"""A group is sent in by one of its own or by a finder, who then shows by a typed code where they can be written to.

Without that it lapses. Of a group that somebody only found, the address that it publishes is asked.
"""

import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from doorstep.core.one_by_one import one_by_one
from doorstep.groups import letters_of_proposals as letters
from doorstep.groups.about import About
from doorstep.groups.actions.listing import propose_once
from doorstep.groups.models import Change, ContactAsked, ContactWay, Group, Proposal
from doorstep.groups.queries import proposals
from doorstep.journal.actions import record
from doorstep.limits.actions import has_room_for, took
from doorstep.limits.rates import Limit
from doorstep.messaging.actions import send
from doorstep.people import actions as people
from doorstep.people.models import ContactPoint, Person
from doorstep.people.queries import reached_by
from doorstep.people.speaking import speaking_to
from doorstep.vault.hashing import Hashed
from doorstep.vault.normalising import NotReadableError

# A week in which somebody finds the time, and after which nobody wonders.
LAPSES, AT_ONCE = datetime.timedelta(days=7), 200
WORTH_ASKING = datetime.timedelta(days=14)
# Anybody may write anybody's address into the form: it is written to now and then at most.
ONE = Limit("contacts of groups asked, one address", most=2, per=datetime.timedelta(days=7))
IN_ALL = Limit("contacts of groups asked", most=100, per=datetime.timedelta(days=1))
BY_ONE = Limit("contacts of groups asked, one finder", most=3, per=datetime.timedelta(days=1))
# In which somebody thinks better of it, and takes a group that was refused on after all.
KEPT = datetime.timedelta(days=28)
EMAIL = ContactPoint.Means.EMAIL


class NotInTimeError(Exception):
    """It was looked at already, it lapsed, or somebody else confirmed it."""


@transaction.atomic
def send_in(about: About, who: str, *, now: datetime.datetime) -> Group:
    """Write down a group that somebody sends in, once a day however often; raises what `propose_once` raises."""
    group = propose_once(about, by=None)
    Proposal.objects.get_or_create(group=group, defaults={"who": who, "sent_at": now})
    return group


def confirm(proposal: Proposal, person: Person, *, now: datetime.datetime) -> None:
    """Note that it was this person, who signed in by a code or better; a double press is one. Raises NotInTimeError."""
    theirs = Proposal.objects.filter(pk=proposal.pk, person=person, group__status=Group.Listing.PROPOSED)
    confirmed = _confirmed(proposal, person, now)
    if not confirmed and not theirs.exists():
        raise NotInTimeError
    if confirmed and proposal.who == Proposal.Who.FOUND:
        ask_contact(proposal.group, person.pk, now=now)


@transaction.atomic
def _confirmed(proposal: Proposal, person: Person, now: datetime.datetime) -> bool:
    proposed = Group.objects.filter(status=Group.Listing.PROPOSED)
    # Without a join: what is asked of the row is asked again once another has let go of it.
    waiting = Proposal.objects.filter(pk=proposal.pk, person=None, group__in=proposed)
    if not waiting.update(person=person, confirmed_at=now):
        return False
    record(proposal.group, "proposal confirmed", by=person.pk, who=proposal.who)
    return True


def let_lapse(now: datetime.datetime) -> int:
    """Forget what nobody confirmed in time, with all the numbers in it: it may be a stranger who is named there."""
    return one_by_one(proposals.never_confirmed(now - LAPSES)[:AT_ONCE], _lapsed)


@transaction.atomic
def _lapsed(proposal: Proposal) -> bool:
    """Delete it, unless somebody confirms it or looks at it at this very moment."""
    group = Group.objects.select_for_update().filter(pk=proposal.group_id, status=Group.Listing.PROPOSED).first()
    if group is None or not Proposal.objects.filter(pk=proposal.pk, confirmed_at=None).delete()[0]:
        return False
    record(group, "never confirmed", by=None)
    group.delete()
    return True


def forget_refused(now: datetime.datetime) -> int:
    """Forget how a group can be reached that somebody sent in and that was refused some weeks ago; what it was, too."""
    refused = proposals.refused_before(now - KEPT)
    said = Change.objects.filter(group__in=refused, field="contact_ways").order_by("pk")
    ways = ContactWay.objects.filter(group__in=refused).order_by("pk")
    Change.objects.filter(pk__in=list(said.values_list("pk", flat=True)[:AT_ONCE])).delete()
    return ContactWay.objects.filter(pk__in=list(ways.values_list("pk", flat=True)[:AT_ONCE])).delete()[0]


# -- The contact that a group publishes ------------------------------------------------------------------------------


def ask_contacts(now: datetime.datetime) -> int:
    """Ask those who were not asked when a finder showed themselves: we were broken off, or there was no room."""
    waiting = [(each.group, each.person_id) for each in proposals.not_asked(now - LAPSES)[:AT_ONCE] if each.person_id]
    return one_by_one(waiting, lambda each: ask_contact(*each, now=now))


def ask_contact(group: Group, finder: UUID, *, now: datetime.datetime) -> bool:
    """Ask the address that a group publishes whether it may be listed; False where there is none, or no room.

    What is counted is counted outside of the transaction, and nothing where there is no room for all of it: what waits
    is tried again and again, and would take from others what it cannot use.
    """
    address = proposals.published_email(group)
    try:
        hashed = people.hash_of(EMAIL, address) if address else None
    except NotReadableError:
        return False
    if hashed is None:
        return False
    counted = ((ONE, hashed), (BY_ONE, str(finder)), (IN_ALL, "all"))
    has_room = all(has_room_for(limit, whom, now=now) for limit, whom in counted)
    return has_room and all(took(*each, now=now) for each in counted) and _ask(group, address, hashed, now)


@transaction.atomic
def _ask(group: Group, address: str, hashed: Hashed, now: datetime.datetime) -> bool:
    """Ask once, and note that of the group: whoever was asked may have themselves erased, and is not asked again."""
    if not Proposal.objects.filter(group=group, asked_at=None).update(asked_at=now):
        return False
    point = _point(address, hashed)
    with speaking_to(point.person) as language:
        words = letters.is_it_right(group, settings.SITE_NAME, language)
    message = send(point, words, expires_at=now + WORTH_ASKING, by=None, now=now)
    ContactAsked.objects.create(group=group, person=point.person, asked_at=now, message=message.pk)
    record(group, "contact asked whether it may be listed", by=None)
    return True


def _point(address: str, hashed: Hashed) -> ContactPoint:
    """Find who is reached there, or begin somebody; where several are, nobody knows which of them is meant."""
    known = list(reached_by(EMAIL, hashed)[:2])
    if len(known) == 1:
        return known[0]
    return people.add_contact_point(people.add_person(by=None), EMAIL, address, by=None)


def note_answer(asked: ContactAsked, said: str, hashed: Hashed, *, by: UUID, now: datetime.datetime) -> None:
    """Note what the contact said; what they say last holds, and they read what is sent there (`hashed`)."""
    ContactAsked.objects.filter(pk=asked.pk).update(said=said)
    record(asked.group, "contact said whether it may be listed", by=by, said=said)
    points = ContactPoint.objects.filter(person=asked.person_id, means=EMAIL, hashed=hashed)
    for point in points.filter(confirmed_at=None):
        people.confirm_contact_point(point, by=by, now=now)
