"""What stands in the library, what a group or a network publishes, and what groups can make theirs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value, When

from doorstep.core.topics import Topic
from doorstep.groups.models import Group
from doorstep.library.models import Collection, Document, Edition, Item
from doorstep.library.said import Publisher

Status, Kind = Document.Status, Document.Kind
# What somebody put into words for a group to take over.
ADOPTED = (Kind.POLICY, Kind.TEMPLATE)
# Of documents and lists: of a group that is not on the list nobody reads any.
_BY_SHOWN = Q(group=None) | Q(group__status__in=Group.SHOWN)

# In the order in which a group comes to them, not by their letters.
_PLACE = Case(*(When(topic=topic, then=Value(at)) for at, topic in enumerate(Topic.values)))


@dataclass(frozen=True)
class Line:
    """A document on a shelf: its newest edition in the reader's language, or else in its own, and which others are."""

    document: Document
    edition: Edition
    languages: list[str]


def in_library() -> QuerySet[Document]:
    """Return what anybody finds in the library."""
    return _readable().filter(status=Status.SHARED)


def readable() -> QuerySet[Document]:
    """Return what anybody may read who knows its address."""
    return _readable().filter(status__in=Document.READ)


def _readable() -> QuerySet[Document]:
    return Document.objects.filter(_BY_SHOWN).select_related("group", "network")


def by_topic(documents: QuerySet[Document]) -> QuerySet[Document]:
    return documents.order_by(_PLACE, "kind", "slug")


def policies() -> QuerySet[Document]:
    """Return the policies and templates that a group can make its own: none that a group made of one."""
    return in_library().filter(kind__in=ADOPTED, adoption=None).order_by("kind", _PLACE, "slug")


def adopted_by(group: Group) -> QuerySet[Document]:
    """Return what a group made its own, and did not take off again."""
    found = Document.objects.filter(adoption__group=group).exclude(status=Status.WITHDRAWN)
    return found.select_related("group", "network", "adoption__source").order_by(_PLACE, "slug")


def source_of(own: Document) -> Document | None:
    """Return what a group made its own of, where anybody can read that."""
    return readable().filter(adopted__document=own).first() if hasattr(own, "adoption") else None


def published_by(publisher: Publisher) -> QuerySet[Document]:
    """Return what anybody may read of a publisher's, by topic."""
    return readable().filter(publisher.owns).order_by(_PLACE, "kind", "slug")


def owned_by(publisher: Publisher) -> QuerySet[Document]:
    """Return all of it, drafts too, for those who look after it."""
    found = Document.objects.filter(publisher.owns).select_related("group", "network", "adoption")
    return found.order_by(_PLACE, "kind", "slug")


def newest() -> QuerySet[Edition]:
    """Return the newest published edition of each document in each language."""
    newer = Edition.objects.filter(
        document=OuterRef("document"), language=OuterRef("language"), number__gt=OuterRef("number")
    )
    return Edition.objects.filter(~Exists(newer), number__gt=0)


def with_editions(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Fetch with documents what their lines show, in one more question."""
    light = newest().defer("markdown", "sources").order_by("language")
    return documents.prefetch_related(Prefetch("editions", light, to_attr="current"))


def lines(documents: Iterable[Document], language: str) -> list[Line]:
    """Show documents that were fetched with their editions to a reader of a language."""
    return [Line(each, said, _others(each, said)) for each in documents if (said := _said_in(each, language))]


def _said_in(document: Document, language: str) -> Edition | None:
    current: list[Edition] = getattr(document, "current", [])
    by_language = {each.language: each for each in current}
    return by_language.get(language) or by_language.get(document.language) or next(iter(current), None)


def _others(document: Document, said: Edition) -> list[str]:
    return [each.language for each in getattr(document, "current", []) if each.language != said.language]


# -- Lists -----------------------------------------------------------------------------------------------------------


def collections() -> QuerySet[Collection]:
    """Return the lists that anybody finds in the library: of the house and of networks, with something on them."""
    filled = Exists(_items().filter(collection=OuterRef("pk")))
    return Collection.objects.filter(filled, group=None).select_related("network").order_by("title", "pk")


def collections_of(publisher: Publisher) -> QuerySet[Collection]:
    return Collection.objects.filter(publisher.owns).order_by("title", "pk")


def open_collections() -> QuerySet[Collection]:
    """Return the lists that anybody may read who knows their address."""
    return Collection.objects.filter(_BY_SHOWN).select_related("group", "network")


def collections_of_others() -> QuerySet[Collection]:
    """Return the lists of groups and networks that anybody may read; the newest first."""
    return open_collections().exclude(group=None, network=None).order_by("-made_at", "-pk")


def on_list(collection: Collection) -> QuerySet[Document]:
    """Return what anybody may read of a list, in its order."""
    found = readable().filter(pk__in=_items().filter(collection=collection).values("document"))
    place = Item.objects.filter(collection=collection, document=OuterRef("pk")).values("place")
    return found.annotate(place=place[:1]).order_by("place", "pk")


def _items() -> QuerySet[Item]:
    """Return what can be put on its list, and read there, today: see `can_be_listed`."""
    listed = Q(document__status=Status.SHARED) | Q(document__group=F("collection__group"))
    return Item.objects.filter(listed, document__in=readable().order_by().values("pk"))


def can_be_listed(publisher: Publisher, first: Iterable[int] = ()) -> QuerySet[Document]:
    """Return what a publisher can put on a list: what is in the library, and what is its own and can be read.

    Before all else comes what is named as `first`, then what is its own.
    """
    found = readable().filter(Q(status=Status.SHARED) | publisher.owns)
    nearness = Case(When(pk__in=[*first], then=Value(0)), When(publisher.owns, then=Value(1)), default=Value(2))
    return found.order_by(nearness, _PLACE, "slug")
