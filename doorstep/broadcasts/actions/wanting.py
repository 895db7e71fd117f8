"""What somebody wants to hear of a network, and what a group has its people hear."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.broadcasts.letters import WEEK_NEWS
from doorstep.broadcasts.models import GroupUnwanted, Kind, NewsRule, Unwanted, Weekly
from doorstep.journal.actions import record
from doorstep.networks.models import Affiliation, Network
from doorstep.people.models import Person


@transaction.atomic
def want(person: UUID, network: Network, kinds: Collection[str], *, weekly: bool, now: datetime) -> None:
    """Have these kinds of news of a network come to somebody, and no other; `weekly` in one letter."""
    unwanted = set(Kind.values) - set(kinds)
    theirs = Unwanted.objects.filter(person=person, network=network)
    theirs.exclude(kind__in=unwanted).delete()
    rows = [Unwanted(person_id=person, network=network, kind=kind, since=now) for kind in sorted(unwanted)]
    Unwanted.objects.bulk_create(rows, ignore_conflicts=True)
    if weekly:
        row = Weekly(person_id=person, network=network, since=now)
        Weekly.objects.bulk_create([row], ignore_conflicts=True)
    else:
        Weekly.objects.filter(person=person, network=network).delete()
    record(Person(pk=person), "news chosen", by=person, network=network.pk)


@transaction.atomic
def end_by_name(person: UUID, news: str, *, now: datetime) -> bool:
    """End one kind of news for somebody, as a letter calls it; the week's letter ends all but safeguarding.

    Return whether it is news of ours. Ended twice, it is ended.
    """
    kind, _dot, slug = news.partition(".")
    network = Network.objects.filter(slug=slug).first()
    if network is None or kind not in (*Kind.values, WEEK_NEWS) or not Person.objects.filter(pk=person).exists():
        return False
    kinds = [kind] if kind != WEEK_NEWS else [each for each in Kind.values if each != Kind.SAFEGUARDING]
    rows = [Unwanted(person_id=person, network=network, kind=each, since=now) for each in kinds]
    Unwanted.objects.bulk_create(rows, ignore_conflicts=True)
    record(Person(pk=person), "news ended", by=person, network=network.pk, kind=kind)
    return True


@transaction.atomic
def want_for_group(affiliation: Affiliation, kinds: Collection[str], *, by: UUID) -> None:
    """Have only these kinds of news come to the people of a group."""
    unwanted = set(Kind.values) - set(kinds)
    GroupUnwanted.objects.filter(affiliation=affiliation).exclude(kind__in=unwanted).delete()
    rows = [GroupUnwanted(affiliation=affiliation, kind=kind) for kind in sorted(unwanted)]
    GroupUnwanted.objects.bulk_create(rows, ignore_conflicts=True)
    record(affiliation, "news chosen for the group", by=by, unwanted=len(rows))


@transaction.atomic
def rule(network: Network, eyes_above: int, *, by: UUID) -> None:
    """Say above how many people a second officer has to look."""
    NewsRule.objects.update_or_create(network=network, defaults={"eyes_above": eyes_above})
    record(network, "news rule changed", by=by, eyes_above=eyes_above)
