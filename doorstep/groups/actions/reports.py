"""Telling us that a listing is wrong, and settling what was told."""

import datetime
import hashlib
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from doorstep.core.trigrams import without_controls
from doorstep.groups.actions.listing import close
from doorstep.groups.models import Group, Report
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import SomebodyWasFirstError, advance

# Enough to be sure that something is wrong with one group, and enough for a busy week.
MOST_OPEN_A_GROUP = 20
MOST_OPEN = 1000
WORDS_LIVE = datetime.timedelta(days=90)


class TooManyReportsError(Exception):
    """More reports wait than anybody needs, of this group or of all."""


@transaction.atomic
def report(group: Group, wrong: str, words: str) -> Report:
    """Keep that somebody says the listing is wrong; the same on the same day is kept once, however often it is sent.

    Raises TooManyReportsError.
    """
    words = without_controls(words).strip()
    told = f"{timezone.localdate()} {group.pk} {wrong} {words}"
    sent_as = hashlib.sha256(told.encode()).hexdigest()
    # Whoever reports on one group waits for whoever is just doing so, and the cap holds.
    Group.objects.select_for_update().get(pk=group.pk)
    if before := Report.objects.filter(sent_as=sent_as).first():
        return before
    waiting = Report.objects.filter(status=Report.Settled.WAITING)
    if waiting.filter(group=group).count() >= MOST_OPEN_A_GROUP or waiting.count() >= MOST_OPEN:
        raise TooManyReportsError
    kept = Report.objects.create(group=group, wrong=wrong, words=words, sent_as=sent_as, made_at=timezone.now())
    record(kept, "reported", by=None, group=group.pk)
    return kept


@transaction.atomic
def settle_report(told: Report, to: str, *, by: UUID | None) -> None:
    """Settle a report; as closed, the group is closed with it. Raises SomebodyWasFirstError."""
    if told.status != Report.Settled.WAITING:
        raise SomebodyWasFirstError
    advance(told, to, by=by)
    Report.objects.filter(pk=told.pk).update(settled_at=timezone.now(), settled_by=by)
    group = Group.objects.select_for_update().get(pk=told.group_id)
    if to == Report.Settled.CLOSED and group.status in Group.SHOWN:
        close(group, by=by)


def forget_words(now: datetime.datetime) -> int:
    """Delete the words of reports that were settled ninety days ago; what was done about them stays."""
    old = Report.objects.filter(settled_at__lt=now - WORDS_LIVE).exclude(words="")
    forgotten = 0
    for pk in list(old.values_list("pk", flat=True)[:1000]):
        # The hash goes as well: few words can be guessed from theirs.
        forgotten += Report.objects.filter(pk=pk).update(words="", sent_as=f"forgotten {pk}")
    return forgotten
