"""Writing down what somebody asks who is not there to do so: at their door, or from a list kept on paper."""

from datetime import datetime
from uuid import UUID

from doorstep.aid.actions.asking import Opened, TakesNoneError, become_known, describe, open_request, sent_before
from doorstep.aid.asked import Asked, Asker
from doorstep.aid.queries.covering import team_at
from doorstep.groups.models import Group
from doorstep.people import actions as people
from doorstep.people.models import Person


def write_down_for(
    asked: Asked, asker: Asker, group: Group, known: Person | None = None, *, by: UUID, now: datetime
) -> Opened:
    """Open a request for somebody, and make them known if they are not; what is sent twice, by `sent_as`, is one.

    Raises TakesNoneError and NotReadableError; then nobody was made known.
    """
    if before := sent_before(asked, now):
        return before
    if known:
        describe(known, asker, by=by)
    person = known or become_known(asker, by=by)
    try:
        return open_request(asked, person, group, team_at(group, asked.cell), by=by, now=now)
    except TakesNoneError:
        if known is None:
            people.never_came(person)
        raise
