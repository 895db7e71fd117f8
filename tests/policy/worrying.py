"""What worries somebody in each group, and who is kept apart: each group has a lead with a key."""

from collections.abc import Mapping
from datetime import datetime

from doorstep.people.models import Person
from doorstep.safeguarding import actions as safeguarding
from doorstep.safeguarding.models import Concern, KeptApart
from tests.policy import circles
from tests.policy.circles import Circle

WORRY = "He hides her letters, and says it is quillfeather."
PHRASE = "otter lantern gravel spoon"


def make_worries(
    groups: Mapping[bool, Circle], who: Mapping[str, Person], now: datetime
) -> tuple[dict[bool, Concern], dict[bool, KeptApart]]:
    """Give each group's lead a key, and something that worries somebody."""
    circles.make_lead(groups[True].group, who["fred"], who["lea"], now)
    concerns: dict[bool, Concern] = {}
    apart: dict[bool, KeptApart] = {}
    for elsewhere, lead in ((False, "hope"), (True, "lea")):
        group, by = groups[elsewhere].group, who[lead]
        safeguarding.make_key(by, PHRASE, now=now)
        concerns[elsewhere] = safeguarding.raise_concern(group, WORRY, by=by.pk, now=now)
        apart[elsewhere] = safeguarding.keep_apart(who["amina"], group, other=who["dara"].pk, by=by.pk, now=now)
    return concerns, apart
