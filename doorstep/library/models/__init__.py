"""Documents and their editions, what groups made theirs, lists of documents, and what readers say and do."""

from doorstep.library.models.adoption import Adoption
from doorstep.library.models.collection import Collection, Item
from doorstep.library.models.document import Document
from doorstep.library.models.edition import Edition, Illustration, NewerText
from doorstep.library.models.reading import DayCount, Opinion

__all__ = ["Adoption", "Collection", "DayCount", "Document", "Edition", "Illustration", "Item", "NewerText", "Opinion"]
