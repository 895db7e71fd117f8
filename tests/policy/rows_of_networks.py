"""What the policy table says of networks."""

from tests.policy import sending
from tests.policy.doors import CARES, DECIDES, OWN, PERSON, PROVED, SITS_THERE, WRITES_THERE
from tests.policy.row import ACT, FORM, READ, Row

NETWORKS = (
    Row("networks:index", READ),
    Row("networks:network", READ, of="network"),
    Row("networks:join", FORM, PERSON, of="network", sends=sending.JOINING),
    Row("networks:mine", READ, PERSON),
    Row("networks:withdrawal", ACT, (*PERSON, OWN), of="what they asked a network"),
    Row("networks:contact", READ, (*PROVED, OWN), of="group they speak for"),
    Row("networks:deputy", ACT, (*PROVED, OWN), of="group they speak for", sends=sending.another_coordinator),
    Row("networks:laying-down", ACT, (*PROVED, OWN), of="group they stand in for"),
    Row("networks:leaving", FORM, (*PROVED, OWN), of="group they speak for"),
    Row("networks:seat", FORM, CARES, sends=sending.seat_code),
    Row("networks:desk networks:desk-groups networks:desk-health", READ, (*CARES, SITS_THERE), of="desk of a network"),
    Row("networks:application", READ, (*DECIDES, SITS_THERE), of="group that asks a network"),
    Row(
        "networks:decision",
        ACT,
        (*WRITES_THERE, SITS_THERE),
        of="group that asks a network",
        sends={"decision": "decline", "words": "Not just now."},
    ),
    # It changes something, because whoever asks reads who looked.
    Row(
        "networks:reach-applicant",
        ACT,
        (*CARES, SITS_THERE),
        of="group that asks a network",
        sends={"why": "they-asked"},
    ),
    Row("networks:place", READ, (*DECIDES, SITS_THERE), of="group in a network"),
    Row("networks:reach", ACT, (*CARES, SITS_THERE), of="contact in a network", sends={"why": "to-plan"}),
    Row(
        "networks:ending",
        ACT,
        (*WRITES_THERE, SITS_THERE),
        of="group in a network",
        sends={"words": "It is in another one."},
    ),
)
