"""What the policy table says of people who are ready for a network's calls without a group."""

from tests.policy import sending
from tests.policy.doors import CARES, OWN, PERSON, SITS_THERE
from tests.policy.row import ACT, FORM, READ, Row

STANDBYS = (
    Row("networks:ready", FORM, PERSON, of="network", sends=sending.READY),
    Row("networks:standby", READ, (*PERSON, OWN), of="what they are ready for"),
    Row("networks:standby-rest", ACT, (*PERSON, OWN), of="what they are ready for", sends={"days": "14"}),
    Row("networks:standby-nudges", ACT, (*PERSON, OWN), of="what they are ready for", sends={"do": "quiet"}),
    Row("networks:standby-ending", ACT, (*PERSON, OWN), of="what they are ready for"),
    Row("networks:desk-ready", READ, (*CARES, SITS_THERE), of="desk of a network"),
    Row("networks:desk-skills", FORM, (*CARES, SITS_THERE), of="desk of a network", sends={"name": "Plumbing"}),
    Row("networks:desk-skill", FORM, (*CARES, SITS_THERE), of="skill of a network", sends={"name": "Has a van"}),
    Row("networks:desk-standby", READ, (*CARES, SITS_THERE), of="who is ready for a network"),
    # It changes something, because whoever is ready reads who looked.
    Row(
        "networks:reach-standby",
        ACT,
        (*CARES, SITS_THERE),
        of="who is ready for a network",
        sends={"why": "to-plan"},
    ),
)
