"""What officers of a network see of its room: what was objected to, what was done, who is out."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from doorstep.networks.models import Network, Officer
from doorstep.rooms.models import Measure, Objection, Post, Room
from doorstep.vault import keys
from doorstep.vault.seals import UnreadableError


def objected_to(room: Room, viewer: UUID) -> QuerySet[Post]:
    """Return the posts of which somebody said something that nobody settled yet, the newest last.

    Not those that the viewer wrote: another officer looks at these.
    """
    open_ones = Count("objections", filter=Q(objections__status=Objection.Status.OPEN))
    found = Post.objects.filter(thread__room=room).exclude(person=viewer).annotate(open_ones=open_ones)
    return found.filter(open_ones__gt=0).select_related("thread").order_by("posted_at", "pk")


def objections_to(post: Post, viewer: UUID) -> QuerySet[Objection]:
    """Return what was said of a post; nothing of it to its writer, who may be an officer."""
    found = Objection.objects.filter(post=post).exclude(post__person=viewer)
    return found.order_by("-status", "made_at", "pk")


def objected_by(person: UUID, post: Post) -> bool:
    """Say whether somebody told the desk of it, and it is not settled."""
    return Objection.objects.filter(post=post, person=person, status=Objection.Status.OPEN).exists()


def measures_in(room: Room) -> QuerySet[Measure]:
    """Return what was done, the newest first."""
    return Measure.objects.filter(room=room).select_related("thread", "post").order_by("-at", "pk")


def put_out(room: Room, now: datetime) -> QuerySet[Measure]:
    """Return who is out at this moment."""
    found = Measure.objects.filter(room=room, kind=Measure.Kind.PUT_OUT, lifted_at=None, ends_at__gt=now)
    return found.order_by("ends_at", "pk")


def why_taken_out(person: UUID, posts: Iterable[Post]) -> dict[UUID, str]:
    """Return the reasons that somebody was given for their own posts that are out, by post."""
    out = [each.pk for each in posts if each.person_id == person and each.status == Post.Status.HIDDEN]
    rows = list(Measure.objects.filter(post__in=out, kind=Measure.Kind.HIDDEN).order_by("at")) if out else []
    with opened(rows):
        return {row.post_id: row.why for row in rows if row.post_id}


def why_put_out(person: UUID, now: datetime) -> dict[int, str]:
    """Return the reasons that somebody was given for rooms that they cannot enter for now, by room."""
    rows = list(Measure.objects.filter(person=person, kind=Measure.Kind.PUT_OUT, lifted_at=None, ends_at__gt=now))
    with opened(rows):
        return {row.room_id: row.why for row in rows}


def other_officers(network: Network, but: UUID) -> list[UUID]:
    """Return who sits at its desk, without somebody."""
    found = Officer.objects.filter(network=network, person__isnull=False).exclude(person=but)
    return [person for person in found.order_by("pk").values_list("person", flat=True) if person]


@contextmanager
def opened(rows: Iterable[Objection | Measure]) -> Iterator[None]:
    """Open what was said and the reasons that were given, with the keys fetched in one question."""
    found = list(rows)
    with keys.at_hand({row.person_id for row in found if row.person_id}):
        for row in found:
            name = "words" if isinstance(row, Objection) else "why"
            try:
                getattr(row, name)
            except UnreadableError:
                setattr(row, name, "")
        yield
