"""Following the feeds of other installations."""

from doorstep.feeds.actions.following import follow, follow_due
from doorstep.feeds.actions.settling import bring_back, keep_out
from doorstep.feeds.actions.subscribing import TakenError, subscribe, unsubscribe

__all__ = ["TakenError", "bring_back", "follow", "follow_due", "keep_out", "subscribe", "unsubscribe"]
