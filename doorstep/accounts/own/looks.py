"""Who looked at something of somebody's, and why, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from doorstep.aid.actions.claiming import TO_PAY
from doorstep.aid.actions.revealing import TO_HELP
from doorstep.aid.actions.saying_by_hand import TO_SAY_IT
from doorstep.groups.models import Group
from doorstep.journal.models import JournalEntry
from doorstep.networks.models import Network
from doorstep.people.looking import CONTACT_POINTS, WHY
from doorstep.people.models import Person
from doorstep.people.queries import called
from doorstep.vault.actions import DOWNLOADED, EVERYTHING, LOOKED_AT, PRINTED
from doorstep.vault.models import PersonKey

_WHAT = {EVERYTHING: _("everything we hold about you"), CONTACT_POINTS: _("how you are reached")}
_WHY: dict[str, Promise] = {
    **WHY,
    TO_HELP: _("To help with what you asked for"),
    TO_SAY_IT: _("To say to you by hand what this site could not send"),
    TO_PAY: _("To pay back what you laid out"),
    PRINTED: _("To hand it over, or to answer somebody who asked for it"),
    DOWNLOADED: _("To have it as a file"),
}
# Both stand for the person: one by its own name, one below those who know it.
_THEM = [model._meta.label_lower for model in (Person, PersonKey)]  # noqa: SLF001 # Django's documented way to a label


@dataclass(frozen=True)
class Look:
    """Somebody looked: `who` by what we call them, empty for whoever runs the site; `group` is for which they did.

    That may be a network as well.
    """

    who: str
    by_themselves: bool
    by_nobody: bool
    group: str
    what: str
    why: str
    when: datetime


def entries(person: UUID) -> "QuerySet[JournalEntry]":
    """Find what the journal says of who looked at something of theirs, the newest first."""
    return JournalEntry.objects.filter(thing__in=_THEM, thing_id=str(person), verb=LOOKED_AT).order_by("-id")


def in_words(person: UUID, found: Iterable[JournalEntry]) -> list[Look]:
    """Say entries in words, with names of people and groups fetched in one question each."""
    rows = list(found)
    names = called(entry.by for entry in rows)
    wanted = {entry.facts["group"] for entry in rows if "group" in entry.facts}
    groups = dict(Group.objects.filter(pk__in=wanted).values_list("pk", "name"))
    desks = {entry.facts["network"] for entry in rows if "network" in entry.facts}
    networks = dict(Network.objects.filter(pk__in=desks).values_list("pk", "name"))
    return [_look(person, entry, names, {"group": groups, "network": networks}) for entry in rows]


def _look(person: UUID, entry: JournalEntry, names: dict[UUID, str], places: Mapping[str, Mapping[int, str]]) -> Look:
    what, why = str(entry.facts.get("what", "")), str(entry.facts.get("why", ""))
    return Look(
        who=names.get(entry.by, "") if entry.by else "",
        by_themselves=entry.by == person,
        by_nobody=entry.by is None,
        group=next((each[entry.facts[at]] for at, each in places.items() if entry.facts.get(at) in each), ""),
        # An app that is not known here has marked its words for translators itself.
        what=str(_WHAT.get(what) or (gettext(what) if what else "")),
        why=str(_WHY.get(why, "")),
        when=entry.happened_at,
    )
