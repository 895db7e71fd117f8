"""What the policy table says of broadcasts."""

from tests.policy import sending
from tests.policy.doors import CARES, DECIDES, ENTERS, OWN, PERSON, SITS_THERE, WRITES_THERE
from tests.policy.row import ACT, FORM, READ, Row

_DESK = (*CARES, SITS_THERE)
_SAYS = {"kind": "news", "subject": "A café", "body": "Come at three."}
_ASKS = {
    "kind": "support",
    "subject": "Drivers",
    "body": "We look for drivers.",
    "organisation": "Pecan",
    "name": sending.TYPED_NAME,
    "email": sending.TYPED_MAIL,
    "agree": "on",
}

BROADCASTS = (
    Row("messaging:ending", FORM, of="end of news", tokenless="mail programs press it, without a page of ours"),
    Row("broadcasts:index broadcasts:rss", READ, of="network"),
    Row("broadcasts:broadcast", READ, of="news of a network"),
    Row("broadcasts:file", READ, of="file of news"),
    Row("broadcasts:hand", ACT, PERSON, of="news of a network", sends={"words": "On Mondays."}),
    Row("broadcasts:talk", ACT, (*PERSON, ENTERS), of="news that is talked about"),
    Row("broadcasts:suggest", FORM, of="network", sends=_ASKS),
    Row("broadcasts:mine", READ, PERSON),
    Row("broadcasts:wants", FORM, (*PERSON, OWN), of="network that they hear", sends={"kinds": ["news"]}),
    Row("broadcasts:group-wants", FORM, (*PERSON, OWN), of="group they speak for", sends={"kinds": ["news"]}),
    Row("broadcasts:desk broadcasts:suggestions", READ, _DESK, of="desk of a network"),
    Row("broadcasts:rule", "GET", (*DECIDES, SITS_THERE), of="desk of a network"),
    Row("broadcasts:rule", ACT, (*WRITES_THERE, SITS_THERE), of="desk of a network", sends={"eyes_above": "50"}),
    Row("broadcasts:new", FORM, _DESK, of="desk of a network", sends=_SAYS),
    Row("broadcasts:suggestion", FORM, _DESK, of="what a network is asked", sends={"do": "decline", "words": "No."}),
    Row("broadcasts:at-desk", READ, _DESK, of="news at a desk"),
    Row("broadcasts:off-the-page", ACT, _DESK, of="news at a desk"),
    Row("broadcasts:desk-file", READ, _DESK, of="file at a desk"),
    Row("broadcasts:reach-suggestion", ACT, _DESK, of="what a network is asked"),
    Row("broadcasts:reach-hand", ACT, _DESK, of="hand at a desk"),
    Row("broadcasts:draft", READ, _DESK, of="draft"),
    Row("broadcasts:words", FORM, _DESK, of="draft", sends={**_SAYS, "version": "0"}),
    Row("broadcasts:files", FORM, _DESK, of="draft", sends={"version": "0"}),
    Row("broadcasts:audience", FORM, _DESK, of="draft", sends={"roles": ["contacts"], "version": "0"}),
    Row("broadcasts:trial", ACT, _DESK, of="draft"),
    Row("broadcasts:send", ACT, (*WRITES_THERE, SITS_THERE), of="draft", sends={"goes_at": "", "version": "0"}),
    Row("broadcasts:second", ACT, (*WRITES_THERE, SITS_THERE), of="news that waits", sends={"version": "0"}),
    Row("broadcasts:hold", ACT, _DESK, of="news that waits"),
    Row("broadcasts:throwing-away", ACT, _DESK, of="draft"),
)
