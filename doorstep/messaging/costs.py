"""What it takes to write to many at once: to how many by which way, in how many texts, and what these cost about."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doorstep.core import languages
from doorstep.messaging import channels, wording
from doorstep.messaging.actions.sending import Words
from doorstep.messaging.by import means_of
from doorstep.messaging.channels.text.cost import Price, size_of
from doorstep.messaging.inbound.calls import MEANS as VOICE
from doorstep.messaging.models import Message
from doorstep.messaging.queries import only_by_hand, where_to_write
from doorstep.people.models import ContactPoint, Person
from doorstep.people.speaking import language_of, speaking_to
from doorstep.vault import keys

HAND, NOT = "by-hand", "not-at-all"
_Means = ContactPoint.Means


@dataclass(frozen=True)
class Costs:
    """To how many it goes by each way (`by`), and how many parts each text of it has."""

    by: Counter[str]
    parts: tuple[int, ...] = ()

    @property
    def people(self) -> int:
        return sum(count for way, count in self.by.items() if way != NOT)

    @property
    def is_worth_a_look(self) -> bool:
        """Say whether it costs something, and more than one person is told."""
        return self.people > 1 and bool(self.parts) and _price() is not None

    @property
    def ways(self) -> str:
        return languages.listed(_way(means, self) for means in _IN_ORDER if self.by[means])


_IN_ORDER = (_Means.PHONE, _Means.WHATSAPP, _Means.EMAIL, VOICE, HAND, NOT)


def _price() -> Price | None:
    return Price(*settings.TEXT_PRICE) if settings.TEXT_PRICE else None


def costs(words: Callable[[str], Words], persons: Iterable[UUID]) -> Costs:
    """Say what it takes to tell these people as things stand; nothing is written, and nobody is told."""
    return costs_of((words, person) for person in set(persons))


def costs_of(told: Iterable[tuple[Callable[[str], Words], UUID]]) -> Costs:
    """Say what it takes to tell each of these to whom it is for, as `costs` does for what many are told alike."""
    told = [*told]
    ways = _ways({person for _words, person in told})
    sizes = cache(_size)
    by, parts = Counter[str](), []
    for words, person in told:
        means, language = ways[person]
        by[means] += 1
        if means == _Means.PHONE:
            parts.append(sizes(words, language))
    return Costs(by, tuple(parts))


def _ways(ids: set[UUID]) -> dict[UUID, tuple[str, str]]:
    """Say how it goes to each, and in which language."""
    points = where_to_write(ids)
    by_hand = {point.person_id for point in only_by_hand(ids - {point.person_id for point in points})}
    found = {each: (HAND if each in by_hand else NOT, "") for each in ids}
    with keys.at_hand(ids):
        return found | {point.person_id: (_goes_by(point), language_of(point.person)) for point in points}


def _goes_by(point: ContactPoint) -> str:
    means = means_of(point)
    return means if means in channels.available() else HAND


def _size(words: Callable[[str], Words], language: str) -> int:
    with speaking_to(Person(language=language)):
        said = words(language)
    names = ("language", "subject", "body", "short", "one_way")
    message = Message(**{name: getattr(said, name) for name in names})
    return size_of(wording.said(message, _Means.PHONE)).parts


# -- In words --------------------------------------------------------------------------------------------------------


def _way(means: str, found: Costs) -> str:
    count = found.by[means]
    if means == _Means.PHONE:
        return _("%(count)d by text (%(texts)s)") % {"count": count, "texts": _texts(found)}
    said = {
        _Means.WHATSAPP: _("%(count)d by WhatsApp"),
        _Means.EMAIL: _("%(count)d by e-mail"),
        VOICE: _("%(count)d by a call"),
        HAND: _("%(count)d by hand, by one of you"),
        NOT: _("%(count)d not at all: we may not write to them, or do not know how"),
    }
    return said[means] % {"count": count}


def _texts(found: Costs) -> str:
    """Say how many each of them is, or all together where they differ; and what that costs about."""
    least, most, together = min(found.parts), max(found.parts), sum(found.parts)
    if least == most:
        texts = ngettext("%(count)d text each", "%(count)d texts each", most) % {"count": most}
    else:
        texts = ngettext("%(count)d text together", "%(count)d texts together", together) % {"count": together}
    said = _price()
    if said is None:
        return texts
    return _("%(texts)s, about %(price)s") % {
        "texts": texts,
        "price": languages.money(said.of(together), said.currency),
    }
