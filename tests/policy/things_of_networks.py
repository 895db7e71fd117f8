"""What an address of a network names: at one's own desk, at another's, and in their rooms."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from doorstep.broadcasts.queries.archive import networks_heard_by
from doorstep.networks.models import Contact
from tests.policy.doors import Whose
from tests.policy.naming import Named, Thing, one, personal, pk_of
from tests.policy.networks import Networked
from tests.policy.roles import Role
from tests.policy.rooms import Roomed, Rooms
from tests.policy.world import World


def _at(world: World, *, there: bool, **words: Any) -> dict[str, Any]:
    return {"slug": world.networks.both[there].network.slug, **words}


def _of_a_network(of: Callable[[Networked], dict[str, Any]]) -> Thing:
    """Give what is of the network at whose desk the officer sits, of the other, and of that as if of the first."""

    def named(world: World, at: bool, what: bool) -> Named:
        return _at(world, there=at, **of(world.networks.both[what]))

    return {
        Whose.SAME_NETWORK: lambda world, _role: named(world, False, False),
        Whose.OTHER_NETWORK: lambda world, _role: named(world, True, True),
        Whose.NETWORK_SMUGGLED: lambda world, _role: named(world, False, True),
    }


def _heard() -> Thing:
    """Give a network whose news comes to them, or could, and one that nobody hears."""

    def heard(world: World, role: Role) -> Named:
        person = world.persons.get(role.who) if role.signed_in else None
        slug = world.networks.both[False].network.slug
        found = person and networks_heard_by(person.pk).filter(slug=slug).exists()
        return {"slug": slug} if found else None

    return {Whose.OWN: heard, Whose.OTHER: lambda world, _role: {"slug": world.networks.unheard.slug}}


def _place(found: Mapping[str, Contact], who: str) -> Any:
    return found[who].affiliation_id if who in found else None


def _of_a_room(of: Callable[[Roomed], dict[str, Any]]) -> Thing:
    """Give what is of the room of these networks, in the same ways."""

    def named(world: World, at: bool, what: bool) -> Named:
        return _at(world, there=at, **of(world.networks.rooms.both[what]))

    return {
        Whose.SAME_NETWORK: lambda world, _role: named(world, False, False),
        Whose.OTHER_NETWORK: lambda world, _role: named(world, True, True),
        Whose.NETWORK_SMUGGLED: lambda world, _role: named(world, False, True),
    }


def _in_a_room(of: Callable[[Rooms], Mapping[str, UUID]]) -> Thing:
    """Give one's own and somebody else's, in the room of the one network."""

    def named(world: World, pk: UUID | None) -> Named:
        return None if pk is None else _at(world, there=False, pk=pk)

    return {
        Whose.OWN: lambda world, role: named(world, of(world.networks.rooms).get(role.who)),
        Whose.OTHER: lambda world, _role: named(world, of(world.networks.rooms)["cora"]),
    }


OF_NETWORKS: dict[str, Thing] = {
    # -- Networks --
    "network": one(lambda world: {"slug": world.networks.both[False].network.slug}),
    "desk of a network": {
        Whose.SAME_NETWORK: lambda world, _role: _at(world, there=False),
        Whose.OTHER_NETWORK: lambda world, _role: _at(world, there=True),
    },
    "group that asks a network": _of_a_network(lambda found: {"pk": found.application.pk}),
    "group in a network": _of_a_network(lambda found: {"pk": found.place.pk}),
    "contact in a network": _of_a_network(lambda found: {"pk": found.place.pk, "contact": found.main.pk}),
    "draft": _of_a_network(lambda found: {"pk": found.casts.draft.pk}),
    "news that waits": _of_a_network(lambda found: {"pk": found.casts.waits.pk}),
    "news at a desk": _of_a_network(lambda found: {"pk": found.casts.out.pk}),
    "file at a desk": _of_a_network(lambda found: {"pk": found.casts.out.pk, "number": 0}),
    "hand at a desk": _of_a_network(lambda found: {"pk": found.casts.out.pk, "hand": found.casts.hand.pk}),
    "what a network is asked": _of_a_network(lambda found: {"pk": found.casts.suggestion.pk}),
    "news of a network": one(lambda world: _at(world, there=False, pk=world.networks.both[False].casts.out.pk)),
    "news that is talked about": _of_a_network(lambda found: {"pk": found.casts.out.pk}),
    "file of news": one(lambda world: _at(world, there=False, pk=world.networks.both[False].casts.out.pk, number=0)),
    "end of news": one(lambda world: {"token": world.networks.both[False].casts.token}),
    "network that they hear": _heard(),
    "first letter of a network": _of_a_network(lambda found: {"pk": found.first.pk}),
    "what was written to a network": _of_a_network(lambda found: {"pk": found.wrote.pk}),
    "what they asked a network": personal(lambda world, who: pk_of(world.networks.asked, who)),
    "group they speak for": personal(lambda world, who: pk_of(world.networks.speak, who)),
    "group they stand in for": personal(lambda world, who: pk_of(world.networks.stand_in, who)),
    "place they choose for": personal(lambda world, who: _place(world.networks.speak, who)),
    "news they hear": personal(lambda world, who: pk_of(world.networks.hear, who)),
    "what they are ready for": personal(lambda world, who: pk_of(world.networks.ready, who)),
    "who is ready for a network": _of_a_network(lambda found: {"pk": found.standby.pk}),
    "skill of a network": _of_a_network(lambda found: {"pk": found.skill.pk}),
    "what waits at a network’s desk": {
        Whose.SAME_NETWORK: lambda world, _role: _at(world, there=False, pk=world.at_desk[False].pk),
        Whose.OTHER_NETWORK: lambda world, _role: _at(world, there=True, pk=world.at_desk[True].pk),
        Whose.NETWORK_SMUGGLED: lambda world, _role: _at(world, there=False, pk=world.at_desk[True].pk),
    },
    "what they asked a network’s desk": personal(lambda world, who: pk_of(world.waits, who)),
    # -- Rooms --
    "thread of a room": _of_a_room(lambda found: {"pk": found.thread.pk}),
    "post in a room": _of_a_room(lambda found: {"pk": found.post.pk}),
    "somebody in a room": _of_a_room(lambda found: {"person": found.member.pk}),
    "post of theirs": _in_a_room(lambda rooms: rooms.posts),
    "what they sent to a room": _in_a_room(lambda rooms: rooms.drafts),
}
