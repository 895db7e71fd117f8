"""What happened to a request so far, from the journal, in words and by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.aid.matching.ladder import Rung
from doorstep.aid.models import HelpRequest, Offer, Task
from doorstep.journal.models import JournalEntry
from doorstep.people.queries import called

MOST = 60


@dataclass(frozen=True)
class Happened:
    when: datetime
    words: str


def _label(model: type[Model]) -> str:
    return model._meta.label_lower  # noqa: SLF001 # Django's documented way to a model's label


_REQUEST, _TASK, _OFFER = _label(HelpRequest), _label(Task), _label(Offer)
# `who` did it, `whom` was asked or had said yes, `what` is the kind of help; a verb without words here is not told.
_WORDS: dict[tuple[str, str], Promise] = {
    (_REQUEST, "asked"): gettext_lazy("%(who)s wrote down what is asked for."),
    (_REQUEST, "moved"): gettext_lazy("%(who)s passed it on to this group."),
    (_REQUEST, "handed over"): gettext_lazy("The desk of a network handed it to this group."),
    (_REQUEST, "given to a street team"): gettext_lazy("%(who)s gave it to another street team."),
    (_REQUEST, "given to the whole group"): gettext_lazy("%(who)s gave it to the group as a whole."),
    (_REQUEST, "noted"): gettext_lazy("%(who)s wrote a note."),
    (_REQUEST, "paused"): gettext_lazy("%(who)s paused it."),
    (_REQUEST, "open"): gettext_lazy("%(who)s let it go on."),
    (_REQUEST, "done"): gettext_lazy("All of it is done."),
    (_REQUEST, "withdrawn"): gettext_lazy("It is not needed any more."),
    (_REQUEST, "handed-on"): gettext_lazy("%(who)s handed it on."),
    (_TASK, "planned"): gettext_lazy("%(what)s: planned."),
    (_TASK, "taken in hand"): gettext_lazy("%(what)s: %(who)s looks after it now."),
    (_TASK, "given to"): gettext_lazy("%(what)s: %(who)s gave it to a colleague to look after."),
    (_TASK, "put on the board"): gettext_lazy("%(what)s: %(who)s put it on the board."),
    (_TASK, "asked in waves"): gettext_lazy("%(what)s: %(who)s let the nearest be asked, a few at a time."),
    (_TASK, "takes"): gettext_lazy("%(what)s: %(who)s changed how many it takes, or what they can do."),
    (_TASK, "nod"): gettext_lazy("%(what)s: a coordinator looks at it before it counts."),
    (_TASK, "taken"): gettext_lazy("%(what)s: agreed."),
    (_TASK, "open"): gettext_lazy("%(what)s: somebody else is being found."),
    (_TASK, "done"): gettext_lazy("%(what)s: %(who)s said that it is done."),
    (_TASK, "went well"): gettext_lazy("%(what)s: %(who)s said that all was well."),
    (_TASK, "went badly"): gettext_lazy("%(what)s: %(who)s said that not all was well."),
    (_TASK, "cancelled"): gettext_lazy("%(what)s: %(who)s said that it is not needed."),
    (_TASK, "handed-on"): gettext_lazy("%(what)s: %(who)s handed it on."),
    (_OFFER, "offered"): gettext_lazy("%(what)s: %(who)s asked %(whom)s."),
    (_OFFER, "accepted"): gettext_lazy("%(what)s: %(whom)s said yes."),
    (_OFFER, "declined"): gettext_lazy("%(what)s: %(whom)s can’t make it this time."),
    (_OFFER, "withdrawn"): gettext_lazy("%(what)s: %(whom)s was told that it is not needed of them."),
    (_OFFER, "lapsed"): gettext_lazy("%(what)s: %(whom)s did not answer in time."),
    (_OFFER, "returned"): gettext_lazy("%(what)s: %(whom)s cannot after all."),
}
# What they say themselves, unless a coordinator whom they told noted it.
_ANSWERS = {Offer.Status.ACCEPTED, Offer.Status.DECLINED, Offer.Status.RETURNED}
_CLIMBED: dict[int, Promise] = {
    Rung.KNOWN: gettext_lazy("%(what)s: those were looked for who helped here before."),
    Rung.STREET: gettext_lazy("%(what)s: the street was looked through."),
    Rung.WIDER: gettext_lazy("%(what)s: the streets around were looked through."),
    Rung.BOARD: gettext_lazy("%(what)s: it stands on the board for the whole group."),
    Rung.COORDINATOR: gettext_lazy("%(what)s: nobody yet, so a coordinator was told."),
    Rung.NEIGHBOURS: gettext_lazy(
        "%(what)s: still nobody. Its coordinator was told that a group next door may be asked."
    ),
    Rung.NETWORK: gettext_lazy("%(what)s: still nobody. It stands on the list of the network’s desk."),
    Rung.PARTNER: gettext_lazy("%(what)s: still nobody. Its coordinator was reminded of it."),
}


def history(
    request: HelpRequest,
    kinds: Mapping[UUID, str],
    offers: Iterable[Offer],
    names: Mapping[UUID, str],
    *,
    names_asker: bool,
) -> list[Happened]:
    """Tell the latest of it, the newest first; `kinds` by the ids of tasks, the asker by name only if `names_asker`.

    `names` are of those who are known by name already: whom it was offered to, and who looks after it.
    """
    asked = {str(each.pk): each for each in offers}
    found = _entries(request, kinds, asked)
    hidden = set() if names_asker else {request.person_id}
    more = {entry.by for entry in found if entry.by} - names.keys() - hidden
    known = {**names, **(called(more) if more else {})}
    told = _Told(kinds, asked, {who: name for who, name in known.items() if who not in hidden}, request.person_id)
    return [Happened(entry.happened_at, words) for entry in found if (words := told.words(entry))]


def went_from(group: int, request: UUID) -> bool:
    """Say whether a group had this request before another has it."""
    moved = JournalEntry.objects.filter(thing=_REQUEST, thing_id=str(request), verb="moved")
    return moved.filter(facts__before=group).exists()


def _entries(request: HelpRequest, tasks: Iterable[UUID], offers: Iterable[str]) -> list[JournalEntry]:
    about = (
        Q(thing=_REQUEST, thing_id=str(request.pk))
        | Q(thing=_TASK, thing_id__in=[*map(str, tasks)])
        | Q(thing=_OFFER, thing_id__in=list(offers))
    )
    return list(JournalEntry.objects.filter(about).order_by("-id")[:MOST])


@dataclass(frozen=True)
class _Told:
    kinds: Mapping[UUID, str]
    offers: Mapping[str, Offer]
    names: Mapping[UUID, str]
    asker: UUID

    def words(self, entry: JournalEntry) -> str:
        words = _CLIMBED.get(entry.facts.get("rung", 0)) if entry.verb == "climbed" else None
        words = words or _WORDS.get((entry.thing, entry.verb))
        return " ".join(str(each) % self._said(entry) for each in (words, self._noted(entry)) if each)

    def _noted(self, entry: JournalEntry) -> str:
        """Say who noted it, where that is somebody else than whose answer it is."""
        offer = self.offers.get(entry.thing_id) if entry.verb in _ANSWERS else None
        return _("%(who)s noted it.") if offer and entry.by and entry.by != offer.person_id else ""

    def _said(self, entry: JournalEntry) -> dict[str, str]:
        offer = self.offers.get(entry.thing_id)
        task = offer.task_id if offer else UUID(entry.thing_id)
        what = self.kinds.get(task, _("Something")) if task else _("Something")
        return {"who": self._who(entry.by), "whom": self._who(offer.person_id) if offer else "", "what": what}

    def _who(self, person: UUID | None) -> str:
        if person is None:
            return _("this site")
        if person == self.asker:
            return self.names.get(person) or _("the neighbour")
        return self.names.get(person) or _("somebody")
