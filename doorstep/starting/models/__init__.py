"""An evening on which a group is started: what was said on it, chapter by chapter, and who sits at its table."""

from doorstep.starting.models.chair import Chair, Part
from doorstep.starting.models.evening import Chapter, Evening

__all__ = ["Chair", "Chapter", "Evening", "Part"]
