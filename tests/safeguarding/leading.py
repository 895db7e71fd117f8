"""Leads of a group, each with a key that a passphrase opens."""

from datetime import UTC, datetime

from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from doorstep.safeguarding import actions
from tests.factories import make_membership, make_person

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PHRASE, ANOTHER = "otter lantern gravel spoon", "marble harbour thistle drum"


def make_lead(group: Group, called: str, phrase: str) -> Person:
    lead = make_person(called, email=f"{called.lower()}@canary.example")
    make_membership(lead, group, Role.SAFEGUARDING_LEAD)
    if phrase:
        actions.make_key(lead, phrase, now=NOW)
    return lead
