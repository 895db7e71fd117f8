"""Who may be given which doors of a round: what matching cannot break, sharing out does not break either."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Count

from doorstep.aid import kinds
from doorstep.aid.matching.fitting import left_for_new
from doorstep.aid.matching.splitting import Driver
from doorstep.aid.models import Drive, Offer, Round, Stop, Volunteer
from doorstep.safeguarding.queries import kept_apart_from_each


def as_drivers(drives: Sequence[Drive], stops: Sequence[Stop]) -> list[Driver]:
    """See drivers as splitting does; `drives` have their volunteers, and doors are named by their place in `stops`."""
    planned = stops[0].round
    apart = kept_apart_from_each([drive.person_id for drive in drives])
    with_money = {kind.slug for kind in kinds.of_group(planned.group).values() if kind.with_money}
    for_two = frozenset(place for place, stop in enumerate(stops) if stop.task.kind in with_money)
    in_hand = _in_hand([drive.volunteer for drive in drives], planned)
    return [
        Driver(
            drive.room,
            doors=None if drive.volunteer.vouched_at else left_for_new(in_hand.get(drive.volunteer_id, 0)),
            never=_not_theirs(drive, stops, apart[drive.person_id])
            | (frozenset() if drive.volunteer.vouched_at else for_two),
        )
        for drive in drives
    ]


def _not_theirs(drive: Drive, stops: Iterable[Stop], apart: set[UUID]) -> frozenset[int]:
    """Name the doors at which they live themselves, or must not be."""
    return frozenset(place for place, stop in enumerate(stops) if stop.person_id in {drive.person_id, *apart})


def _in_hand(drivers: Iterable[Volunteer], planned: Round) -> dict[UUID, int]:
    """Count what those who are new have in hand besides this round."""
    new = [each.pk for each in drivers if each.vouched_at is None]
    if not new:
        return {}
    taken = Offer.objects.filter(volunteer__in=new, status=Offer.Status.ACCEPTED)
    taken = taken.exclude(task__stop__round=planned, task__stop__status=Stop.Status.PLANNED)
    return dict(taken.order_by().values_list("volunteer").annotate(many=Count("pk")))


def has_room(driver: Volunteer, planned: Round) -> bool:
    """Say whether somebody may be given a door at all: who is new has few things in hand at once."""
    return bool(driver.vouched_at) or left_for_new(_in_hand([driver], planned).get(driver.pk, 0)) > 0


def kept_apart(planned: Round) -> set[UUID]:
    """Return whoever must not be matched with one of a round's households, whoever of them asked for it."""
    doors = planned.stops.filter(status=Stop.Status.PLANNED)
    return set().union(*kept_apart_from_each(set(doors.values_list("person", flat=True))).values())
