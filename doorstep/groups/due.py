"""What groups must do from time to time: find areas, send invitations, carry out decisions, let lapse, and forget."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.groups import actions
from doorstep.groups.actions import deciding, forgetting, inviting, proposing, reports

FORGET = DueWork("groups: forget the words of settled reports", every=timedelta(hours=6), run=reports.forget_words)
NAME_AREAS = DueWork("groups: areas of each group", every=timedelta(seconds=20), run=actions.name_areas_anew)
INVITE = DueWork("groups: send invitations", every=timedelta(seconds=5), run=inviting.send_invitations)
DECISIONS = DueWork("groups: decisions that have had their day", every=timedelta(minutes=1), run=deciding.look_after)
UNINVITED = DueWork("groups: forget who never came", every=timedelta(hours=1), run=inviting.forget_uninvited)
WRITTEN_IN = DueWork("groups: forget who was written in", every=timedelta(hours=1), run=forgetting.forget_written_in)
PROPOSALS = DueWork("groups: sent in, and never confirmed", every=timedelta(hours=1), run=proposing.let_lapse)
ASK = DueWork("groups: ask what finders sent in", every=timedelta(minutes=10), run=proposing.ask_contacts)
REFUSED = DueWork("groups: forget ways to refused ones", every=timedelta(hours=6), run=proposing.forget_refused)
ALL = (FORGET, NAME_AREAS, INVITE, DECISIONS, UNINVITED, WRITTEN_IN, PROPOSALS, ASK, REFUSED)
