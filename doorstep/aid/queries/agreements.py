"""Which groups agreed to help each other out, which could, and what they were asked."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from doorstep.aid.models import Agreement, Favour
from doorstep.aid.queries.apart import apart_from
from doorstep.aid.queries.ways import taking
from doorstep.groups.models import Group
from doorstep.groups.queries import finder, overlaps

Status = Agreement.Status


def all_of(group: Group) -> "QuerySet[Agreement]":
    return Agreement.objects.filter(Q(group=group) | Q(other=group)).select_related("group", "other")


def agreements_of(group: Group) -> "QuerySet[Agreement]":
    """Return what a group agreed to, and what is proposed to it or by it."""
    return all_of(group).filter(status__in=Agreement.LIVING).order_by("made_at", "pk")


def who_agreed_with(groups: Iterable[int], kinds: Collection[str]) -> set[int]:
    """Return the groups that agreed with one of these to help out with all of these kinds."""
    ours = {*groups}
    found = Agreement.objects.filter(Q(group__in=ours) | Q(other__in=ours), status=Status.AGREED)
    with_them = [each for each in found if covers(each, kinds)]
    return {pk for each in with_them for pk in (each.group_id, each.other_id)} - ours


def covers(agreement: Agreement, kinds: Collection[str]) -> bool:
    return not agreement.kinds or {*kinds} <= {*agreement.kinds}


def other_of(agreement: Agreement, group: Group) -> Group:
    return agreement.other if agreement.group_id == group.pk else agreement.group


def could_agree_with(group: Group) -> list[Group]:
    """Return the groups on the same ground or near it that take requests here and have no agreement with it yet."""
    near = [each.group for each in finder.answer(group.cell).nearest]
    found = {each.pk: each for each in [*overlaps.of_group(group), *near] if each.pk != group.pk}
    had = {pk for each in agreements_of(group) for pk in (each.group_id, each.other_id)}
    here = taking(found.values())
    return [each for pk, each in found.items() if pk in here and pk not in had]


def all_asked_of(group: Group) -> "QuerySet[Favour]":
    """Return what waits for its answer, of people as well whom somebody there must not meet: only to be counted."""
    return Favour.objects.filter(group=group, status=Favour.Status.ASKED)


def favours_asked_of(group: Group) -> "QuerySet[Favour]":
    """Return what other groups ask this one and nobody answered yet, what has waited longest first."""
    found = all_asked_of(group)
    found = found.exclude(request__person__in=apart_from(group, found.values_list("request__person", flat=True)))
    return found.select_related("asks", "request", "agreement").order_by("made_at", "pk")


def proposed_to(group: Group) -> "QuerySet[Agreement]":
    return Agreement.objects.filter(other=group, status=Status.PROPOSED)
