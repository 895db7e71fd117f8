"""Letting readers find what stands in the library: the one place where the library speaks with the index."""

from doorstep.core.markdown import plain
from doorstep.library.models import Document
from doorstep.library.open_gaps import as_read
from doorstep.library.queries import editions
from doorstep.search.actions import texts
from doorstep.search.text import Text

KIND = "guide"


def index(document: Document) -> None:
    """Put what a document says now into the index, in each language; or take it out, where it is not in the library."""
    _forget(document)
    if document.status != Document.Status.SHARED:
        return
    for language, edition in editions.current(document).items():
        address = document.get_absolute_url()
        text = Text(
            title=edition.title,
            summary=edition.summary,
            body=plain(as_read(edition)),
            language=language,
            address=address if language == document.language else f"{address}in/{language}/",
            facets=frozenset({f"topic:{document.topic}", f"kind:{document.kind}", f"for:{document.for_whom}"}),
        )
        texts.put(KIND, edition.pk, text)


def _forget(document: Document) -> None:
    known = [*editions.published(document).values_list("pk", flat=True)]
    if known:
        texts.remove(KIND, *known)
