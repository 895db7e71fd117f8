"""What somebody wants to hear of a network, and what a group has its people hear."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from doorstep.broadcasts import letters
from doorstep.broadcasts.letters import WEEK_NEWS
from doorstep.broadcasts.models import GroupUnwanted, Hearer, Kind, NewsRule, Unwanted, Weekly
from doorstep.journal.actions import record
from doorstep.messaging.actions import end_news, tell
from doorstep.networks.models import Affiliation, Network
from doorstep.networks.queries import desk
from doorstep.people.models import Person


@transaction.atomic
def want(person: UUID, network: Network, kinds: Collection[str], *, weekly: bool, now: datetime) -> None:
    """Have these kinds of news of a network come to somebody, and no other; `weekly` in one letter."""
    unwanted = set(Kind.values) - set(kinds)
    theirs = Unwanted.objects.filter(person=person, network=network)
    theirs.exclude(kind__in=unwanted).delete()
    _unwant(person, network, unwanted, now)
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
    _unwant(person, network, kinds, now)
    end_news(person, news, now=now)
    record(Person(pk=person), "news ended", by=person, network=network.pk, kind=kind)
    return True


def _unwant(person: UUID, network: Network, kinds: Collection[str], now: datetime) -> None:
    """Note what they do not want, and send nothing more of it, what is written already either."""
    rows = [Unwanted(person_id=person, network=network, kind=kind, since=now) for kind in sorted(kinds)]
    Unwanted.objects.bulk_create(rows, ignore_conflicts=True)
    for kind in kinds:
        end_news(person, f"{kind}.{network.slug}", now=now)


def leave_out_unwanted(hearers: Sequence[Hearer]) -> list[Hearer]:
    """Drop those who said meanwhile that they do not want such news."""
    persons = {each.person_id for each in hearers}
    refused = set(Unwanted.objects.filter(person__in=persons).values_list("person", "network", "kind"))
    dropped = [each for each in hearers if (each.person_id, each.broadcast.network_id, each.broadcast.kind) in refused]
    Hearer.objects.filter(pk__in=[each.pk for each in dropped]).delete()
    gone = {each.pk for each in dropped}
    return [each for each in hearers if each.pk not in gone]


@transaction.atomic
def want_for_group(affiliation: Affiliation, kinds: Collection[str], *, by: UUID) -> None:
    """Have only these kinds of news come to the people of a group."""
    unwanted = set(Kind.values) - set(kinds)
    GroupUnwanted.objects.filter(affiliation=affiliation).exclude(kind__in=unwanted).delete()
    rows = [GroupUnwanted(affiliation=affiliation, kind=kind) for kind in sorted(unwanted)]
    GroupUnwanted.objects.bulk_create(rows, ignore_conflicts=True)
    record(affiliation, "news chosen for the group", by=by, unwanted=len(rows))


@transaction.atomic
def rule(network: Network, eyes_above: int, *, by: UUID, now: datetime) -> None:
    """Say above how many people a second officer has to look; the others at the desk are told."""
    NewsRule.objects.update_or_create(network=network, defaults={"eyes_above": eyes_above})
    record(network, "news rule changed", by=by, eyes_above=eyes_above)
    others = [person for person in desk.sitting_at(network) if person != by]
    tell(others, partial(letters.rule_changed, network, eyes_above), by=by, now=now)
