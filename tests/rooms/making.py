"""Rooms in the making: one of a network around Peckham, and who speaks for its groups."""

import datetime

from django.db.models import F
from django.utils import timezone

from doorstep.groups.models import Group, Role
from doorstep.messaging.models import Delivery, Message
from doorstep.networks.models import Network
from doorstep.people.models import Person
from doorstep.rooms import consent
from doorstep.rooms.actions import begin, entering, opening
from doorstep.rooms.actions.telling import GRACE, tell_posts
from doorstep.rooms.models import Entrance, Post, Room, Thread
from tests.factories import PECKHAM, make_group, make_membership, make_person
from tests.networks.making import comes, make_contact

LATER = GRACE + datetime.timedelta(seconds=1)
SUBJECT, WORDS = "Volunteers in August", "How do you keep the telephone staffed in August?"


def make_room(network: Network, rules: str = "") -> Room:
    return opening.open_room(network, rules, by=None, now=timezone.now())


def make_member(network: Network, called: str, group: str, at: tuple[float, float] = PECKHAM) -> Person:
    """Make the main contact of a group in the network, who coordinates it as well."""
    person, place = make_person(called, email=f"{called.casefold()}@example.org"), make_group(group, at)
    make_membership(person, place, Role.COORDINATOR)
    make_contact(network, person, place)
    return person


def group_called(name: str) -> Group:
    return Group.objects.get(name=name)


def enter(room: Room, person: Person, hears: str = Entrance.Hears.WORDS) -> Entrance:
    return entering.enter(room, person, hears, words=consent.agreed(room), now=timezone.now())


def make_thread(room: Room, person: Person, subject: str = SUBJECT, words: str = WORDS) -> Thread:
    return begin(room, person=person, subject=subject, words=words, now=timezone.now())


def first_post(thread: Thread) -> Post:
    return Post.objects.filter(thread=thread).earliest("written_at", "pk")


def told() -> int:
    """Let five minutes pass over what was posted, and send it out as the worker does."""
    Post.objects.filter(told_at=None).update(posted_at=F("posted_at") - LATER)
    return tell_posts(timezone.now())


def answered(text: str, letter: Message, *, sender: str, quoted: bool = True) -> None:
    """Have somebody answer a letter of ours by e-mail, with that quoted below."""
    delivery = Delivery.objects.get(message=letter)
    below = "\n".join(f"> {line}" for line in letter.body.splitlines())
    words = f"{text}\n\nOn Mon, 4 May 2026 at 10:12, Doorstep <hello@doorstep.example> wrote:\n{below}\n"
    comes(
        f"Re: {letter.subject}",
        words if quoted else text,
        sender=sender,
        to="hello@doorstep.example",
        about=str(delivery.pk),
    )
