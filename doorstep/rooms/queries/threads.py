"""Threads and posts as a member of their room may see them, and who wrote them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from doorstep.groups.models import Group, Membership, Role
from doorstep.networks.models import Affiliation, Contact, Network, Officer
from doorstep.people.queries import called
from doorstep.rooms.models import Muting, Post, Room, Thread
from doorstep.vault import keys
from doorstep.vault.seals import UnreadableError

_READ = (Post.Status.STANDS, Post.Status.HIDDEN, Post.Status.TAKEN_BACK)


def thread_about(about: UUID) -> Thread | None:
    """Return the thread about something of another app, by its id there."""
    return Thread.objects.select_related("room__network").filter(about=about).first()


def threads_in(room: Room) -> QuerySet[Thread]:
    """Return its threads with how many posts can be read in each, the one with the newest post first."""
    stands = Count("posts", filter=Q(posts__status=Post.Status.STANDS))
    return Thread.objects.filter(room=room).annotate(many=stands).order_by("-last_at", "pk")


def posts_in(thread: Thread) -> QuerySet[Post]:
    """Return what was posted in it, also what is gone or was taken out: that it was there is said. The oldest first."""
    return Post.objects.filter(thread=thread, status__in=_READ, posted_at__isnull=False).order_by("posted_at", "pk")


def posts_of_room(room: Room) -> QuerySet[Post]:
    return Post.objects.filter(thread__room=room).select_related("thread__room__network")


def drafts_in(thread: Thread, person: UUID) -> QuerySet[Post]:
    """Return what somebody wrote by e-mail that waits for their yes; to them alone."""
    return Post.objects.filter(thread=thread, person=person, status=Post.Status.WAITING).order_by("written_at", "pk")


def is_muted(thread: Thread, person: UUID) -> bool:
    return Muting.objects.filter(thread=thread, person=person).exists()


def untold(before: datetime) -> QuerySet[Post]:
    """Return the posts that can be read since then or longer, and have not gone out by mail; the oldest first."""
    open_still = Q(thread__room__status=Room.Status.OPEN)
    found = Post.objects.filter(open_still, told_at=None, status=Post.Status.STANDS, posted_at__lte=before)
    return found.select_related("thread__room__network").order_by("posted_at", "pk")


def muting(thread: Thread) -> Exists:
    """Ask of an entrance whether its person muted the thread."""
    return Exists(Muting.objects.filter(thread=thread, person=OuterRef("person")))


# -- Opened ----------------------------------------------------------------------------------------------------------


@contextmanager
def opened(threads: Iterable[Thread] = (), posts: Iterable[Post] = ()) -> Iterator[None]:
    """Open subjects and words, with the keys fetched in one question; what cannot be opened any more is empty.

    So is the subject of a thread whose first post was taken back or out: it is of the same hand.
    """
    subjects, written = list(threads), list(posts)
    whose = {each.person_id for each in subjects} | {each.person_id for each in written}
    with keys.at_hand(person for person in whose if person):
        headless = _headless(subjects)
        for thread in subjects:
            _open(thread, "subject")
            thread.subject = "" if thread.pk in headless else thread.subject
        for post in written:
            _open(post, "words")
        yield


def _headless(threads: Iterable[Thread]) -> set[UUID]:
    """Return the threads whose first post, written as they were begun, stands no more."""
    began = Q(person=F("thread__person"), written_at=F("thread__begun_at"))
    gone = Post.objects.filter(began, thread__in=[each.pk for each in threads]).exclude(status=Post.Status.STANDS)
    return set(gone.values_list("thread", flat=True))


def _open(row: Thread | Post, name: str) -> None:
    try:
        getattr(row, name)
    except UnreadableError:
        setattr(row, name, "")


def subject_of(thread: Thread) -> str:
    """Say what a thread is about; "" where whoever began it was erased."""
    with opened([thread]):
        return thread.title or thread.subject


# -- Who wrote it ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Speaker:
    """Somebody as the others in the room know them: by first name, and for whom they speak. Never how to reach them.

    Of whoever belongs to the network no longer, nothing is said.
    """

    name: str = ""
    groups: tuple[str, ...] = field(default=())
    at_desk: bool = False

    @property
    def is_here(self) -> bool:
        return bool(self.groups) or self.at_desk


def speakers(network: Network, persons: Iterable[UUID | None]) -> dict[UUID, Speaker]:
    """Say who they are in the network at this moment, in as many questions for one as for thirty."""
    wanted = {person for person in persons if person}
    groups = _groups_of(network, wanted)
    sits = set(Officer.objects.filter(network=network, person__in=wanted).values_list("person", flat=True))
    names = called(wanted & (groups.keys() | sits))
    return {
        person: Speaker(names.get(person, ""), tuple(sorted(groups.get(person, ()))), person in sits)
        for person in wanted
    }


def _groups_of(network: Network, persons: set[UUID]) -> dict[UUID, set[str]]:
    here = Affiliation.objects.filter(network=network, status=Affiliation.Status.IN)
    places = here.filter(group__status__in=Group.SHOWN)
    spoken = Contact.objects.filter(affiliation__in=places, person__in=persons)
    tended = Membership.objects.filter(
        person__in=persons,
        role=Role.COORDINATOR,
        status=Membership.Status.JOINED,
        group__in=places.values("group"),
    )
    found: dict[UUID, set[str]] = defaultdict(set)
    for person, group in spoken.values_list("person", "affiliation__group__name"):
        found[person].add(group)
    for person, group in tended.values_list("person", "group__name"):
        found[person].add(group)
    return found


def last_page(thread: Thread, on_a_page: int) -> int:
    return max(1, -(-posts_in(thread).count() // on_a_page))


def old(now: datetime | None = None) -> QuerySet[Thread]:
    """Return the threads whose life is over: nothing was posted in them for two years."""
    life = Thread.HELD.life
    ended = (now or timezone.now()) - life.lasts if life else None
    return Thread.objects.filter(last_at__lt=ended)
