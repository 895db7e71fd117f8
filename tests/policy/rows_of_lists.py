"""What the policy table says of groups of a list and what is written to a network, and of who hears its news."""

from tests.policy.doors import CARES, DECIDES, OWN, PERSON, PROVED, SITS_THERE, WRITES_THERE
from tests.policy.row import ACT, FORM, READ, Row

LISTS = (
    Row("networks:first-letters", READ, (*DECIDES, SITS_THERE), of="desk of a network"),
    Row(
        "networks:first-letter",
        ACT,
        (*WRITES_THERE, SITS_THERE),
        of="first letter of a network",
        sends={"do": "going"},
    ),
    Row("networks:hears", FORM, (*PROVED, OWN), of="place they choose for", sends={"hears": "coordinators"}),
    Row("networks:not-for-me", ACT, (*PERSON, OWN), of="news they hear", sends={"do": "no"}),
    Row("networks:replies", READ, (*CARES, SITS_THERE), of="desk of a network"),
    # It changes something, because whoever reads it is written down.
    Row("networks:reply", ACT, (*CARES, SITS_THERE), of="what was written to a network"),
    Row("networks:reply-ending", ACT, (*CARES, SITS_THERE), of="what was written to a network", sends={"do": "leave"}),
)
