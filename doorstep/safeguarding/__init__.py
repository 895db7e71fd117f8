"""Concerns, which only a group's safeguarding leads can open, and who must never be matched with whom."""
