"""Who could do a task, in words: those who fit with reasons, the others with why not just now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.aid.matching.fitting import Ready, Unfit, Wanted, why_not
from doorstep.aid.matching.ranking import Ranked, Reason, rank
from doorstep.aid.models import Offer, Task, Volunteer
from doorstep.aid.queries import candidates
from doorstep.aid.queries.ways import way_of, weights_of
from doorstep.groups.bands import band
from doorstep.people.queries import called

# So many of each are shown: of more, those further down would not be asked anyway.
MOST = 40
_WHY_NOT: dict[Unfit, Promise] = {
    # Whoever must not meet the neighbour stands in no list: not even why not is said (docs/safety, rule 4).
    Unfit.RESTING: gettext_lazy("takes a rest"),
    Unfit.KIND: gettext_lazy("does other things"),
    Unfit.TIMES: gettext_lazy("has no time then"),
    Unfit.TOO_FAR: gettext_lazy("too far for them"),
    Unfit.LANGUAGE: gettext_lazy("speaks other languages"),
    Unfit.SKILL: gettext_lazy("has not said that they can do this"),
    Unfit.ENOUGH: gettext_lazy("has enough this week"),
    Unfit.NEW: gettext_lazy("is new: nobody has vouched for them yet"),
}


@dataclass(frozen=True)
class Fitting:
    volunteer: UUID
    name: str
    why: tuple[str, ...]

    @property
    def in_a_line(self) -> str:
        return f"{self.name}: {', '.join(self.why)}" if self.why else self.name


@dataclass(frozen=True)
class Found:
    """Whom to ask first stands first; `others` are those who do not fit, each with why.

    `asked` are those who were asked already, each with how that stands.
    """

    fitting: list[Fitting]
    others: list[Fitting]
    asked: list[Fitting]


def standing_by(task: Task, now: datetime, *, names_asker: bool) -> Found:
    """Look at all volunteers of the group, and who was asked for it; the asker is named only if `names_asker`."""
    asks = candidates.wanted(task, now=now)
    everybody = candidates.ready(asks, task, now, whoever=True)
    fit = rank(asks, everybody, weights_of(way_of(task.group)))[:MOST]
    unfit = [(ready, why) for ready in everybody if (why := why_not(asks, ready)) in _WHY_NOT][:MOST]
    asked = list(Offer.objects.filter(task=task).order_by("made_at", "pk"))
    people = {each.ready.person for each in fit} | {each.person for each, _why in unfit}
    names = called({*people, task.person_id, *(each.person_id for each in asked)})
    cells = _cells([*(each.ready for each in fit), *(each for each, _why in unfit)])
    asker = names.get(task.person_id, "") if names_asker else ""
    return Found(
        [_fitting(each.ready, names, reasons(each, asks, asker, cells, task)) for each in fit],
        [_fitting(ready, names, (str(_WHY_NOT[why]),)) for ready, why in unfit if why],
        [_was_asked(each, names) for each in asked],
    )


def persons_of(volunteers: Iterable[UUID]) -> list[UUID]:
    return list(persons_by_volunteer(volunteers).values())


def persons_by_volunteer(volunteers: Iterable[UUID]) -> dict[UUID, UUID]:
    return dict(Volunteer.objects.filter(pk__in=set(volunteers)).values_list("pk", "person"))


def _was_asked(offer: Offer, names: Mapping[UUID, str]) -> Fitting:
    said = (str(offer.get_status_display()),)
    return Fitting(offer.volunteer_id, names.get(offer.person_id) or _("A neighbour"), said)


def _cells(found: Iterable[Ready]) -> dict[UUID, int]:
    return dict(Volunteer.objects.filter(pk__in=[each.volunteer for each in found]).values_list("pk", "cell"))


def _fitting(ready: Ready, names: Mapping[UUID, str], why: tuple[str, ...]) -> Fitting:
    return Fitting(ready.volunteer, names.get(ready.person) or _("A neighbour"), why)


def reasons(each: Ranked, asks: Wanted, asker: str, cells: Mapping[UUID, int], task: Task) -> tuple[str, ...]:
    """Say why them; how far they have it only in bands, between cells that anybody may see (docs/safety, rule 3)."""
    said = [str(_IN_WORDS[reason]) for reason in each.reasons if reason in _IN_WORDS]
    if Reason.HELPED_BEFORE in each.reasons:
        said.insert(0, _("helped %(name)s before") % {"name": asker} if asker else _("helped this neighbour before"))
    if asks.at_a_door:
        said.insert(0, band(cells[each.ready.volunteer], task.cell))
    if not each.ready.vouched:
        said.append(_("is new, so a yes of theirs waits for a nod"))
    return tuple(said)


_IN_WORDS: dict[Reason, Promise] = {
    Reason.NOT_ASKED_LATELY: gettext_lazy("not asked lately"),
    Reason.NEVER_ASKED: gettext_lazy("never asked yet"),
    Reason.HAS_TIME: gettext_lazy("said yes to nothing else this week"),
    Reason.LANGUAGE: gettext_lazy("speaks the language"),
    Reason.SKILL: gettext_lazy("can do this"),
    Reason.FROM_HOME: gettext_lazy("does it from home"),
}
