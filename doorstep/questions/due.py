"""What is due with questions and answers from time to time: somebody looks again, and nothing lies forgotten."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.questions.actions import nagging, researchers, telling

LOOKED_AT_AGAIN = DueWork("questions: answers to look at again", every=timedelta(hours=12), run=nagging.nag)
WAITING_LONG = DueWork("questions: what waits for long", every=timedelta(hours=12), run=nagging.remind)
UNTOLD = DueWork("questions: what did not arrive", every=timedelta(minutes=10), run=telling.note_untold)
LATER = DueWork("questions: what came within the hour", every=timedelta(minutes=10), run=telling.tell_the_rest)
GONE = DueWork("questions: with somebody who is gone", every=timedelta(hours=1), run=researchers.take_from_the_gone)
ALL = (LOOKED_AT_AGAIN, WAITING_LONG, UNTOLD, LATER, GONE)
