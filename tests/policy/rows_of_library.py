"""What the policy table says of the library."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from doorstep.library.queries import editions
from doorstep.library.said import HOUSE
from tests.library.making import FILLED
from tests.policy.doors import CARES, COORDINATES, DESK, PERSON, SITS_THERE, Door
from tests.policy.helping import RECEIPT
from tests.policy.library import policy, shelved
from tests.policy.roles import Role
from tests.policy.row import ACT, FORM, READ, Form, Row
from tests.policy.world import World

_FACTS = {"kind": "guide", "topic": "food", "for_whom": "everyone"}
_CHANGED = {"words": "Her name is gone."}
_COUNTED = "the number of times it was opened today, and nothing else"


def _picture(_world: World, _role: Role) -> Form:
    return {"picture": SimpleUploadedFile("door.png", RECEIPT, "image/png"), "words": "A door"}


def _list(_world: World, _role: Role) -> Form:
    return {"title": "To read", f"place_{policy().pk}": "1"}


def _draft(_world: World, _role: Role) -> Form:
    return {"language": "ar", "seen": editions.seen(shelved(HOUSE).guide, "ar")}


def _later() -> str:
    return (timezone.localdate() + timedelta(days=300)).isoformat()


def _looked_after(names: str, door: Door, place: str, whole: str) -> Iterator[Row]:
    """Say it once for the three places in which documents are looked after."""
    document, collection = f"document of a {place}", f"list of a {place}"
    if place == "the house":
        document, collection = "document of the house", "list of the house"
    picture = document.replace("document", "picture")
    yield Row(f"{names}:index", READ, door, of=whole)
    yield Row(f"{names}:new", FORM, door, of=whole, sends={**_FACTS, "title": "Food", "language": "en"})
    yield Row(f"{names}:list-new", FORM, door, of=whole, sends=_list)
    yield Row(f"{names}:list", FORM, door, of=collection, sends=_list)
    yield Row(f"{names}:list-ending", ACT, door, of=collection)
    yield Row(f"{names}:one", READ, door, of=document)
    yield Row(f"{names}:facts", FORM, door, of=document, sends=_FACTS)
    words = {"title": "Food", "markdown": "Eat.", "seen": "2.0", "do": "publish"}
    yield Row(f"{names}:words", FORM, door, of=document, sends=words)
    yield Row(f"{names}:draft-ending", ACT, door, of=document, sends=_draft)
    yield Row(f"{names}:edition-ending", ACT, door, of=document, sends={"edition": "en.1"})
    yield Row(f"{names}:pictures", FORM, door, of=document, sends=_picture)
    yield Row(f"{names}:picture-ending", ACT, door, of=picture)
    yield Row(f"{names}:still-true", ACT, door, of=document, sends={"until": _later()})
    yield Row(f"{names}:state", ACT, door, of=document, sends={"do": "off"})


_IN_GROUP, _AT_NETWORK = (*CARES, COORDINATES), (*CARES, SITS_THERE)

LIBRARY = (
    Row("library:index", READ),
    Row("library:collection", READ, of="list of the library"),
    Row("library:of-group", READ, of="group"),
    Row("library:of-network", READ, of="network"),
    Row("library:picture", READ, of="picture of a guide"),
    Row("library:guide", "GET", of="guide", writes=_COUNTED),
    Row("library:guide", "HEAD", of="guide"),
    Row("library:in-language", "GET", of="guide in a language", writes=_COUNTED),
    Row("library:in-language", "HEAD", of="guide in a language"),
    Row("library:paper", READ, of="guide in a language"),
    Row("library:beside", READ, of="guide in a language"),
    Row("library:editions", READ, of="guide"),
    Row("library:edition", READ, of="edition of a guide"),
    Row("library:changes", READ, of="two editions of a guide"),
    Row("library:helpful", FORM, of="guide", sends={"helped": "no", "words": "What about cash?"}),
    Row("library:ours", READ, PERSON, of="policy of the library"),
    *_looked_after("library_desk", DESK, "the house", ""),
    Row("library_desk:sharing", READ, DESK),
    Row("library_desk:share", FORM, DESK, of="document that a group shares", sends={"do": "share"}),
    Row("library_desk:list-of-others-ending", ACT, DESK, of="list of others"),
    Row("library_desk:newer-text", FORM, DESK, of="newer text of the house", sends={"do": "take"}),
    *_looked_after("library_group", _IN_GROUP, "group", "group with people"),
    Row("library_group:ask-back", ACT, _IN_GROUP, of="document of a group that the desk took off", sends=_CHANGED),
    Row("library_group:choose", READ, _IN_GROUP, of="group with people"),
    Row("library_group:adopt", FORM, _IN_GROUP, of="policy for a group", sends={**FILLED, "do": "adopt"}),
    Row(
        "library_group:source",
        FORM,
        _IN_GROUP,
        of="document that a group made its own",
        sends={**FILLED, "number": "2", "seen": "1.0"},
    ),
    *_looked_after("library_network", _AT_NETWORK, "network", "desk of a network"),
    Row(
        "library_network:ask-back", ACT, _AT_NETWORK, of="document of a network that the desk took off", sends=_CHANGED
    ),
)
