"""What the policy table says of questions and answers."""

from uuid import UUID

from tests.policy import questions, sending
from tests.policy.answering import LOOK_UP
from tests.policy.answers import Answer
from tests.policy.doors import CARES, DESK, DESK_PROVED, OWN, PERSON, Step
from tests.policy.row import ACT, FORM, READ, Row

LOOKS_UP = Step(
    "looks things up",
    "the desk, and whomever it named to look things up",
    lambda role, _whose: role.staff or role.who in LOOK_UP,
    Answer.NOT_THERE,
)
_RESEARCH, _OWN = (*CARES, LOOKS_UP), (*CARES, OWN)
_ASKS = {
    "do": "send",
    "words": "May I pay with her card?",
    "contact": sending.TYPED_MAIL,
    "sent_as": str(UUID(int=7)),
    "may_text": "on",
}
_SAYS = {"question": "May I pay with a card?", "topic": "money", "markdown": "No.", "sources": "Us"}

QUESTIONS = (
    Row("questions:index", READ),
    Row("questions:answer", READ, of="answer"),
    Row("questions:opinion", ACT, of="answer by its number", sends={"helpful": "yes"}),
    Row("questions:ask", FORM, sends=_ASKS),
    Row("questions:back", FORM, sends=questions.code_of_a_question),
    Row("questions:mine", READ, PERSON),
    Row("questions:one", READ, (*PERSON, OWN), of="question they asked"),
    Row("questions:taking-back", ACT, (*PERSON, OWN), of="question they asked"),
    Row("questions:research", READ, _RESEARCH),
    Row(
        "questions:place",
        FORM,
        CARES,
        sends=questions.code_of_a_place,
        given=questions.nobody_looks_things_up,
    ),
    Row("questions:write", FORM, _OWN, of="question they look up", sends={**_SAYS, "do": "keep"}),
    Row("questions:giving-back", ACT, _OWN, of="question they look up"),
    Row("questions:read", FORM, _OWN, of="answer they read", sends=questions.as_seen),
    Row("questions:change", FORM, _RESEARCH, of="changed answer", sends={"do": "leave"}),
    # -- At the desk --
    Row("desk:questions desk:answers desk:researchers", READ, DESK),
    Row("desk:question", READ, DESK, of="question at the desk"),
    Row("desk:question-giving", ACT, DESK, of="question at the desk", sends={"who": "me"}),
    Row(
        "desk:question-settlement",
        ACT,
        DESK,
        of="question at the desk",
        sends={"do": "decline", "words": "Ask your bank."},
    ),
    # It changes something, because whoever asked reads who looked.
    Row("desk:question-reach", ACT, DESK_PROVED, of="question at the desk"),
    Row("desk:question-rung", ACT, DESK, of="question to be rung about"),
    Row("desk:answer", FORM, DESK, of="answer at the desk", sends=_SAYS, given=questions.nothing_waits),
    Row("desk:answer-state", ACT, DESK, of="answer at the desk", sends={"do": "taken-down"}),
    Row("desk:researcher-code", ACT, DESK_PROVED, sends={"name": "Femi, law centre"}),
    Row("desk:researcher-ending", ACT, DESK_PROVED, of="who looks things up"),
)
