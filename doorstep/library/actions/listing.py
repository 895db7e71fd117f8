"""Lists of documents: begun, changed, taken away."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from doorstep.core.drawing import until_free
from doorstep.core.slugs import free_slug
from doorstep.journal.actions import record
from doorstep.library.actions.writing import PRESSED_TWICE, is_free_list, one_press_at_a_time
from doorstep.library.models import Collection, Item
from doorstep.library.queries import shelf
from doorstep.library.said import Publisher, publisher_of


@transaction.atomic
def begin(
    publisher: Publisher, title: str, words: str, documents: Sequence[int], *, by: UUID, now: datetime
) -> Collection:
    """Make a list; a second press on the same button finds the first one's."""
    one_press_at_a_time(by)
    just_now = Collection.objects.filter(publisher.owns, title=title, words=words, made_at__gt=now - PRESSED_TWICE)
    before = just_now.first()
    if before:
        return before
    said = {"title": title, "words": words, "group": publisher.group, "network": publisher.network, "made_at": now}
    collection = until_free(lambda: Collection.objects.create(slug=free_slug(title, is_free_list, "list"), **said))
    _put_on(collection, documents)
    record(collection, "list made", by=by)
    return collection


@transaction.atomic
def change(collection: Collection, title: str, words: str, documents: Sequence[int], *, by: UUID) -> None:
    """Say anew what it is called, and what stands on it in which order."""
    held = Collection.objects.select_for_update().get(pk=collection.pk)
    held.title, held.words = title, words
    held.save(update_fields=["title", "words"])
    _put_on(held, documents)
    record(held, "list changed", by=by)


@transaction.atomic
def take_away(collection: Collection, *, by: UUID) -> None:
    record(collection, "list taken away", by=by)
    collection.delete()


def _put_on(collection: Collection, documents: Sequence[int]) -> None:
    """Put these on it in their order; what stands on it and cannot be read just now stays for when it can again."""
    offered = shelf.can_be_listed(publisher_of(collection)).order_by().values("pk")
    collection.items.filter(Q(document__in=offered) | Q(document__in=documents)).delete()
    Item.objects.bulk_create(
        Item(collection=collection, document_id=pk, place=place) for place, pk in enumerate(documents)
    )
