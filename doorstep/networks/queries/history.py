"""What happened to a group's place in a network, and what was changed in its entry; about nobody in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doorstep.groups.models import Change
from doorstep.groups.queries import desk as of_groups
from doorstep.journal.models import JournalEntry
from doorstep.networks.models import Affiliation, Contact

# The newest of each.
MOST = 30
# By the verb of the journal; of whoever was named, their part alone.
_HAPPENED: Mapping[str, Promise] = {
    "group joined a network": _("It came into the network."),
    Affiliation.Status.IN: _("It came into the network again."),
    Affiliation.Status.LEFT: _("It left the network."),
    "main contact named": _("Somebody became its main contact."),
    "deputy laid it down": _("Its deputy stands in no longer."),
    "hears": _("It chose who hears the network’s news."),
    "asked the desk for another contact": _("Its main contact asked the desk for somebody else."),
}
_NAMED: Mapping[str, Promise] = {
    Contact.Part.MAIN: _("It was passed on to another main contact."),
    Contact.Part.DEPUTY: _("A deputy was named."),
}


@dataclass(frozen=True)
class Happened:
    """Something that happened to a group's place, and when."""

    words: Promise
    when: datetime


def happened_to(place: Affiliation) -> list[Happened]:
    """Return it, the newest first."""
    found = JournalEntry.objects.filter(thing=Affiliation._meta.label_lower, thing_id=str(place.pk))  # noqa: SLF001 # Django's documented way to a model's label
    rows = found.order_by("-id")[:MOST]
    return [Happened(words, row.happened_at) for row in rows if (words := _words(row))]


def _words(row: JournalEntry) -> Promise | None:
    if row.verb == "contact named":
        return _NAMED.get(str(row.facts.get("part")))
    return _HAPPENED.get(row.verb)


def changed_in(place: Affiliation) -> list[Change]:
    """Return what was changed in the group's entry, the newest first."""
    return list(of_groups.changes_of(place.group)[:MOST])
