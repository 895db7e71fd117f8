"""What neighbours ask for and do for each other, and how each group goes about it."""

from doorstep.aid.models.agreement import Agreement, Favour
from doorstep.aid.models.calendar import CalendarFeed
from doorstep.aid.models.claim import Claim
from doorstep.aid.models.conversation import Conversation
from doorstep.aid.models.exchange import Exchange
from doorstep.aid.models.offer import Offer
from doorstep.aid.models.overflow import Overflow
from doorstep.aid.models.repeat import Repeat
from doorstep.aid.models.request import Address, Begun, HelpRequest, Needs, Note
from doorstep.aid.models.round import Drive, Household, Round, Stop
from doorstep.aid.models.task import Task
from doorstep.aid.models.volunteer import Answer, Pairing, Volunteer
from doorstep.aid.models.way import Duty, GroupWay, OwnKind, OwnQuestion, Skill
from doorstep.aid.models.worry import Worry

__all__ = [
    "Address",
    "Agreement",
    "Answer",
    "Begun",
    "CalendarFeed",
    "Claim",
    "Conversation",
    "Drive",
    "Duty",
    "Exchange",
    "Favour",
    "GroupWay",
    "HelpRequest",
    "Household",
    "Needs",
    "Note",
    "Offer",
    "Overflow",
    "OwnKind",
    "OwnQuestion",
    "Pairing",
    "Repeat",
    "Round",
    "Skill",
    "Stop",
    "Task",
    "Volunteer",
    "Worry",
]
