"""Questions about rooms; what the floors above ask stands here."""

from doorstep.rooms.queries.entering import may_enter, room_of
from doorstep.rooms.queries.threads import thread_about

__all__ = ["may_enter", "room_of", "thread_about"]
