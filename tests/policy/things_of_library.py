"""What an address of the library names: for anybody, at the house's desk, in a group, and at a network's desk."""

from collections.abc import Callable
from typing import Any

from doorstep.library.said import HOUSE
from tests.policy.doors import Whose
from tests.policy.library import Shelved, of_group, of_network, policy, shelved
from tests.policy.naming import Thing, one

Of = Callable[[Shelved], dict[str, Any]]


def _guide(found: Shelved) -> dict[str, Any]:
    return {"pk": found.guide.pk}


def _picture(found: Shelved) -> dict[str, Any]:
    return {"pk": found.guide.pk, "picture": found.picture.pk}


def _list(found: Shelved) -> dict[str, Any]:
    return {"pk": found.collection.pk}


def _house(of: Of) -> Thing:
    return one(lambda _world: of(shelved(HOUSE)))


def _group(of: Of) -> Thing:
    """Give what is of one's own group, of another, and of another under the address of one's own."""

    def named(world: Any, at: bool, what: bool) -> dict[str, Any]:
        return {"slug": world.circles[at].group.slug, **of(of_group(world, there=what))}

    return {
        Whose.SAME_GROUP: lambda world, role: named(world, role.elsewhere, role.elsewhere),
        Whose.OTHER_GROUP: lambda world, role: named(world, not role.elsewhere, not role.elsewhere),
        Whose.SMUGGLED: lambda world, role: named(world, role.elsewhere, not role.elsewhere),
    }


def _network(of: Of) -> Thing:
    """Give the same at the desk of one's network, of another, and of another as if of one's own."""

    def named(world: Any, at: bool, what: bool) -> dict[str, Any]:
        return {"slug": world.networks.both[at].network.slug, **of(of_network(world, there=what))}

    return {
        Whose.SAME_NETWORK: lambda world, _role: named(world, False, False),
        Whose.OTHER_NETWORK: lambda world, _role: named(world, True, True),
        Whose.NETWORK_SMUGGLED: lambda world, _role: named(world, False, True),
    }


def _to_adopt() -> Thing:
    return {
        Whose.SAME_GROUP: lambda world, role: {"slug": world.theirs(role).group.slug, "pk": policy().pk},
        Whose.OTHER_GROUP: lambda world, role: {"slug": world.others(role).group.slug, "pk": policy().pk},
    }


def _read(**words: Any) -> Thing:
    return one(lambda _world: {"slug": shelved(HOUSE).guide.slug, **words})


OF_LIBRARY: dict[str, Thing] = {
    "guide": _read(),
    "guide in a language": _read(language="es"),
    "edition of a guide": _read(language="en", number=1),
    "two editions of a guide": _read(language="en", old=1, new=2),
    "list of the library": one(lambda _world: {"slug": shelved(HOUSE).collection.slug}),
    "picture of a guide": one(lambda _world: {"pk": shelved(HOUSE).picture.pk}),
    "policy of the library": one(lambda _world: {"slug": policy().slug}),
    "document of the house": _house(_guide),
    "list of the house": _house(_list),
    "picture of the house": _house(_picture),
    "newer text of the house": _house(lambda found: {**_guide(found), "language": "en"}),
    "document that a group shares": one(lambda world: {"pk": of_group(world, there=False).asks.pk}),
    "list of others": one(lambda world: _list(of_group(world, there=False))),
    "document of a group": _group(_guide),
    "document of a group that the desk took off": _group(lambda found: {"pk": found.off.pk}),
    "list of a group": _group(_list),
    "picture of a group": _group(_picture),
    "document that a group made its own": _group(lambda found: {"pk": found.own.pk}),
    "policy for a group": _to_adopt(),
    "document of a network": _network(_guide),
    "document of a network that the desk took off": _network(lambda found: {"pk": found.off.pk}),
    "list of a network": _network(_list),
    "picture of a network": _network(_picture),
}
