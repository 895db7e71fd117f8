"""The policy table: every address, who gets in with which method, and what it names. Read docs/decisions/0044 first.

A new address needs its row here; `make rendered` then writes docs/safety/permissions.md anew.
"""

from tests.policy import sending
from tests.policy.doors import (
    DESK,
    HAS_A_SESSION,
    HOLDS_NOTHING,
    MAY_ADD_WAY,
    MAY_PRINT,
    MAY_REMOVE_WAY,
    OWN,
    PERSON,
    PROVED,
)
from tests.policy.row import Row

READ = "GET HEAD"
FORM = "GET POST"
ACT = "POST"
DATA = "GET HEAD OPTIONS"

SITE = (
    Row("home start about manifest robots health embed embed-finder sitemap-index", READ),
    Row("near", READ, of="cell"),
    Row("sitemap", READ, of="section"),
    Row("set_language", ACT, sends={"language": "es"}, changes=False, tokenless="the worst is a page in Spanish"),
    Row("style", READ, only="DEBUG"),
    Row("messaging:screen", READ, only="SCREEN"),
    Row("messaging:screen-of", READ, of="contact point", only="SCREEN"),
)

DIRECTORY = (
    Row("groups:index groups:all groups:districts groups:areas groups:new-feed groups:new-feed-atom", READ),
    Row("groups:proposal-sent", READ),
    Row("groups:letter", READ, of="letter"),
    Row("groups:district groups:district-feed groups:district-feed-atom", READ, of="code of a district"),
    Row("groups:areas-of-kind", READ, of="kind of area"),
    Row("groups:area", READ, of="area of a kind"),
    Row("groups:group groups:report-sent", READ, of="group"),
    Row("groups:proposal", FORM, sends=sending.PROPOSAL),
    Row("groups:report", FORM, of="group", sends={"wrong": "closed"}),
    Row("map:index map:postcodes", READ),
    Row("map:postcodes-of", READ, of="code of a district"),
    Row("map:area", READ, of="code of an area"),
    Row("map:hexagon", READ, of="cell"),
    Row("feeds:about", READ),
    Row("feeds:groups", DATA, of="format"),
    Row("feeds:openapi", DATA),
)

SIGNING_IN = (
    Row("accounts:sign-in", FORM, sends={"contact": sending.TYPED_MAIL}),
    Row("accounts:new", FORM, sends={"called": sending.TYPED_NAME, "contact": sending.TYPED_MAIL}),
    Row("accounts:code", FORM, sends=sending.digits_sent),
    Row("accounts:who", FORM, sends=sending.as_amina, given=sending.digits_typed),
    Row("accounts:given", FORM, sends=sending.printed_code),
    Row("accounts:passkey-asking", ACT),
    # Only a device can sign what this page wants to see; here it is shown nonsense.
    Row("accounts:passkey", ACT, changes=False),
    Row("accounts:stronger", FORM, PERSON, sends=sending.digits_shown, given=sending.apps),
    Row("accounts:prove", FORM, PERSON, sends=sending.digits_shown, given=sending.apps),
    Row("accounts:prove-by-code", ACT, (*PERSON, HOLDS_NOTHING)),
    Row("accounts:sign-out", ACT, (HAS_A_SESSION,)),
)

MINE = (
    Row("accounts:mine accounts:sessions", READ, PERSON),
    Row("accounts:session-ending", ACT, (*PERSON, OWN), of="session"),
    Row("accounts:sessions-ending", ACT, PERSON),
    Row("accounts:ways", READ, PROVED),
    Row("accounts:passkey-offer", ACT, (*PROVED, MAY_ADD_WAY)),
    # As above: only a device can make one.
    Row("accounts:passkey-adding", ACT, (*PROVED, MAY_ADD_WAY), changes=False),
    Row("accounts:passkey-removal", ACT, (*PROVED, OWN, MAY_REMOVE_WAY), of="passkey"),
    Row("accounts:authenticator", "GET", (*PROVED, MAY_ADD_WAY), writes="the secret that the page shows"),
    Row(
        "accounts:authenticator",
        ACT,
        (*PROVED, MAY_ADD_WAY),
        sends=sending.digits_of_new_app,
        given=sending.apps_begun,
    ),
    Row("accounts:authenticator-removal", ACT, (*PROVED, MAY_REMOVE_WAY), given=sending.apps_instead),
    Row("accounts:printed-codes", ACT, (*PROVED, MAY_PRINT)),
)

AT_THE_DESK = (
    Row("desk:home desk:proposals desk:doubts desk:reports desk:changes desk:listings", READ, DESK),
    Row("desk:proposal", READ, DESK, of="proposal"),
    Row("desk:decision", ACT, DESK, of="proposal", sends={"decision": "refuse"}),
    Row("desk:doubt", READ, DESK, of="doubt"),
    Row("desk:doubt-settlement", ACT, DESK, of="doubt", sends={"decision": "leave-out"}),
    Row("desk:report", READ, DESK, of="report"),
    Row("desk:report-settlement", ACT, DESK, of="report", sends={"settled": "nothing-wrong"}),
    Row("desk:undoing", ACT, DESK, of="change"),
    Row("desk:listing", FORM, DESK, of="listing", sends=sending.a_listing),
    Row("desk:state", ACT, DESK, of="listing", sends={"move": "rest"}),
)

# Each under the heading that it has in docs/safety/permissions.md.
TABLE: dict[str, tuple[Row, ...]] = {
    "The site": SITE,
    "The directory, the map and the open data": DIRECTORY,
    "Signing in": SIGNING_IN,
    "One's own pages": MINE,
    "The desk": AT_THE_DESK,
}
