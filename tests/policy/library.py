"""What stands in the library: of the house, of two groups and of two networks, one of everything that pages name."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from doorstep.library.actions import adopting, illustrating, listing, writing
from doorstep.library.models import Collection, Document, Illustration, NewerText
from doorstep.library.queries import editions
from doorstep.library.said import HOUSE, Facts, Publisher, Says
from tests.library.making import FILLED, POLICY, TEXT
from tests.policy.circles import Circle
from tests.policy.networks import Networked

if TYPE_CHECKING:
    from tests.policy.world import World


@dataclass
class Shelved:
    """Of one publisher: a guide in two languages with a draft of a third, a picture in it, and a list it stands on.

    Of a group also what it made its own, with a newer text at its source, and what it would like to share; of a group
    and a network what the desk took off.
    """

    guide: Document = field(default_factory=Document)
    picture: Illustration = field(default_factory=Illustration)
    collection: Collection = field(default_factory=Collection)
    own: Document = field(default_factory=Document)
    asks: Document = field(default_factory=Document)
    off: Document = field(default_factory=Document)


def make_shelves(circles: Iterable[Circle], networks: Iterable[Networked], now: datetime) -> None:
    """Make all of it, by names that `shelved` finds again; and a policy that nobody made their own yet."""
    by, groups = None, [each.group for each in circles]
    of_networks = [Publisher(network=each.network) for each in networks]
    publishers = [HOUSE, *(Publisher(group=each) for each in groups), *of_networks]
    for each in publishers:
        _shelve(each, by, now)
    source = _published(HOUSE, "A policy to adopt", by, now, kind="policy", markdown=POLICY)
    for group in groups:
        adopting.adopt(source, group, filled=FILLED, by=by, now=now)
    _says(source, "en", f"{POLICY}\n\nAnd more.", by, now)
    _published(HOUSE, "A policy for anybody", by, now, kind="policy", markdown=POLICY)
    came = Document.objects.get(slug="a-guide-of-the-house")
    NewerText.objects.create(document=came, language="en", said=TEXT, mark="1", came_at=now)


def _shelve(publisher: Publisher, by: Any, now: datetime) -> None:
    guide = _published(publisher, f"A guide of {_called(publisher)}", by, now)
    _says(guide, "en", "Another.", by, now)
    _says(guide, "es", "Otra.", by, now)
    writing.keep(guide, "ar", Says("Draft", "Draft."), seen=editions.NOTHING, by=by, now=now)
    illustrating.add(guide, b"\xff\xd8\xff", "A red door", by=by, now=now)
    listing.begin(publisher, f"A list of {_called(publisher)}", "", [guide.pk], by=by, now=now)
    if publisher.group:
        asks = _published(publisher, f"Shared by {publisher.group.name}", by, now)
        Document.objects.filter(pk=asks.pk).update(status=Document.Status.ASKED)
    if not publisher.is_house:
        off = _published(publisher, f"Taken off of {_called(publisher)}", by, now)
        Document.objects.filter(pk=off.pk).update(status=Document.Status.WITHDRAWN, why_off="It names a neighbour.")


def _called(publisher: Publisher) -> str:
    return "the house" if publisher.is_house else publisher.name


def _published(
    publisher: Publisher, title: str, by: Any, now: datetime, *, kind: str = "guide", markdown: str = "One."
) -> Document:
    document = writing.begin(publisher, Facts(kind, "running"), title, by=by, now=now)
    writing.publish(document, "en", Says(title, markdown), seen=editions.NOTHING, by=by, now=now)
    return document


def _says(document: Document, language: str, markdown: str, by: Any, now: datetime) -> None:
    seen = editions.seen(document, language)
    writing.publish(document, language, Says(document.slug, markdown), seen=seen, by=by, now=now)


def shelved(publisher: Publisher) -> Shelved:
    """Find again what was made of a publisher."""
    owned = Document.objects.filter(publisher.owns)
    guide = owned.get(slug__startswith="a-guide-of")
    return Shelved(
        guide,
        guide.illustrations.get(),
        Collection.objects.filter(publisher.owns).get(),
        owned.filter(adoption__isnull=False).first() or guide,
        owned.filter(status=Document.Status.ASKED).first() or guide,
        owned.exclude(why_off="").first() or guide,
    )


def of_group(world: "World", *, there: bool) -> Shelved:
    return shelved(Publisher(group=world.circles[there].group))


def of_network(world: "World", *, there: bool) -> Shelved:
    return shelved(Publisher(network=world.networks.both[there].network))


def policy() -> Document:
    return Document.objects.get(slug="a-policy-for-anybody")
