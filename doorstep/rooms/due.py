"""What is due in rooms from time to time: posts are told of, officers reminded, and what is over goes."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.rooms.actions import caring, telling, tidying

TOLD = DueWork("rooms: telling of posts", every=timedelta(minutes=1), run=telling.tell_posts)
TIDIED = DueWork("rooms: what is over", every=timedelta(hours=6), run=tidying.tidy)
REMINDED = DueWork("rooms: what members object to", every=timedelta(hours=6), run=caring.remind)
ALL = (TOLD, TIDIED, REMINDED)
