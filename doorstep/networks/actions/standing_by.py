"""Being ready for a network's calls without a group: said, said anew, at rest, ended."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from doorstep.journal.actions import record
from doorstep.networks.models import Network, NetworkSkill, Standby
from doorstep.networks.said import Ready
from doorstep.people import actions as people
from doorstep.people.models import Consent, Person
from doorstep.places import cells

STANDING_BY = "standing-by"


@transaction.atomic
def stand_by(network: Network, person: Person, ready: Ready, *, words: str, now: datetime) -> Standby:
    """Note what somebody can do when the network calls, for the first time or anew; a double press is one."""
    people.consent(person, STANDING_BY, words, by=person.pk, now=now)  # one at a time for each person
    row = Standby.objects.filter(network=network, person=person, ended_at=None).first()
    row = row or Standby(network=network, person=person, began_at=now, nudged_until=now)
    row.cell, row.hours = cells.shown(ready.cell), ready.hours
    row.kinds, row.languages, row.when = list(ready.kinds), list(ready.languages), list(ready.when)
    row.save()
    row.skills.set(NetworkSkill.objects.filter(network=network, pk__in=ready.skills))
    record(row, "ready for a network", by=person.pk, network=network.pk)
    return row


@transaction.atomic
def rest(row: Standby, *, until: date | None, by: UUID) -> None:
    """Take a rest, until a day or until they say; nobody asks why."""
    Standby.objects.filter(pk=row.pk).update(paused=until is None, paused_until=until)
    record(row, "resting", by=by, network=row.network_id)


@transaction.atomic
def come_back(row: Standby, *, by: UUID) -> None:
    Standby.objects.filter(pk=row.pk).update(paused=False, paused_until=None)
    record(row, "back from a rest", by=by, network=row.network_id)


@transaction.atomic
def hear_of_groups(row: Standby, *, hear: bool, by: UUID, now: datetime) -> None:
    """Be told when a group starts near them, from now on; or no longer."""
    Standby.objects.filter(pk=row.pk).update(hears_of_groups=hear, nudged_until=now)
    record(row, "hears of groups" if hear else "hears of no groups", by=by, network=row.network_id)


@transaction.atomic
def end(row: Standby, *, by: UUID, now: datetime) -> None:
    """Be ready no longer; with the last network what they agreed to ends as well."""
    Person.objects.select_for_update().get(pk=row.person_id)
    if not Standby.objects.filter(pk=row.pk, ended_at=None).update(ended_at=now):
        return  # a double press
    record(row, "ready no longer", by=by, network=row.network_id)
    if not Standby.objects.filter(person=row.person_id, ended_at=None).exists():
        for given in Consent.objects.filter(person=row.person_id, to=STANDING_BY, withdrawn_at=None):
            people.withdraw(given, by=by, now=now)


@transaction.atomic
def end_all(person: Person, *, by: UUID, now: datetime) -> None:
    """Be ready for no network any more, as whoever no longer agrees to it."""
    for row in Standby.objects.filter(person=person, ended_at=None):
        end(row, by=by, now=now)
