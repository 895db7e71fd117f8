"""The policy table: every address, who gets in with which method, and what it names. Read docs/decisions/0044 first.

A new address needs its row here; `make rendered` then writes docs/safety/permissions.md anew.
"""

from tests.policy import sending
from tests.policy.doors import (
    CAME_BY_A_WAY,
    CARES,
    COORDINATES,
    DECIDES,
    DESK,
    DESK_PROVED,
    HAS_A_SESSION,
    HOLDS_NOTHING,
    HOLDS_ONE,
    IN_NO_HANDS,
    KEEPS_ONE,
    LATELY_TO_MOVE,
    MAY_ADD_WAY,
    MAY_AGREE,
    MAY_PRINT,
    NOT_IN_IT,
    OWN,
    PERSON,
    PROVED,
    RECEIPT,
    SEES_DECISION,
    SEES_PEOPLE,
    SEES_THEM,
    SIGNED,
    STRONG_TO_MOVE,
    WRITES,
    WRITES_THERE,
)
from tests.policy.row import ACT, DATA, FORM, READ, Row
from tests.policy.rows_of_aid import ASKING, COORDINATING, HELPING, ROUNDS, SAFEGUARDING
from tests.policy.rows_of_broadcasts import BROADCASTS
from tests.policy.rows_of_flyers import FLYERS
from tests.policy.rows_of_library import LIBRARY
from tests.policy.rows_of_lists import LISTS
from tests.policy.rows_of_networks import NETWORKS
from tests.policy.rows_of_overflow import OVERFLOW
from tests.policy.rows_of_rooms import ROOMS
from tests.policy.rows_of_standbys import STANDBYS
from tests.policy.rows_of_starting import STARTING
from tests.policy.rows_of_turning import TURNING

SITE = (
    Row("home start search about manifest robots health embed embed-finder sitemap-index", READ),
    Row("near start-near", READ, of="cell"),
    Row("sitemap", READ, of="section"),
    Row("set_language", ACT, sends={"language": "es"}, changes=False, tokenless="the worst is a page in Spanish"),
    Row("style", READ, only="DEBUG"),
    Row("messaging:screen", READ, only="SCREEN"),
    Row("messaging:screen-of", READ, of="contact point", only="SCREEN"),
    Row("messaging:screen-answering", ACT, of="contact point", sends={"body": "YES"}, only="SCREEN"),
    Row("messaging:told", FORM, (SIGNED,), of="teller", changes=False, tokenless="no browser comes here"),
    Row("cast", FORM, given=sending.demo, only="SCREEN DEMO"),
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
    Row("groups:proposal-confirmation", FORM, PERSON, of="group that was sent in"),
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
    Row("accounts:receipt-opening", FORM, sends=sending.receipt),
    Row("accounts:stronger", FORM, PERSON, sends=sending.digits_shown, given=sending.apps),
    Row("accounts:prove", FORM, PERSON, sends=sending.digits_shown, given=sending.apps),
    Row("accounts:prove-by-code", ACT, (*PERSON, HOLDS_NOTHING)),
    Row("accounts:sign-out", ACT, (HAS_A_SESSION,)),
)

MINE = (
    Row("accounts:mine accounts:held accounts:looked", READ, RECEIPT),
    Row("accounts:sessions accounts:consents accounts:receipt", READ, PERSON),
    Row("accounts:session-ending", ACT, (*PERSON, OWN), of="session"),
    Row("accounts:sessions-ending", ACT, PERSON),
    Row("accounts:consent-withdrawal", ACT, (*PERSON, OWN), of="consent"),
    Row("accounts:receipt-making accounts:held-file", ACT, PROVED),
    Row("accounts:receipt-ending", ACT, PERSON, given=sending.receipts),
    # What is typed slowly may be sent for an hour.
    Row("accounts:details accounts:point-adding", "GET", PROVED),
    Row("accounts:details", ACT, WRITES, sends={"called": sending.TYPED_NAME, "language": "es"}),
    Row("accounts:points", READ, PROVED),
    Row("accounts:point-adding", ACT, WRITES, sends={"means": "email", "contact": sending.TYPED_MAIL}),
    Row("accounts:point", "GET", (*PROVED, OWN), of="way to be reached"),
    Row("accounts:point", ACT, (*WRITES, OWN), of="way to be reached", sends={"letters": "on"}),
    Row(
        "accounts:point-confirmation",
        ACT,
        (*PROVED, OWN),
        of="way to be reached",
        given=sending.nothing_confirmed,
    ),
    Row("accounts:writing", "GET", PROVED),
    Row("accounts:writing", ACT, WRITES, sends={"pace": "daily"}),
    Row("accounts:point-beginning", ACT, (*PROVED, OWN), of="way to be reached", given=sending.silences),
    Row("accounts:point-removal", FORM, (*PROVED, OWN), of="way to be reached"),
    Row("accounts:erasure", FORM, PROVED, sends={"words": "erase me"}),
    Row("accounts:erased", READ),
)

