"""Letting readers find what stands in the library: the one place where the library speaks with the index."""

from collections.abc import Iterator
from datetime import datetime

from doorstep.core.markdown import in_sentences
from doorstep.groups.models import Group
from doorstep.library.models import Document, Edition
from doorstep.library.open_gaps import as_read
from doorstep.library.queries import editions, shelf
from doorstep.search.actions import texts
from doorstep.search.actions.texts import Putting
from doorstep.search.text import Text

KIND, AT_ONCE = "guide", 50


def index(document: Document) -> None:
    """Put what a document says now into the index, in each language; or take it out, where it is not in the library."""
    known = [*editions.published(document).values_list("pk", flat=True)]
    if known:
        texts.remove(KIND, *known)
    if shelf.in_library().filter(pk=document.pk).exists():
        texts.put_many([_putting(document, each) for each in editions.current(document).values()])


def follow_groups(_now: datetime) -> int:
    """Take out what groups shared that nobody may find any more, and put in that of groups which came back.

    A group knows nothing of the library, and cannot tell it. Returns how many documents that were.
    """
    shared = shelf.newest().filter(document__status=Document.Status.SHARED, document__group__isnull=False)
    rows = list(shared.order_by("pk").values_list("pk", "document", "document__group__status"))
    found = texts.found_of(KIND, [pk for pk, _document, _status in rows])
    wrong = {document for pk, document, status in rows if (status in Group.SHOWN) != (pk in found)}
    some = Document.objects.filter(pk__in=sorted(wrong)[:AT_ONCE])
    for each in some:
        index(each)
    return len(some)


def every_text() -> Iterator[Putting]:
    """Yield all that stands in the library, for an index that is made anew."""
    found = shelf.newest().filter(document__in=shelf.in_library().order_by().values("pk"))
    for edition in found.select_related("document").order_by("pk").iterator(chunk_size=100):
        yield _putting(edition.document, edition)


def _putting(document: Document, edition: Edition) -> Putting:
    address = document.get_absolute_url()
    is_own = edition.language == document.language
    text = Text(
        title=edition.title,
        summary=edition.summary,
        body=in_sentences(as_read(edition)),
        language=edition.language,
        address=address if is_own else f"{address}in/{edition.language}/",
        facets=frozenset({f"topic:{document.topic}", f"kind:{document.kind}", f"for:{document.for_whom}"}),
    )
    return Putting(KIND, edition.pk, text)
