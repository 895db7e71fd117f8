"""A listing's life: proposed, listed after a human look, resting, closed."""

import datetime
import hashlib
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from doorstep.groups import said
from doorstep.groups.about import About
from doorstep.groups.actions.areas import name_areas
from doorstep.groups.actions.finding import let_find, let_find_no_longer, sorted_by
from doorstep.groups.actions.heard_of import tell_what_became
from doorstep.groups.actions.patches import districts_of, lay_patch, name_districts
from doorstep.groups.actions.saying import note_speaker, write_down
from doorstep.groups.actions.slugs import free_slug
from doorstep.groups.actions.stamps import changed, refuse_if_elsewhere
from doorstep.groups.models import Change, ContactWay, Group, KindOfHelp, SpokenLanguage
from doorstep.groups.queries.proposals import unconfirmed
from doorstep.groups.speakers import THE_DESK, Speaker, speaker_of
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance

# Enough for a busy week of the spring of 2020; beyond it somebody is filling the table for fun.
MOST_WAITING = 500
_TRIES = 5
_NOTHING = said.in_about(About(name=""), None)


class TooManyWaitingError(Exception):
    """More groups wait for a human look than anybody can look at."""


class ChatLinkError(Exception):
    """The way into a private chat stands in what a group says; it would be public."""


def propose(about: About, *, cell: int | None = None, by: UUID | None) -> Group:
    """Write down a group that asks to be listed; nobody sees it before a human look.

    What its source has given before is not written again: the group it became is returned. `cell` says where a group
    without a patch is. Raises ChatLinkError, and ValueError without any place.
    """
    where = about.patch.middle if about.patch else cell
    if where is None:
        raise ValueError("A group needs a patch or a place.")
    if about.mentions_a_chat():
        raise ChatLinkError
    codes = districts_of(about.patch, where)
    for _ in range(_TRIES):
        try:
            return _before(about) or _write(about, where, codes, by)
        except IntegrityError:
            continue  # somebody took the same address, or sent the same, at the same moment: look again
    raise TooManyWaitingError


def _before(about: About) -> Group | None:
    known = Group.objects.filter(source=about.source, source_key=about.source_key)
    return known.first() if about.source_key else None


@transaction.atomic
def _write(about: About, where: int, codes: list[str], by: UUID | None) -> Group:
    group = Group.objects.create(
        status=Group.Listing.PROPOSED,
        slug=free_slug(about.name),
        cell=where,
        sharing=about.sharing,
        **own_row(about),
    )
    say(group, about)
    speaker = speaker_of(about.source, about.source_key)
    note_speaker(group, said.differences(_NOTHING, said.in_about(about, where)), speaker)
    write_down(group, {"status": ("", group.status)}, by=by, speaker=speaker)
    record(group, "proposed", by=by)
    name_districts(group, codes)
    name_areas(group, about.patch.cells if about.patch else [where])
    if about.patch:
        lay_patch(group, None, about.patch, by=by)
    return group


def propose_once(about: About, *, by: UUID | None) -> Group:
    """Propose what a form says, once a day however often it is sent: a double click, or a tired thumb.

    Raises what `propose` raises, and TooManyWaitingError when more wait for a look than anybody can look at.
    """
    waiting = Group.objects.filter(status=Group.Listing.PROPOSED).exclude(unconfirmed())
    if waiting.count() >= MOST_WAITING:
        raise TooManyWaitingError
    sent_as = hashlib.sha256(f"{timezone.localdate()} {about}".encode()).hexdigest()
    return propose(replace(about, source_key=sent_as), by=by)


@transaction.atomic
def put_on_list(group: Group, *, by: UUID | None, undoes: Change | None = None, speaker: Speaker = THE_DESK) -> None:
    """List a group that somebody has looked at, or take it back from resting, closed or refused."""
    refuse_if_elsewhere(group)
    is_new = group.status == Group.Listing.PROPOSED
    _move(group, Group.Listing.LISTED, by, undoes, speaker)
    enter(group)
    if is_new:
        tell_what_became(group, by=by)


def enter(group: Group) -> None:
    """Do what follows when a group is listed, also one from a feed; inside the caller's transaction."""
    Group.objects.filter(pk=group.pk, listed_at=None).update(listed_at=timezone.now())
    let_find(group)
    changed(group)


@transaction.atomic
def refuse(group: Group, *, by: UUID | None, undoes: Change | None = None) -> None:
    """Decide after a human look not to list the group; nobody ever sees it."""
    _move(group, Group.Listing.REFUSED, by, undoes)
    tell_what_became(group, by=by)


@transaction.atomic
def rest(group: Group, *, by: UUID | None, undoes: Change | None = None, speaker: Speaker = THE_DESK) -> None:
    """Show that the group is taking a pause; its page stays."""
    refuse_if_elsewhere(group)
    _move(group, Group.Listing.RESTING, by, undoes, speaker)
    changed(group)


@transaction.atomic
def close(group: Group, *, by: UUID | None, undoes: Change | None = None, speaker: Speaker = THE_DESK) -> None:
    """Take the group off the list; its page says that it has closed."""
    refuse_if_elsewhere(group)
    _move(group, Group.Listing.CLOSED, by, undoes, speaker)
    leave(group)


def leave(group: Group) -> None:
    """Do what follows when a group is closed, also one from a feed; inside the caller's transaction."""
    let_find_no_longer(group)
    changed(group)


@transaction.atomic
def confirm(group: Group, on: datetime.date, *, by: UUID | None, speaker: Speaker = THE_DESK) -> None:
    """Note that somebody of the group said, on that day, that the entry is true."""
    refuse_if_elsewhere(group)
    before = Group.objects.select_for_update().values_list("confirmed_on", flat=True).get(pk=group.pk)
    if before == on:
        return  # said already: a double press is one confirmation
    Group.objects.filter(pk=group.pk).update(confirmed_on=on, silent_since=None)
    group.confirmed_on, group.silent_since = on, None
    days = (before.isoformat() if before else "", on.isoformat())
    write_down(group, {"confirmed_on": days}, by=by, speaker=speaker)
    record(group, "confirmed", by=by)
    changed(group)


@transaction.atomic
def say_silent(group: Group, on: datetime.date, *, by: UUID | None) -> None:
    """Have its page say that nobody answered whether it is still going."""
    if Group.objects.filter(pk=group.pk, silent_since=None).update(silent_since=on):
        group.silent_since = on
        record(group, "silent", by=by)


@transaction.atomic
def _move(group: Group, to: str, by: UUID | None, undoes: Change | None, speaker: Speaker = THE_DESK) -> None:
    before = group.status
    advance(group, to, by=by)
    write_down(group, {"status": (before, to)}, by=by, speaker=speaker, undoes=undoes)


def own_row(about: About) -> dict[str, Any]:
    """Give what the group's own row takes over as it is said, and what follows from its name."""
    return {name: getattr(about, name) for name in (*said.PLAIN, "source", "source_key")} | sorted_by(about.name)


def say(group: Group, about: About) -> None:
    """Write down what a group says in rows of their own; inside the caller's transaction."""
    KindOfHelp.objects.bulk_create(
        [KindOfHelp(group=group, kind=kind, wording=wording) for kind, wording in dict.fromkeys(about.kinds)]
    )
    SpokenLanguage.objects.bulk_create(
        [SpokenLanguage(group=group, code=code) for code in dict.fromkeys(about.languages)]
    )
    ContactWay.objects.bulk_create(
        [ContactWay(group=group, means=means, value=value) for means, value in dict.fromkeys(about.contact_ways)]
    )
