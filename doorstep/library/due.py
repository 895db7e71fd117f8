"""What is due in the library: what is to be read again, newer texts, and words of readers that are forgotten."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.library.actions import adopting, reading, reviewing

REVIEWS = DueWork("library: what is to be read again", every=timedelta(hours=1), run=reviewing.remind)
NEWER = DueWork(
    "library: newer texts of what groups made theirs", every=timedelta(minutes=10), run=adopting.tell_of_newer
)
FORGET = DueWork("library: forget what readers wrote", every=timedelta(hours=6), run=reading.forget_words)
ALL = (REVIEWS, NEWER, FORGET)
