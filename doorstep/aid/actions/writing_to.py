"""Writing to a group from its page, without an account: its coordinators read it, and answer where one is reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from doorstep.aid import letters_to_desks, words_by_text
from doorstep.aid.actions.asking import MEANS
from doorstep.aid.queries.ways import on_duty
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.messaging.actions import note_written, tell
from doorstep.messaging.models import Reply
from doorstep.messaging.queries import told_since
from doorstep.people import actions as people
from doorstep.people.models import Person

_ONE = UUID("b0e6a3a4-6f0d-5d3b-8f0e-6a1a5b1f2c77")
# Whoever is on duty is told at most so often that somebody wrote: their desk shows all of it.
ONE_LETTER_A = timedelta(hours=1)


@dataclass(frozen=True, repr=False)
class Written:
    """What somebody writes, what they are called if they say so, where they are reached.

    `sent_as` tells one sending from others.
    """

    words: str
    called: str
    reached_by: Mapping[str, str]
    sent_as: str
    language: str = ""

    @property
    def as_letter(self) -> str:
        """Put beneath it, as in a letter, who wrote it and where they are reached."""
        return f"{self.words}\n\n{', '.join(filter(None, (self.called, *self.reached_by.values())))}"


def write_to(group: Group, written: Written, *, now: datetime) -> None:
    """Keep it for the group's coordinators; sent twice it is one. Raises NotReadableError.

    Whoever writes is nobody whom we know: anybody can name any number.
    """
    pk = uuid5(_ONE, written.sent_as)
    for name, typed in written.reached_by.items():
        people.hash_of(MEANS[name], typed)
    if Reply.objects.filter(pk=pk).exists():
        return
    person = people.add_person(by=None)
    try:
        _write(group, written, person, pk, now)
    except IntegrityError:
        # A double click: the other of the two was first.
        people.never_came(person)


@transaction.atomic
def _write(group: Group, written: Written, person: Person, pk: UUID, now: datetime) -> None:
    people.describe(person, by=person.pk, called=written.called)
    reached = written.reached_by.items()
    points = [people.add_contact_point(person, MEANS[name], typed, by=person.pk) for name, typed in reached]
    if written.language:
        people.choose_language(person, written.language, by=person.pk)
    reply = note_written(points[0], written.as_letter, pk=pk, desk=group.uid, now=now)
    record(reply, "written", by=person.pk, group=group.pk)
    owner = on_duty(group)
    if owner and not told_since(owner, letters_to_desks.WROTE, now - ONE_LETTER_A):
        tell([owner], partial(words_by_text.somebody_wrote, group), by=None, now=now)
