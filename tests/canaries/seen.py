"""Where what is sealed may be seen, by whom: read by a person, line by line. Anywhere else is a leak."""

from dataclasses import dataclass

from tests.canaries.rules import By


@dataclass(frozen=True)
class Seen:
    """This sealed field may be seen on these pages (by name), by whom, and why."""

    field: str
    on: str
    by: By
    why: str


_SCREEN = "shows every message where nothing is sent; refused in production"
_NAME = "they are greeted, or choose who of several they are"
_OWN = "they read and mend what they told us"
_ALL = "they read, and take with them, all that is held about them"
_PEOPLE = "whoever looks after people knows them by their first name"
_OWN_DETAILS = (
    "people.Details.called",
    "people.Details.surname",
    "people.Details.postcode",
    "people.AccessNeeds.words",
)
_MESSAGES = (
    *("messaging.Message.body", "messaging.Message.short", "messaging.Message.one_way"),
    "messaging.Reply.body",
)
_HELD = (*_OWN_DETAILS, "people.Details.languages", "people.ContactPoint.value", *_MESSAGES)
_ASKED = (
    *("aid.Address.words", "aid.Needs.what", "aid.Needs.know", "aid.Note.words"),
    *("aid.Task.codeword", "aid.Begun.said", "aid.Conversation.said", "aid.Exchange.said"),
    "aid.Overflow.said",
)
_AT_THE_DOOR = (
    *("aid.Address.words", "aid.Needs.what", "aid.Needs.know", "aid.Task.codeword"),
    *("people.Details.called", "people.ContactPoint.value", "people.AccessNeeds.words"),
)
_OF_A_GROUP = tuple(
    f"networks.Application.{each}" for each in ("called", "contact", "mobile", "area", "question", "answer")
)
_IN_A_QUESTION = ("words", "question", "markdown", "sources", "remark", "said")
_OF_A_ROOM = ("rooms.Thread.subject", "rooms.Post.words", "rooms.Objection.words", "rooms.Measure.why")
_OF_A_QUESTION = tuple(f"questions.Question.{each}" for each in _IN_A_QUESTION)
_ROOM = "they talk with each other there, and agreed to its rules"
_HOSTED = "rooms:desk rooms:desk-post rooms:person rooms:log"
_HOSTS = "they look after the room"
_DECIDES = "they decide whether the group comes in"
_OF_PEOPLE = "groups:people groups:member groups:reach"
_FOR_COORDINATORS = "groups:asking groups:roles groups:decisions groups:decision"
_OF_REQUESTS = "requests:desk requests:request requests:volunteers requests:plan requests:door"
_OPENED = "opened with a reason, which they can read"
_BEHIND_THE_DOOR = (
    "people.Details.called",
    "people.ContactPoint.value",
    "people.AccessNeeds.words",
    "aid.Address.words",
    "aid.Needs.what",
    "aid.Needs.know",
    "aid.Note.words",
    "aid.Task.codeword",
)
_BY_HAND = (
    *("people.Details.called", "people.ContactPoint.value"),
    *("messaging.Message.subject", "messaging.Message.one_way"),
)
_SHEET = "it is printed for the driver; each household reads who looked"
_DOORS = "a driver brings it there after a yes; each household reads who looked"
_AT_A_DOOR = (
    "people.Details.called",
    "people.AccessNeeds.words",
    "aid.Address.words",
    "aid.Needs.know",
    "aid.Task.codeword",
)

