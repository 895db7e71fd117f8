"""What the policy table says of groups of a list at a network's desk, and of what is written to it."""

from tests.policy.doors import CARES, DECIDES, SITS_THERE, WRITES_THERE
from tests.policy.row import ACT, READ, Row

LISTS = (
    Row("networks:first-letters", READ, (*DECIDES, SITS_THERE), of="desk of a network"),
    Row(
        "networks:first-letter",
        ACT,
        (*WRITES_THERE, SITS_THERE),
        of="first letter of a network",
        sends={"do": "going"},
    ),
    Row("networks:replies", READ, (*CARES, SITS_THERE), of="desk of a network"),
    # It changes something, because whoever reads it is written down.
    Row("networks:reply", ACT, (*CARES, SITS_THERE), of="what was written to a network"),
    Row("networks:reply-ending", ACT, (*CARES, SITS_THERE), of="what was written to a network", sends={"do": "leave"}),
)
