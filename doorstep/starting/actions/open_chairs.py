"""What becomes of chairs that nobody took once a group is listed: an invitation of the group's own, or nothing."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from doorstep.groups.actions.inviting import invite_person
from doorstep.groups.models import Group, Role
from doorstep.journal.actions import record
from doorstep.starting.actions.offering import remove
from doorstep.starting.models import Chair, Evening
from doorstep.starting.queries import evenings


def end_all(evening: Evening, group: Group, *, by: UUID | None, now: datetime) -> None:
    """End them; whoever was asked by e-mail is invited into the group, in the name of who coordinates it (`by`).

    Inside the caller's transaction, with the evening and the group held.
    """
    there = evenings.at_table(evening)
    for chair in Chair.objects.filter(evening=evening, status=Chair.Status.OPEN).select_related("person"):
        # Somebody may have sat down by another code than the one that was sent to them.
        is_missing = chair.person is not None and chair.person.pk not in there
        if by and is_missing and chair.ends_at and chair.ends_at > now:
            _invite(chair, group, by, now)
        record(chair, "chair taken back", by=None)
        remove(chair)


def _invite(chair: Chair, group: Group, by: UUID, now: datetime) -> None:
    """Invite whom it was sent to, as a helper: who becomes what else is decided in the group."""
    assert chair.person is not None  # noqa: S101 # as whoever calls looked
    page = chair.page.removesuffix(reverse("starting:code")) + reverse("groups:join")
    invite_person(group, Role.VOLUNTEER, chair.person, page=page, begun=chair.begun, by=by, now=now)
    chair.begun = False
