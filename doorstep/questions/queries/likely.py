"""What may answer a question already: found by its words among all that is public, which are written down nowhere."""

from doorstep.search.queries import texts
from doorstep.search.queries.texts import TextHit

MOST, LONGEST = 5, 300
KINDS = ("answer", "guide")


def likely(words: str) -> list[TextHit]:
    """Return the likeliest answers and guides, in whatever language they are there; the words go no further."""
    return list(texts.found(words[:LONGEST], kinds=KINDS, most=MOST).hits)
