"""What groups must do from time to time: find their areas after an import, forget the words of settled reports."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.groups import actions
from doorstep.groups.actions import reports

FORGET = DueWork("groups: forget the words of settled reports", every=timedelta(hours=6), run=reports.forget_words)
NAME_AREAS = DueWork("groups: areas of each group", every=timedelta(seconds=20), run=actions.name_areas_anew)
