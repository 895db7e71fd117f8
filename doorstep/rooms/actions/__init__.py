"""Opening a room, entering, writing, looking after it; what the floors above do stands here."""

from doorstep.rooms.actions.writing import begin

__all__ = ["begin"]
