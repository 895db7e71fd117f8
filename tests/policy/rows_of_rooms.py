"""What the policy table says of the contacts' rooms."""

from tests.policy.doors import CARES, ENTERS, OWN, PERSON, SITS_THERE
from tests.policy.row import ACT, FORM, READ, Row
from tests.policy.sending_in_rooms import agreeing, one_is_out

_IN = (*PERSON, ENTERS)
_LOOKS_AFTER = (*CARES, SITS_THERE)
_SAID = {"words": "We ring round on Mondays."}

ROOMS = (
    Row("rooms:index", READ, PERSON),
    Row("rooms:room", READ, _IN, of="desk of a network"),
    Row("rooms:rules", FORM, _IN, of="desk of a network", sends=agreeing),
    Row("rooms:choice", FORM, _IN, of="desk of a network", sends={"hears": "notes"}),
    Row("rooms:begin", FORM, _IN, of="desk of a network", sends={"subject": "Vans", **_SAID}),
    Row("rooms:thread", READ, _IN, of="thread of a room"),
    Row("rooms:post", ACT, _IN, of="thread of a room", sends=_SAID),
    Row("rooms:muting", ACT, _IN, of="thread of a room", sends={"do": "mute"}),
    Row("rooms:saying-yes", ACT, (*_IN, OWN), of="what they sent to a room", sends={"do": "post"}),
    Row("rooms:taking-back", FORM, (*_IN, OWN), of="post of theirs"),
    Row("rooms:objection", FORM, _IN, of="post in a room", sends={"words": "It names a street."}),
    Row("rooms:desk rooms:log", READ, _LOOKS_AFTER, of="desk of a network"),
    Row("rooms:opening", FORM, _LOOKS_AFTER, of="desk of a network", sends={"understood": "on", "rules": "Be brief."}),
    Row("rooms:desk-rules", ACT, _LOOKS_AFTER, of="desk of a network", sends={"rules": "Be brief."}),
    Row("rooms:closing", ACT, _LOOKS_AFTER, of="desk of a network"),
    Row("rooms:desk-post", READ, _LOOKS_AFTER, of="post in a room"),
    Row("rooms:decision", ACT, _LOOKS_AFTER, of="post in a room", sends={"do": "hidden", "why": "It names a street."}),
    Row("rooms:thread-state", ACT, _LOOKS_AFTER, of="thread of a room", sends={"do": "close"}),
    Row("rooms:person", READ, _LOOKS_AFTER, of="somebody in a room"),
    Row("rooms:putting-out", ACT, _LOOKS_AFTER, of="somebody in a room", sends={"days": "7", "why": "Selling."}),
    Row("rooms:letting-in", ACT, _LOOKS_AFTER, of="somebody in a room", given=one_is_out),
)
