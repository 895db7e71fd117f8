"""Putting public text into the indexes and taking it out: names here, whole texts in `texts`."""

from doorstep.search.actions.names import put, put_many, remove

__all__ = ["put", "put_many", "remove"]