WAYS = (
    Row("accounts:ways", READ, PROVED),
    Row("accounts:passkey-offer accounts:authenticator-beginning", ACT, (*PROVED, MAY_ADD_WAY)),
    # As above: only a device can make one.
    Row("accounts:passkey-adding", ACT, (*PROVED, MAY_ADD_WAY), changes=False),
    Row("accounts:passkey-removal", ACT, (*PROVED, OWN, CAME_BY_A_WAY, KEEPS_ONE), of="passkey"),
    Row(
        "accounts:authenticator",
        FORM,
        (*PROVED, MAY_ADD_WAY),
        sends=sending.digits_of_new_app,
        given=sending.apps_begun,
    ),
    Row(
        "accounts:authenticator-removal",
        ACT,
        (*PROVED, HOLDS_ONE, CAME_BY_A_WAY, KEEPS_ONE),
        given=sending.apps_instead,
    ),
    Row("accounts:printed-codes", ACT, (*PROVED, MAY_PRINT)),
)

JOINING = (
    # What a code opens is shown; nobody is in before they agree to the words.
    Row("groups:join", FORM, PERSON, sends=sending.code, changes=False),
    Row("groups:join-agreement", ACT, PERSON, sends=sending.code),
    Row("groups:ask", "GET", PERSON, of="group"),
    Row("groups:ask", ACT, (*PERSON, NOT_IN_IT), of="group", sends={"agree": "on"}),
    Row("groups:mine", READ, PERSON),
    Row(
        "groups:rest",
        ACT,
        (*PERSON, OWN, STRONG_TO_MOVE, LATELY_TO_MOVE),
        of="place in a group",
        given=sending.all_joined,
    ),
    Row(
        "groups:return",
        ACT,
        (*PERSON, OWN, STRONG_TO_MOVE, LATELY_TO_MOVE),
        of="place in a group",
        given=sending.all_rest,
    ),
    Row("groups:withdrawal", ACT, (*PERSON, OWN), of="place in a group", given=sending.all_ask),
    Row("groups:leaving", FORM, (*PROVED, OWN), of="place in a group", given=sending.all_joined),
)

PEOPLE = (
    Row("groups:people", READ, (*CARES, SEES_PEOPLE), of="group with people"),
    Row("groups:member", READ, (*CARES, SEES_THEM), of="member"),
    Row("groups:reach", ACT, (*CARES, SEES_THEM), of="member", sends={"why": "to-plan"}),
    Row("groups:asking", READ, (*DECIDES, COORDINATES), of="group with people"),
    Row("groups:answer", ACT, (*DECIDES, COORDINATES), of="who asks", sends={"answer": "welcome"}),
    Row(
        "groups:write-in groups:invite-by-email groups:what-it-is",
        "GET",
        (*DECIDES, COORDINATES),
        of="group with people",
    ),
    Row(
        "groups:write-in",
        ACT,
        (*WRITES_THERE, COORDINATES),
        of="group with people",
        sends={"called": sending.TYPED_NAME, "agree": "on"},
    ),
    Row("groups:receipt", ACT, (*DECIDES, COORDINATES), of="neighbour without e-mail"),
    Row("groups:roles", FORM, (*DECIDES, COORDINATES), of="member", sends=sending.street_coordinator),
    Row("groups:role", ACT, (*DECIDES, COORDINATES), of="what a member is", sends={"do": "end"}),
    Row("groups:invitations", READ, (*CARES, COORDINATES), of="group with people"),
    Row(
        "groups:invite-by-code",
        FORM,
        (*DECIDES, COORDINATES),
        of="group with people",
        sends={"what": "volunteer", "uses": "1"},
    ),
    Row(
        "groups:invite-by-email",
        ACT,
        (*WRITES_THERE, COORDINATES),
        of="group with people",
        sends={"what": "volunteer", "email": sending.TYPED_MAIL},
    ),
    Row("groups:revocation", ACT, (*DECIDES, COORDINATES), of="invitation"),
    Row("groups:decisions", READ, (*CARES, COORDINATES), of="group with people"),
    Row("groups:decision", "GET", (*DECIDES, SEES_DECISION), of="decision"),
    Row("groups:decision", ACT, (*DECIDES, MAY_AGREE), of="decision", sends={"answer": "agree"}),
    Row("groups:listing", FORM, (*CARES, COORDINATES), of="group with people", sends=sending.facts),
    Row(
        "groups:confirmation",
        ACT,
        (*CARES, COORDINATES),
        of="group with people",
        given=sending.confirmed_long_ago,
    ),
    Row("groups:what-it-is", ACT, (*WRITES_THERE, COORDINATES), of="group with people", sends=sending.another_name),
    Row("groups:state", ACT, (*DECIDES, COORDINATES), of="group with people", sends={"kind": "rest"}),
)

