"""What somebody asks for in the world of the policy table, through the real actions."""

from datetime import datetime, timedelta

from doorstep.aid.actions import asking
from doorstep.aid.asked import Asked, When
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import HelpRequest, Task
from doorstep.groups.models import Group
from doorstep.people.models import Person

AN_HOUR = timedelta(hours=1)


def ask_for_a_call(person: Person, group: Group, now: datetime) -> HelpRequest:
    """Have somebody ask for a call every Tuesday, the first of which is today."""
    day = When(Urgency.DAY, now.date(), every="FREQ=WEEKLY;BYDAY=TU")
    asked = Asked(("phone-call",), group.cell, "SE15", day, address="12 Choumert Road", what="A chat.", know="No bell.")
    request = asking.open_request(asked, person, group, by=person.pk, now=now).request
    Task.objects.filter(request=request).update(starts_at=now - AN_HOUR)
    return request
