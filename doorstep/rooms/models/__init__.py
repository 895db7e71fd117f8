"""Rooms, who entered them and how they are written to; threads and posts; what was objected to, and what was done."""

from doorstep.rooms.models.care import Measure, Objection
from doorstep.rooms.models.room import Entrance, Room
from doorstep.rooms.models.thread import Muting, Post, Thread

__all__ = ["Entrance", "Measure", "Muting", "Objection", "Post", "Room", "Thread"]
