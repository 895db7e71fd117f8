"""Taking in a group that another directory looks after, as a feed tells of it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from doorstep.groups.about import About
from doorstep.groups.actions.areas import name_areas
from doorstep.groups.actions.finding import let_find
from doorstep.groups.actions.listing import enter, leave, own_row, propose, say
from doorstep.groups.actions.patches import districts_of, lay_patch, name_districts
from doorstep.groups.actions.stamps import changed
from doorstep.groups.models import ContactWay, Group, KindOfHelp, SpokenLanguage
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance


@dataclass(frozen=True)
class Fed:
    """A group as a feed tells of it: what it says, where it is at home, and the way on which it came."""

    uid: UUID
    about: About
    cell: int
    districts: tuple[str, ...]
    resting: bool
    home: str
    home_name: str
    via: tuple[str, ...]
    licence: str

    @property
    def origin(self) -> dict[str, object]:
        """What the group's row holds of that."""
        way = {"via": list(self.via), "hops": len(self.via), "licence": self.licence}
        return {"uid": self.uid, "home": self.home, "home_name": self.home_name, **way}


@transaction.atomic
def take_from_feed(fed: Fed) -> Group | None:
    """List a group from a feed, or bring it up to date; None, and nothing changed, where the group is our own.

    Raises ChatLinkError, which whoever read the feed has made sure not to meet.
    """
    group = Group.objects.filter(uid=fed.uid).first()
    if group and not group.from_elsewhere:
        return None
    if group is None:
        group = propose(fed.about, cell=fed.cell, by=None)
    else:
        _restate(group, fed)
    name_districts(group, _codes(fed))
    name_areas(group, fed.about.patch.cells if fed.about.patch else [group.cell])
    _listed(group)
    if fed.resting:
        advance(group, Group.Listing.RESTING, by=None)
    Group.objects.filter(pk=group.pk).update(sharing=Group.Sharing.OPEN, **fed.origin)
    changed(group)
    return group


@transaction.atomic
def take_off(uid: UUID, *, closed: bool) -> Group | None:
    """Take a group from a feed off the list: it has closed, or nobody tells of it any more."""
    group = Group.objects.filter(uid=uid, hops__gt=0).first()
    if group is None:
        return None
    sharing = Group.Sharing.OPEN if closed else Group.Sharing.WITHDRAWN
    if group.status in Group.SHOWN:
        advance(group, Group.Listing.CLOSED, by=None)
        leave(group)
    elif group.sharing == sharing:
        return None
    Group.objects.filter(pk=group.pk).update(sharing=sharing)
    changed(group)
    return group


def _restate(group: Group, fed: Fed) -> None:
    """Put what is said now in place of what was said before."""
    about = fed.about
    group.cell = about.patch.middle if about.patch else fed.cell
    Group.objects.filter(pk=group.pk).update(cell=group.cell, **own_row(about))
    group.name, group.place = about.name, about.place
    for model in (KindOfHelp, SpokenLanguage, ContactWay):
        model._default_manager.filter(group=group).delete()  # noqa: SLF001 # Django's own name for it
    say(group, about)
    lay_patch(group, None, about.patch, by=None)
    record(group, "restated", by=None)


def _listed(group: Group) -> None:
    """List it, from whatever state; the index of names follows."""
    if group.status == Group.Listing.LISTED:
        let_find(group)
    else:
        advance(group, Group.Listing.LISTED, by=None)
        enter(group)


def _codes(fed: Fed) -> list[str]:
    where = fed.about.patch.middle if fed.about.patch else fed.cell
    return list(fed.districts) or districts_of(fed.about.patch, where)
