"""Where somebody is who asks by text, who could be asked there, and what of it waits for a human."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation

from doorstep.aid import kinds
from doorstep.aid.by_text.facts import Facts, kept
from doorstep.aid.models import Conversation, Exchange, HelpRequest
from doorstep.aid.queries import choosing
from doorstep.core.languages import listed, name
from doorstep.groups.models import Group, KindOfHelp
from doorstep.places import postcodes
from doorstep.places import queries as places
from doorstep.places.queries import Miss, Spot
from doorstep.vault import keys
from doorstep.vault.hashing import Hashed

# In a text nobody chooses among many.
_UNKNOWN = {"not-a-postcode", "unknown-postcode", "no-such-district"}


@dataclass(frozen=True)
class Place:
    """Where a postcode leads to, and who can be asked there."""

    spot: Spot
    unit: str

    @cached_property
    def choice(self) -> choosing.Choice:
        return choosing.for_doorstep(self.spot.cell, is_exact=self.spot.is_exact)

    @property
    def group(self) -> Group | None:
        """The first of those who can be asked: by text nobody chooses between neighbours."""
        return self.choice.takers[0].group if self.choice.takers else None

    @property
    def can_be_asked(self) -> bool:
        """Say whether a group can be asked there, or the desk of a network looks for one."""
        return bool(self.choice.takers or self.choice.desk)


def place_of(postcode: str) -> Place | None:
    found = places.resolve(postcode) if postcode else None
    reading = postcodes.read(postcode)
    return Place(found, (reading and reading.unit) or "") if isinstance(found, Spot) else None


@dataclass(frozen=True)
class Where:
    """The first postcode of several that leads somewhere, "" where none does.

    `was_miss`: there was one, and it is none that we know; `is_elsewhere`: it is one of a part of the world whose
    postcodes nobody here knows.
    """

    postcode: str = ""
    was_miss: bool = False
    is_elsewhere: bool = False


def first_of(written: Iterable[str]) -> Where:
    found = {each: places.resolve(each) for each in written}
    if somewhere := next((each for each, spot in found.items() if isinstance(spot, Spot)), ""):
        return Where(somewhere)
    reasons = {miss.reason for miss in found.values() if isinstance(miss, Miss)}
    return Where(was_miss=bool(reasons & _UNKNOWN), is_elsewhere=bool(reasons - _UNKNOWN))


def words_for_kinds(group: Group, language: str) -> Mapping[str, str]:
    """Return what the group calls its kinds of help, and the site in this language, each with its slug."""
    with translation.override(language or settings.LANGUAGE_CODE):
        found = {str(kind.name): slug for slug, kind in kinds.of_group(group).items()}
    other = KindOfHelp.objects.filter(group=group).exclude(wording="").values_list("wording", flat=True)
    return dict.fromkeys(other, str(KindOfHelp.Kind.OTHER)) | found


def living(means: str, hashed: Hashed) -> "QuerySet[Exchange]":
    """Find the exchange with a number or an address that is going on; there is one at the most."""
    return Exchange.objects.filter(means=means, hashed=hashed, status__in=Exchange.LIVING)


def to_ring(means: str, hashed: Hashed) -> Exchange | None:
    """Find the one about which somebody is to get in touch with them yet."""
    handed = Exchange.objects.filter(means=means, hashed=hashed, status=Exchange.Status.TO_RING)
    waiting = handed.filter(pk__in=Conversation.objects.values("pk")).select_related("group")
    return waiting.order_by("-written_at").first()


def at_the_desk() -> "QuerySet[Exchange]":
    """Return what waits for whoever runs this site, what has waited longest first."""
    found = Exchange.objects.filter(status=Exchange.Status.WAITS)
    return found.select_related("person").order_by("written_at", "pk")


@dataclass(frozen=True)
class AtTheDesk:
    """One of them in words that say of nobody who it is: what is asked, how soon, why it waits here."""

    exchange: Exchange
    what: str
    how_soon: str
    language: str


def in_short(rows: Iterable[Exchange], today: date) -> list[AtTheDesk]:
    found = list(rows)
    with keys.at_hand(row.person_id for row in found):
        return [_in_short(row, kept(row.said), today) for row in found]


def _in_short(row: Exchange, facts: Facts, today: date) -> AtTheDesk:
    what = listed(kinds.in_words(facts.kinds, kinds.USUAL)) if facts.kinds else ""
    soon = str(HelpRequest.Urgencies(facts.when(today).urgency).label) if facts.kinds else ""
    return AtTheDesk(row, what, soon, name(facts.language) if facts.language else "")
