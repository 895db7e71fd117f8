"""Groups of a list that are asked whether their entry is right: who is asked where, and what became of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from doorstep.groups.models import ContactWay, Group
from doorstep.messaging.models import Message
from doorstep.messaging.replies import Said
from doorstep.networks.letters_first import FIRST
from doorstep.networks.models import Affiliation, FirstLetter, Network
from doorstep.people.models import ContactPoint
from doorstep.vault import normalising
from doorstep.vault.normalising import NotReadableError

Status = FirstLetter.Status
EMAIL, PHONE = ContactPoint.Means.EMAIL.value, ContactPoint.Means.PHONE.value


@dataclass(frozen=True)
class Reached:
    """How a group can be written to, of what it publishes; both are empty where it cannot."""

    means: str = ""
    value: str = ""


def groups_of(source: str) -> QuerySet[Group]:
    """Return the groups of a list that anybody may see and that are looked after here, by their key."""
    given = Q(source=source) | Q(source_entries__source=source)
    return Group.objects.filter(given, status__in=Group.SHOWN, hops=0).distinct().order_by("pk")


def reached(groups: Collection[int]) -> dict[int, Reached]:
    """Choose for each where it is written to: its first e-mail address, else its first mobile number."""
    found: dict[int, Reached] = {}
    ways = ContactWay.objects.filter(group__in=groups, means__in=(EMAIL, PHONE)).order_by("-means", "pk")
    for group, means, value in sorted(ways.values_list("group", "means", "value"), key=lambda way: way[1] != EMAIL):
        if means == EMAIL or _takes_texts(value):
            found.setdefault(group, Reached(means, value))
    return found


def _takes_texts(value: str) -> bool:
    try:
        return not normalising.is_landline(normalising.phone(value))
    except NotReadableError:
        return False


def in_network(network: Network, groups: Iterable[int]) -> set[int]:
    found = Affiliation.objects.filter(network=network, group__in=list(groups), status=Affiliation.Status.IN)
    return set(found.values_list("group", flat=True))


def asked_since(network: Network, moment: datetime) -> int:
    return FirstLetter.objects.filter(network=network, asked_at__gt=moment).count()


def waiting(network: Network) -> QuerySet[FirstLetter]:
    found = FirstLetter.objects.filter(network=network, status=Status.WAITING)
    return found.select_related("group", "network").order_by("group")


def is_at_work(network: Network, *, now: datetime) -> bool:
    """Say whether any went out in the last two days, or is to go."""
    return waiting(network).exists() or asked_since(network, now - timedelta(days=2)) > 0


def answered_by(said: Said) -> FirstLetter | None:
    """Find the one that something answers, and hold it.

    An e-mail by naming our letter, which nobody knows who did not read it; a text where nothing else was written to
    them since.
    """
    message = said.about
    if message is None and said.means != EMAIL:
        last = Message.objects.filter(person__in=said.speakers).order_by("-made_at", "-pk").first()
        message = last.pk if last and last.kind == FIRST else None
    if message is None:
        return None
    found = FirstLetter.objects.select_for_update(of=("self",)).select_related("group", "network")
    return found.filter(message=message).first()


# -- For its desk ----------------------------------------------------------------------------------------------------


def counted(network: Network) -> dict[str, int]:
    rows = FirstLetter.objects.filter(network=network).values("status").annotate(many=Count("pk"))
    many = {row["status"]: row["many"] for row in rows}
    return {status: many[status] for status in Status.values if status in many}


def standing(network: Network, status: str) -> QuerySet[FirstLetter]:
    """Return those that stand like this, by name, with what each group publishes."""
    found = FirstLetter.objects.filter(network=network, status=status).select_related("group")
    ways = Prefetch("group__contact_ways", ContactWay.objects.order_by("pk"))
    return found.prefetch_related(ways).order_by("group__sort_name", "pk")


def returned(network: Network) -> QuerySet[FirstLetter]:
    """Return those whose published contact does not work."""
    return standing(network, Status.RETURNED)


def about(messages: Iterable[UUID | None]) -> dict[UUID | None, FirstLetter]:
    """Say which group something that came back is about, by the message of ours that it answers."""
    wanted = [each for each in messages if each]
    found = FirstLetter.objects.filter(message__in=wanted).select_related("group")
    return {letter.message: letter for letter in found}
