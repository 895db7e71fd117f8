"""Two indexes of public text: names, found however they are spelt; and whole texts, found by what they say."""

from doorstep.search.models.names import Entry, Posting, Trigram, Word
from doorstep.search.models.texts import Piece, PublicText, Spelling

__all__ = ["Entry", "Piece", "Posting", "PublicText", "Spelling", "Trigram", "Word"]
