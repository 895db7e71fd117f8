"""Holding a request while something is done with it, so that two who act at once act one after the other."""

from uuid import UUID

from doorstep.aid.models import HelpRequest


def hold(request: UUID) -> HelpRequest:
    """Return it as it stands at this moment; until the end of the transaction nobody else holds it.

    Whoever changes tasks of a request as well holds the request first: two would wait for each other otherwise.
    """
    # Rows that only point to it may be added meanwhile.
    held = HelpRequest.objects.select_for_update(of=("self",), no_key=True)
    return held.select_related("group", "team").get(pk=request)
