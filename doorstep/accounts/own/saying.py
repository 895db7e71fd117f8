"""What somebody said about themselves: who they are, how they are reached, when that is safe, what they agreed to."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from doorstep.accounts import queries
from doorstep.messaging import channels
from doorstep.messaging.queries import SILENT
from doorstep.people.models import AccessNeeds, Consent, ContactPoint, Details, Person, Receipt
from doorstep.people.queries import written_to
from doorstep.people.speaking import language_of
from doorstep.vault import keys, normalising

Means = ContactPoint.Means


def details(person: Person) -> dict[str, Any]:
    """Say who somebody is, by the names of the form's fields."""
    with keys.at_hand([person.pk]):
        said = Details.objects.filter(person=person).first() or Details(person=person)
        needs = AccessNeeds.objects.filter(person=person).first()
        return {
            **{name: getattr(said, name) for name in ("called", "surname", "postcode")},
            "languages": said.languages or [],
            "needs": needs.words if needs else "",
            "language": language_of(person),
        }


def consents(person: Person) -> "QuerySet[Consent]":
    return Consent.objects.filter(person=person).order_by("-given_at", "-pk")


def receipt(person: Person) -> Receipt | None:
    return Receipt.objects.filter(person=person).first()


# -- How they are reached --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reached:
    """One contact point, opened; what is safe there, in sentences; whether a code could be sent there from here.

    `silent`: nothing is sent there any more.
    """

    point: ContactPoint
    value: str
    safe: list[str]
    coded: bool
    silent: bool


def reached(person: Person) -> list[Reached]:
    """List how somebody is reached, the first by which they sign in standing first."""
    found = ContactPoint.objects.filter(person=person).order_by(F("confirmed_at").asc(nulls_last=True), "pk")
    coded = channels.available()
    with keys.at_hand([person.pk]):
        return [
            Reached(point, in_words(point), list(_safe(point)), point.means in coded, point.silent)
            for point in found.annotate(silent=SILENT)
        ]


def could_come_first(person: Person) -> list[tuple[str, str]]:
    """List where somebody may be written to first, in words, each by its id."""
    with keys.at_hand([person.pk]):
        return [
            (str(point.pk), f"{in_words(point)} ({point.get_means_display()})") for point in written_to([person.pk])
        ]


def writing(person: Person) -> dict[str, str]:
    """Say where and how often they want to be written to, by the names of the form's fields."""
    first = written_to([person.pk]).first()
    return {"first": str(first.pk) if first else "", "pace": person.pace}


def in_words(point: ContactPoint) -> str:
    return point.value if point.means == Means.EMAIL else normalising.spaced(point.value)


def safe(point: ContactPoint) -> dict[str, Any]:
    """Say what is safe there, by the names of the form's fields."""
    return asdict(point.safe)


def _safe(point: ContactPoint) -> Iterator[str]:
    if point.means != Means.EMAIL:
        yield _("We may ring.") if point.calls else _("Nobody rings.")
    if point.means == Means.PHONE and point.calls:
        yield _("Words may be left on the machine.") if point.voicemail else _("Nothing is said to the machine.")
    yield _("We may write.") if point.messages else _("Nobody writes.")
    if point.letters:
        yield _("We may send a letter by post as well.")
    if point.from_time and point.to_time:
        hours = {"begin": time_format(point.from_time, "H:i"), "end": time_format(point.to_time, "H:i")}
        yield _("Only between %(begin)s and %(end)s.") % hours


def is_last_way_in(point: ContactPoint) -> bool:
    """Say whether nobody can sign in as them any more once it is gone."""
    if not point.confirmed_at or queries.ways_of(point.person).strong:
        return False
    others = queries.points_for_codes(point.person).exclude(pk=point.pk)
    return not others.filter(means__in=channels.available()).exists()
