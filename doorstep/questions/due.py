"""What is due with answers from time to time: somebody looks whether they are still right."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.questions.actions import nagging

LOOKED_AT_AGAIN = DueWork("questions: answers to look at again", every=timedelta(hours=12), run=nagging.nag)
ALL = (LOOKED_AT_AGAIN,)
