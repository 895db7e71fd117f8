"""Finding public text: names however they are spelt here, whole texts by what they say in `texts`."""

from doorstep.search.queries.names import Hit, alike

__all__ = ["Hit", "alike"]
