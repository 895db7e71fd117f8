"""Holding a request while something is done with it, so that two who act at once act one after the other."""

from uuid import UUID

from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import HelpRequest, Task
from doorstep.aid.queries.in_hand import is_in_hand
from doorstep.journal.lifecycle import SomebodyWasFirstError


def hold(request: UUID) -> HelpRequest:
    """Return it as it stands at this moment; until the end of the transaction nobody else holds it.

    Whoever changes tasks of a request as well holds the request first: two would wait for each other otherwise.
    """
    # Rows that only point to it may be added meanwhile.
    held = HelpRequest.objects.select_for_update(of=("self",), no_key=True)
    return held.select_related("group", "team").get(pk=request)


def stays_where_somebody_does_it(request: HelpRequest) -> None:
    """Leave a neighbour what they said yes to. Raises SomebodyWasFirstError."""
    hold(request.pk)
    if is_in_hand(request):
        raise SomebodyWasFirstError(f"Somebody does some of {request} by now.")


def has_nobody_yet(request: HelpRequest) -> None:
    """Go on only where its group still finds nobody: another may have it by now. Raises SomebodyWasFirstError."""
    stays_where_somebody_does_it(request)
    if not Task.objects.filter(request=request, status=Task.Status.OPEN, rung__gte=Rung.NEIGHBOURS).exists():
        raise SomebodyWasFirstError(f"{request} is looked after by now.")
