"""What is told to many, whom it is for, what they want to hear, who raised a hand, and what others ask to pass on."""

from doorstep.broadcasts.models.broadcast import Broadcast, Hearer, Kind
from doorstep.broadcasts.models.hand import Hand
from doorstep.broadcasts.models.suggestion import Suggestion
from doorstep.broadcasts.models.wanting import GroupUnwanted, NewsRule, Unwanted, Weekly

__all__ = ["Broadcast", "GroupUnwanted", "Hand", "Hearer", "Kind", "NewsRule", "Suggestion", "Unwanted", "Weekly"]
