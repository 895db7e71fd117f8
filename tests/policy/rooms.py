"""The rooms of both networks: who entered, what stands in them, what was objected to, and what the desk did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.rooms import consent
from doorstep.rooms.actions import begin, caring, entering, opening, writing
from doorstep.rooms.models import Post, Room, Thread

# Roles that may enter the room of the one network, and one who may enter both, for her group is in both.
IN_ROOM, IN_BOTH = ("amina", "clara", "fay", "nora"), "fay"
_BEGINS, _OBJECTS = "cora", "fred"


@dataclass
class Roomed:
    """A room with a thread, a post in it, and who wrote that, and is in no other room."""

    room: Room
    thread: Thread
    post: Post
    member: Person


@dataclass
class Rooms:
    """Of both networks; and by names, in the one: a post of each, and what came from each by e-mail."""

    both: dict[bool, Roomed] = field(default_factory=dict)
    posts: dict[str, UUID] = field(default_factory=dict)
    drafts: dict[str, UUID] = field(default_factory=dict)


def make_rooms(south: Network, north: Network, who: Mapping[str, Person], another: str, now: datetime) -> Rooms:
    """Open both rooms; in the southern one two object to posts of Cora's, and one of Fay's is taken out."""
    one = _roomed(south, [who[name] for name in (_BEGINS, *IN_ROOM)], who["nora"], now)
    other = _roomed(north, [who[another], who[IN_BOTH]], who["dara"], now)
    found = Rooms(both={False: one, True: other})
    for name in (_BEGINS, *IN_ROOM):
        found.posts[name] = writing.write(one.thread, who[name], f"So do we at {name}’s.", now=now).pk
        found.drafts[name] = writing.draft(one.thread, who[name], f"By mail, {name}.", now=now).pk
    begin(one.room, person=who["clara"], subject="Keys", words="Who holds your keys?", now=now)
    told = Post.objects.select_related("thread__room__network").get(pk=found.posts[_BEGINS])
    for post, name in ((one.post, _OBJECTS), (told, IN_BOTH)):
        caring.object_to(post, who[name], "It names a street.", now=now)
    hidden = writing.write(one.thread, who["fay"], "Curtains for sale.", now=now)
    caring.take_out(hidden, "Nothing is sold here.", by=who["nora"].pk, now=now)
    return found


def _roomed(network: Network, members: list[Person], officer: Person, now: datetime) -> Roomed:
    room = opening.open_room(network, "Mondays are quiet.", by=officer.pk, now=now)
    for person in members:
        entering.enter(room, person, "page", words=consent.agreed(room), now=now)
    thread = begin(room, person=members[0], subject="August", words="Who stays in August?", now=now)
    return Roomed(room, thread, Post.objects.get(thread=thread), members[0])


def put_out(room: Room, person: Person, by: UUID, now: datetime) -> None:
    caring.put_out(room, person.pk, "Selling, twice.", until=now + timedelta(days=7), by=by, now=now)