MAY_BE_SEEN = (
    # -- One's own --
    Seen("people.Details.called", "accounts:mine", By.ONESELF, _NAME),
    Seen("people.Details.called", "accounts:who", By.ANYBODY, _NAME),
    Seen("people.Details.called", "accounts:passkey-offer", By.ONESELF, "their device shows whose passkey it is"),
    Seen("people.Details.called", "accounts:authenticator", By.PROVED, "their app shows whose digits they are"),
    Seen("accounts.Authenticator.secret", "accounts:authenticator", By.PROVED, "an app reads it, once"),
    *(Seen(field, "accounts:details", By.PROVED, _OWN) for field in _OWN_DETAILS),
    Seen(
        "people.ContactPoint.value",
        "accounts:points accounts:point accounts:point-removal accounts:writing",
        By.PROVED,
        _OWN,
    ),
    *(Seen(field, "accounts:held accounts:held-file", By.PROVED, _ALL) for field in _HELD),
    *(
        Seen(field, "accounts:held accounts:held-file", By.PROVED, _ALL)
        for field in (*_ASKED, *_OF_A_GROUP, *_OF_A_ROOM, *_OF_A_QUESTION, "aid.Answer.words")
    ),
    Seen("messaging.Message.subject", "accounts:held accounts:held-file", By.PROVED, _ALL),
    Seen("messaging.Reply.body", "accounts:held accounts:held-file", By.PROVED, _ALL),
    Seen("messaging.Reply.voice", "accounts:held-file", By.PROVED, _ALL),
    Seen("messaging.Attachment.content", "accounts:held-file", By.PROVED, _ALL),
    Seen("people.Details.called", "accounts:looked", By.LOOKED_AT, "they read who looked"),
    Seen("aid.Task.codeword", "asking:one", By.ONESELF, "they know whom to open to"),
    # -- Of the people of a group --
    Seen("people.Details.called", _OF_PEOPLE, By.COORDINATOR, _PEOPLE),
    Seen("people.Details.called", _FOR_COORDINATORS, By.COORDINATOR, _PEOPLE),
    Seen("people.Details.called", _OF_PEOPLE, By.STREET, _PEOPLE),
    Seen("people.Details.called", "groups:decision", By.DECIDED, "they read who decided it, and can ask them"),
    Seen("people.Details.called", "groups:decision", By.PROVED, "they read what is to be decided about them"),
    Seen("people.Details.called", "groups:decisions", By.AMONG, "they read what they decided, for thirty days"),
    Seen("people.ContactPoint.value", "groups:reach", By.COORDINATOR, "opened with a reason, which they can read"),
    Seen("people.ContactPoint.value", "groups:reach", By.STREET, "opened with a reason, which they can read"),
    Seen("people.Details.called", "desk:coordinators-of", By.DESK, _PEOPLE),
    Seen("people.Details.called", "safeguarding:concern safeguarding:apart", By.LEAD, "by whom, and about whom"),
    Seen("safeguarding.Concern.sealed", "safeguarding:concern", By.LEAD, "sealed to them"),
    # -- What a group is asked --
    Seen("aid.Answer.words", "requests:welcoming", By.COORDINATOR, "they read what they asked whoever is new"),
    Seen("people.Details.called", _OF_REQUESTS, By.COLLEAGUE, "they know by name who looks after requests with them"),
    Seen(
        "people.Details.called",
        "requests:desk requests:request requests:plan",
        By.OWNER,
        "whoever looks after it knows whose it is",
    ),
    *(Seen(field, "requests:door", By.ASKED, _OPENED) for field in _BEHIND_THE_DOOR),
    *(Seen(field, "requests:door", By.STREET_ASKED, _OPENED) for field in _BEHIND_THE_DOOR),
    Seen("people.Details.called", "requests:welcoming requests:calls", By.COLLEAGUE, _PEOPLE),
    Seen("messaging.Reply.voice", "requests:voice", By.HEARS, "they were told that somebody rings them back"),
    Seen("people.Details.called", "requests:calls requests:call", By.TALKS, "they speak with them"),
    Seen("aid.Conversation.said", "requests:call", By.TALKS, "they write down what they are told"),
    Seen("people.Details.called", "requests:replies requests:reply", By.COORDINATOR, _PEOPLE),
    Seen("messaging.Reply.body", "requests:reply", By.WROTE, "a human has to say what it means, which they can read"),
    Seen("messaging.Attachment.content", "requests:reply-file", By.WROTE, "handed over as a file, which they can read"),
    Seen(
        "messaging.Attachment.content", "requests:reply-sound", By.WROTE, "they spoke to whoever reads what is written"
    ),
    Seen("people.Details.called", "requests:by-hand", By.COORDINATOR, _PEOPLE),
    Seen("messaging.Message.subject", "requests:by-hand", By.SAYS, "nothing here can send it: what it is about"),
    *(
        Seen(field, "requests:by-hand-one", By.SAYS, "nothing here can send it: opened, which they can read")
        for field in _BY_HAND
    ),
    *(
        Seen(field, "desk:exchange-looking", By.WRITES, "no group has it yet: opened, which they can read")
        for field in ("aid.Exchange.said", "people.ContactPoint.value")
    ),
    *(
        Seen(field, "desk:for-nobody-looking", By.WRITES, "nobody knows whose it is: opened, which they can read")
        for field in ("messaging.Reply.body", "people.ContactPoint.value")
    ),
    Seen("messaging.Reply.voice", "desk:for-nobody-voice", By.WRITES, "they were told that somebody rings them back"),
    # -- Of whom somebody helps --
    *(
        Seen(field, "helping:door", By.HELPS, "they said yes, and tapped to see it; whoever asked can read it")
        for field in _AT_THE_DOOR
    ),
    Seen(
        "aid.Claim.receipt",
        "helping:claim-receipt",
        By.COORDINATOR,
        "they see what it was laid out for, and not by whom",
    ),
    Seen("aid.Claim.receipt", "accounts:held-file", By.PROVED, _ALL),
    Seen("aid.Answer.words", "helping:willing", By.ONESELF, _OWN),
    Seen("people.Details.called", "helping:worries helping:ring", By.LISTENS, "they are to ring them"),
    Seen("people.ContactPoint.value", "helping:ring", By.LISTENS, "they asked to be rung"),
    Seen("people.Details.called", "flyers:sheet", By.COORDINATOR, "they read who takes which street, and say who does"),
    # -- What is brought round --
    Seen(
        "people.Details.called", "requests:round requests:round-drivers requests:round-ticks", By.COORDINATOR, _PEOPLE
    ),
    *(Seen(field, "requests:round-sheet", By.COORDINATOR, _SHEET) for field in _AT_A_DOOR),
    *(Seen(field, "helping:drive-doors", By.DRIVER, _DOORS) for field in _AT_A_DOOR),
    # -- Networks --
    Seen("people.Details.called", "networks:join", By.ONESELF, "they need not type it again"),
    *(
        Seen(f"networks.Application.{each}", "networks:join", By.ONESELF, "they say it anew")
        for each in ("called", "area")
    ),
    Seen("people.Details.called", "networks:contact", By.COLLEAGUE, "they choose who stands in for them"),
    *(
        Seen(f"networks.Application.{each}", "networks:desk networks:application", By.OFFICER, _DECIDES)
        for each in ("called", "contact")
    ),
    *(
        Seen(f"networks.Application.{each}", "networks:application", By.OFFICER, _DECIDES)
        for each in ("area", "question", "answer")
    ),
    Seen("people.Details.called", "networks:desk networks:application", By.OFFICER, _DECIDES),
    Seen("people.Details.called", "networks:desk-groups networks:place", By.OFFICER, "they know who speaks for it"),
    Seen("people.ContactPoint.value", "networks:reach-applicant networks:reach", By.OFFICER, _OPENED),
    Seen("messaging.Reply.body", "networks:reply", By.OFFICER, _OPENED),
    *(
        Seen(field, "networks:reach-standby", By.OFFICER, _OPENED)
        for field in ("people.Details.called", "people.ContactPoint.value")
    ),
    Seen("networks.Application.mobile", "networks:reach-applicant", By.OFFICER, _OPENED),
    # -- Broadcasts --
    Seen("people.Details.called", "broadcasts:draft", By.ONESELF, "they wrote it"),
    Seen("people.Details.called", "broadcasts:draft broadcasts:at-desk", By.OFFICER, "they know whose it is"),
    Seen("people.Details.called", "broadcasts:suggestion", By.OFFICER, "they know who asks"),
    Seen("people.ContactPoint.value", "broadcasts:reach-hand broadcasts:reach-suggestion", By.OFFICER, _OPENED),
    Seen("broadcasts.Hand.words", "accounts:held accounts:held-file", By.PROVED, _ALL),
    Seen("broadcasts.Hand.words", "broadcasts:at-desk", By.OFFICER, "they wrote it for the desk"),
    *(
        Seen(f"broadcasts.Suggestion.{each}", on, By.OFFICER, "they decide whether it is passed on")
        for on, fields in {
            "broadcasts:suggestions": ("subject", "organisation"),
            "broadcasts:suggestion": ("subject", "organisation", "body", "where"),
        }.items()
        for each in fields
    ),
    Seen("people.Details.called", "overflow:reach", By.OFFICER, _OPENED),
    Seen("people.ContactPoint.value", "overflow:reach", By.OFFICER, _OPENED),
    # -- Contacts' rooms --
    Seen("rooms.Thread.subject", "rooms:room rooms:thread rooms:objection rooms:taking-back", By.MEMBER, _ROOM),
    Seen("rooms.Post.words", "rooms:thread rooms:objection rooms:taking-back", By.MEMBER, _ROOM),
    Seen("people.Details.called", "rooms:room rooms:thread rooms:objection rooms:taking-back", By.MEMBER, _ROOM),
    Seen("people.Details.called", _HOSTED, By.HOST, _HOSTS),
    Seen("rooms.Post.words", "rooms:desk-post", By.HOST, _HOSTS),
    Seen("rooms.Objection.words", "rooms:desk-post", By.HOST, "they were told of it"),
    Seen("rooms.Measure.why", "rooms:thread", By.ONESELF, "they read why their post was taken out"),
    Seen("rooms.Measure.why", "rooms:log", By.HOST, "they gave that reason, or a colleague did"),
    Seen("people.Details.called", "desk:network", By.SEATED, "they know who sits there, and end it"),
    # -- Questions and answers --
    Seen("questions.Question.words", "questions:mine questions:one", By.ONESELF, "they asked it"),
    *(
        Seen(f"questions.Question.{each}", "questions:one", By.ONESELF, "it is answered to them alone")
        for each in ("question", "markdown", "sources")
    ),
    *(
        Seen(f"questions.Question.{each}", on, By.LOOKS_UP, "they write the answer, or read it before it is told")
        for on, fields in {
            "questions:research": ("words", "question"),
            "questions:write": ("words", "question", "markdown", "sources", "remark"),
            "questions:read": ("words", "question", "markdown", "sources"),
        }.items()
        for each in fields
    ),
    Seen("questions.Question.words", "desk:questions", By.ASKED_US, "they see to it that somebody answers"),
    *(
        Seen(f"questions.Question.{each}", "desk:question", By.ASKED_US, "they see to it that somebody answers")
        for each in _IN_A_QUESTION
    ),
    Seen("people.ContactPoint.value", "desk:question-reach", By.ASKED_LATELY, _OPENED),
    # -- Starting a group --
    Seen("people.Details.called", "starting:evening starting:people", By.TABLE, "they start a group together"),
    # -- Where nothing is sent --
    Seen("messaging.Message.subject", "messaging:screen messaging:screen-of", By.ANYBODY, _SCREEN),
    Seen("messaging.Message.body", "messaging:screen messaging:screen-of", By.ANYBODY, _SCREEN),
    Seen("messaging.Message.short", "messaging:screen", By.ANYBODY, _SCREEN),
    Seen("messaging.Reply.body", "messaging:screen-of", By.ANYBODY, _SCREEN),
    Seen("people.ContactPoint.value", "messaging:screen messaging:screen-of", By.ANYBODY, _SCREEN),
)
# Of a message that is sent, its reader gets these and nothing else.
IN_A_MESSAGE = {f"messaging.Message.{each}" for each in ("subject", "body", "short", "one_way")} | {
    "people.ContactPoint.value"
}
