"""What is due in the library: what is read again, what helped, newer texts, what is found, and words to forget."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.library.actions import adopting, finding, reading, reviewing

REVIEWS = DueWork("library: what is to be read again", every=timedelta(hours=1), run=reviewing.remind)
HELPED = DueWork("library: whether it helped", every=timedelta(hours=1), run=reviewing.tell_if_it_helped)
NEWER = DueWork(
    "library: newer texts of what groups made theirs", every=timedelta(minutes=10), run=adopting.tell_of_newer
)
FORGET = DueWork("library: forget what readers wrote", every=timedelta(hours=6), run=reading.forget_words)
FOUND = DueWork(
    "library: what is found of groups that left the list, or came back",
    every=timedelta(minutes=10),
    run=finding.follow_groups,
)
ALL = (REVIEWS, HELPED, NEWER, FORGET, FOUND)
