"""A listing's life: proposed, listed after a human look, resting, closed."""

import datetime
import hashlib
from dataclasses import replace
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from doorstep.core.trigrams import plain
from doorstep.groups.about import About
from doorstep.groups.actions.patches import draw_patch, index_districts
from doorstep.groups.models import ContactWay, Group, KindOfHelp, SpokenLanguage
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.search import actions as search

# Enough for a busy week of the spring of 2020; beyond it somebody is filling the table for fun.
MOST_WAITING = 500
# What the group's row takes over as it is said.
_PLAIN = ("name", "summary", "description", "place", "door", "confirmed_on", "known_since", "source", "source_key")
# Addresses below /groups/ that are pages of ours.
_RESERVED = {"new", "districts", "letters"}


class TooManyWaitingError(Exception):
    """More groups wait for a human look than anybody can look at."""


@transaction.atomic
def propose(about: About, *, cell: int | None = None, by: UUID | None) -> Group:
    """Write down a group that asks to be listed; nobody sees it before a human look.

    `cell` says where it is when it has no patch. Raises what Parts.cells raises, and ValueError without any place.
    """
    if cell is None and not about.parts:
        raise ValueError("A group needs a patch or a place.")
    group = Group.objects.create(
        status=Group.Listing.PROPOSED,
        slug=_free_slug(about.name),
        initial=initial(about.name),
        cell=cell or 0,
        **{name: getattr(about, name) for name in _PLAIN},
    )
    _say(group, about)
    record(group, "proposed", by=by)
    if about.parts:
        draw_patch(group, about.parts, by=by)
    else:
        index_districts(group)
    return group


def propose_once(about: About, *, by: UUID | None) -> Group:
    """Propose what a form says, once a day however often it is sent: a double click, or a tired thumb.

    Raises TooManyWaitingError when more wait for a human look than anybody can look at.
    """
    if Group.objects.filter(status=Group.Listing.PROPOSED).count() >= MOST_WAITING:
        raise TooManyWaitingError
    said = hashlib.sha256(f"{timezone.localdate()} {about}".encode()).hexdigest()
    try:
        return propose(replace(about, source_key=said), by=by)
    except IntegrityError:
        return Group.objects.get(source=about.source, source_key=said)


def put_on_list(group: Group, *, by: UUID | None) -> None:
    """List a group that somebody has looked at, or take it back from resting or closed."""
    with transaction.atomic():
        advance(group, Group.Listing.LISTED, by=by)
        search.put("group", group.pk, f"{group.name} {group.place}")


def rest(group: Group, *, by: UUID | None) -> None:
    """Show that the group is taking a pause; its page stays."""
    advance(group, Group.Listing.RESTING, by=by)


def close(group: Group, *, by: UUID | None) -> None:
    """Take the group off the list; its page says that it has closed."""
    with transaction.atomic():
        advance(group, Group.Listing.CLOSED, by=by)
        search.remove("group", group.pk)


@transaction.atomic
def confirm(group: Group, on: datetime.date, *, by: UUID | None) -> None:
    """Note that somebody of the group said, on that day, that the entry is true."""
    Group.objects.filter(pk=group.pk).update(confirmed_on=on)
    group.confirmed_on = on
    record(group, "confirmed", by=by)


def _say(group: Group, about: About) -> None:
    KindOfHelp.objects.bulk_create(
        [KindOfHelp(group=group, kind=kind, wording=wording) for kind, wording in dict.fromkeys(about.kinds)]
    )
    SpokenLanguage.objects.bulk_create(
        [SpokenLanguage(group=group, code=code) for code in dict.fromkeys(about.languages)]
    )
    ContactWay.objects.bulk_create(
        [ContactWay(group=group, means=means, value=value) for means, value in dict.fromkeys(about.contact_ways)]
    )


def _free_slug(name: str) -> str:
    """Make the name an address of its own: "Rye Lane Neighbours" is rye-lane-neighbours, the second one …-2."""
    stem = slugify(name)[:70] or slugify(name, allow_unicode=True)[:70] or "group"
    taken = _RESERVED | set(Group.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number = 2
    slug = stem
    while slug in taken:
        slug = f"{stem}-{number}"
        number += 1
    return slug


def initial(name: str) -> str:
    """Return the letter under which a name stands in the A to Z; # for what begins with no letter of it."""
    letter = plain(name)[:1].upper()
    return letter if letter.isascii() and letter.isalpha() else "#"