AT_THE_DESK = (
    Row(
        "desk:home desk:proposals desk:doubts desk:reports desk:changes desk:listings desk:unfound desk:undelivered",
        READ,
        DESK,
    ),
    Row("desk:proposal", READ, DESK, of="proposal"),
    Row("desk:decision", ACT, DESK, of="proposal", sends={"decision": "refuse"}),
    Row("desk:doubt", READ, DESK, of="doubt"),
    Row("desk:doubt-settlement", ACT, DESK, of="doubt", sends={"decision": "leave-out"}),
    Row("desk:report", READ, DESK, of="report"),
    Row("desk:report-settlement", ACT, DESK, of="report", sends={"settled": "nothing-wrong"}),
    Row("desk:undelivered-settlement", ACT, DESK, of="delivery that failed", sends={"decision": "again"}),
    Row("desk:undelivered-too-late", ACT, DESK, given=sending.too_late),
    Row("desk:exchanges", READ, DESK),
    Row("desk:exchange", READ, DESK, of="exchange at the desk"),
    # It changes something, because whoever wrote it reads who looked.
    Row("desk:exchange-looking", ACT, DESK_PROVED, of="exchange at the desk"),
    Row("desk:exchange-ending", ACT, DESK, of="exchange at the desk", sends={"do": "close", "why": "settled"}),
    Row("desk:for-nobody-looking", ACT, DESK_PROVED, of="what is for nobody"),
    Row("desk:for-nobody-voice", READ, DESK_PROVED, of="what is for nobody"),
    Row("desk:for-nobody-ending", ACT, DESK, of="what is for nobody", sends={"do": "leave"}),
    Row("desk:undoing", ACT, DESK, of="change"),
    Row("desk:listing", FORM, DESK, of="listing", sends=sending.a_listing),
    Row("desk:state", ACT, DESK, of="listing", sends={"move": "rest"}),
    Row("desk:networks desk:links", READ, DESK),
    Row("desk:network-new", FORM, DESK, sends=sending.NETWORK),
    Row("desk:network", FORM, DESK, of="network by its number", sends=sending.NETWORK),
    Row("desk:seat-code", ACT, DESK_PROVED, of="network by its number"),
    Row("desk:seat-ending", ACT, DESK_PROVED, of="seat at a network"),
    Row("desk:coordinators", READ, DESK),
    Row("desk:coordinators-of", READ, DESK_PROVED, of="untended group"),
    Row("desk:coordinator-code", ACT, DESK_PROVED, of="untended group"),
    Row("desk:coordinator-by-email", ACT, DESK_PROVED, of="untended group", sends={"email": sending.TYPED_MAIL}),
    Row("desk:coordinator-sender", ACT, DESK_PROVED, of="untended group"),
    Row("desk:coordinator-revocation", ACT, (*DESK_PROVED, IN_NO_HANDS), of="invitation to an untended group"),
    Row(
        "desk:coordinator-answer",
        ACT,
        (*DESK_PROVED, IN_NO_HANDS),
        of="who asks an untended group",
        sends={"answer": "welcome"},
    ),
)

# Each under the heading that it has in docs/safety/permissions.md.
TABLE: dict[str, tuple[Row, ...]] = {
    "The site": SITE,
    "Where to turn, ways to help": TURNING,
    "The directory, the map and the open data": DIRECTORY,
    "Signing in": SIGNING_IN,
    "One's own pages": MINE,
    "By what one signs in": WAYS,
    "Joining a group, resting, leaving": JOINING,
    "The people of a group": PEOPLE,
    "Safeguarding": SAFEGUARDING,
    "What a group is asked": COORDINATING,
    "Helping": HELPING,
    "Rounds, and what comes again": ROUNDS,
    "Networks": (*NETWORKS, *LISTS),
    "Broadcasts": BROADCASTS,
    "The library": LIBRARY,
    "Ready without a group": STANDBYS,
    "What no group covers": OVERFLOW,
    "The contacts’ room": ROOMS,
    "Starting a group": STARTING,
    "Flyers, and streets to take them to": FLYERS,
    "The desk": AT_THE_DESK,
    "Asking for a hand": ASKING,
}
