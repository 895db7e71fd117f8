"""What is due in help requests from time to time: the next step of each task, and letting go."""

from datetime import timedelta

from doorstep.aid.actions import (
    ahead,
    climbing,
    exchanges_due,
    favours,
    keeping,
    letting_go,
    mending,
    offering,
    overflow_due,
    owning,
    reminding,
    stopping,
    taken_off,
    talking,
)
from doorstep.core.worker import DueWork

CLIMB = DueWork("aid: the next step of what is due", every=timedelta(seconds=10), run=climbing.look_after)
LAPSE = DueWork("aid: questions that nobody answered", every=timedelta(seconds=30), run=offering.lapse)
FORGET = DueWork("aid: those who began to ask, and never did", every=timedelta(hours=1), run=keeping.forget)
FOLLOW = DueWork("aid: who left their group helps there no more", every=timedelta(minutes=1), run=stopping.follow)
MEND = DueWork("aid: what somebody does no more who is gone", every=timedelta(minutes=1), run=mending.mend)
PASS_ON = DueWork("aid: of groups taken off the list", every=timedelta(minutes=1), run=taken_off.pass_on)
OWN = DueWork("aid: what nobody looks after any more", every=timedelta(minutes=1), run=owning.keep_owned)
PLAN = DueWork("aid: what comes again", every=timedelta(minutes=10), run=ahead.plan_due)
LET_GO = DueWork("aid: what a group keeps for fewer days", every=timedelta(hours=1), run=letting_go.let_go_sooner)
WARN = DueWork(
    "aid: what was said on the telephone and is soon forgotten",
    every=timedelta(hours=1),
    run=talking.warn_before_forgotten,
)
TAKE_UP = DueWork("aid: who fell silent while asking by text", every=timedelta(minutes=1), run=exchanges_due.look_after)
RING = DueWork("aid: whom nobody got in touch with", every=timedelta(minutes=10), run=exchanges_due.remind)
REMIND = DueWork("aid: what is to be done tomorrow", every=timedelta(minutes=5), run=reminding.remind)
ASK_HOW = DueWork("aid: how it went", every=timedelta(minutes=5), run=reminding.ask_how)
AT_DESKS = DueWork("aid: what waits at networks' desks", every=timedelta(minutes=1), run=overflow_due.look_after)
FAVOURS = DueWork("aid: what no neighbouring group need do", every=timedelta(minutes=5), run=favours.look_after)
ALL = (
    CLIMB,
    LAPSE,
    FORGET,
    FOLLOW,
    MEND,
    PASS_ON,
    OWN,
    PLAN,
    LET_GO,
    WARN,
    TAKE_UP,
    RING,
    REMIND,
    ASK_HOW,
    AT_DESKS,
    FAVOURS,
)
