"""Which designs a group keeps, what they brought, and what a new one begins with."""

import datetime

from django.db.models import QuerySet, Sum

from doorstep.flyers import phrases
from doorstep.flyers.models import Batch
from doorstep.flyers.said import LONGEST_DISTRICT, LONGEST_PHONE, Flyer
from doorstep.groups.models import ContactWay, Group
from doorstep.places import districts


def kept(group: Group) -> "QuerySet[Batch]":
    """Return the designs on a group's list, the newest first, each with how often its code was followed."""
    listed = Batch.objects.filter(group=group, put_away_at=None)
    return listed.annotate(came=Sum("visits__many", default=0)).order_by("-made_at", "-pk")


def put_away(group: Group) -> "QuerySet[Batch]":
    """Return the designs that were put away last: what is printed of them may be printed again."""
    return Batch.objects.filter(group=group, put_away_at__isnull=False).order_by("-put_away_at", "-pk")[:30]


def by_code(code: str) -> Batch | None:
    """Find a batch by the code on paper, in small letters or large; also one that was put away."""
    return Batch.objects.filter(code=code.upper()).select_related("group").first()


def days(batch: Batch, *, most: int = 14) -> list[tuple[datetime.date, int]]:
    """List the last days on which its code was followed, the newest first, with how often."""
    return list(batch.visits.order_by("-day").values_list("day", "many")[:most])


def first_of(group: Group) -> Flyer:
    """Give what a new flyer begins with: what the group's listing says, in English."""
    codes = list(group.districts.values_list("code", flat=True)[:2])
    district = districts.label_of(codes[0]) if len(codes) == 1 else ", ".join(codes)
    phone = group.contact_ways.filter(means=ContactWay.Means.PHONE).values_list("value", flat=True).first() or ""
    return Flyer(phone=_fitting(phone), district=district[:LONGEST_DISTRICT])


def _fitting(phone: str) -> str:
    """Give a number whole or not at all: somebody in need rings what is printed."""
    if len(phone) > LONGEST_PHONE:
        phone = "".join(sign for sign in phone if sign == "+" or sign.isdecimal())
    return phone if len(phone) <= LONGEST_PHONE else ""


def kinds_of(group: Group) -> list[str]:
    """List the kinds of help for which flyers have words, in the order in which the group said them."""
    known = phrases.written("en").kinds
    return [kind for kind in group.kinds.values_list("kind", flat=True) if kind in known]
