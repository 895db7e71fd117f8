"""How far an evening has come: what is settled, what can be done now, and what waits for whom."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.starting.models import Chair, Chapter, Evening, Part

DONE, OPEN, WAITS, LATER = "done", "open", "waits", "later"
PATCH, PEOPLE, WAY, POLICIES, CONTACT, FLYER = (each.value for each in Chapter.Which)
THERE, SENDING = "there", "sending"
# Without these nothing can be listed.
NEEDED = (PATCH, WAY, CONTACT)
TITLES: dict[str, Promise] = {
    THERE: gettext_lazy("Is there one already?"),
    PATCH: gettext_lazy("Name and patch"),
    PEOPLE: gettext_lazy("Who looks after it"),
    WAY: gettext_lazy("How you work"),
    POLICIES: gettext_lazy("What you go by"),
    CONTACT: gettext_lazy("How neighbours reach you"),
    FLYER: gettext_lazy("A flyer through the door"),
    SENDING: gettext_lazy("Send it in"),
}
_OF_GROUP = {
    PATCH: "groups:listing",
    PEOPLE: "groups:people",
    WAY: "requests:way",
    POLICIES: "library_group:index",
    CONTACT: "groups:listing",
    FLYER: "flyers:design",
}
_WITHOUT_SECOND = gettext_lazy(
    "Until there is one, who leads safeguarding and what the group is called is settled a day after you say so, and "
    "what somebody lays out above your limit waits."
)
_WITHOUT_LEAD = gettext_lazy("Until there is one, what worries somebody comes to the coordinators.")
_NO_PAGE_YET = gettext_lazy(
    "Made from what you wrote here as soon as the group is listed: its page must be there for whoever comes by the "
    "flyer."
)


@dataclass(frozen=True)
class Table:
    """Who sits there in which part, and in which parts a chair is offered."""

    sits: Collection[str] = ()
    offered: Collection[str] = ()

    @classmethod
    def of(cls, taken: Iterable[Chair], offered: Iterable[Chair]) -> "Table":
        return cls([chair.part for chair in taken], [chair.part for chair in offered])

    @property
    def has_second(self) -> bool:
        return [*self.sits].count(Part.COORDINATOR) > 1

    @property
    def has_lead(self) -> bool:
        return Part.LEAD in self.sits

    @property
    def is_whole(self) -> bool:
        return self.has_second and self.has_lead


@dataclass(frozen=True)
class Line:
    """One thing of an evening, with where it stands; `words` say more, `waits` what waits for whom."""

    name: str
    state: str
    words: str = ""
    waits: list[str] = field(default_factory=list)

    @property
    def title(self) -> Promise:
        return TITLES[self.name]

    @property
    def address(self) -> str:
        return f"starting:{self.name}"

    @property
    def of_group(self) -> str:
        """Where the same is done once the group is listed."""
        return _OF_GROUP.get(self.name, "")


def course(evening: Evening, written: Mapping[str, Chapter], table: Table) -> list[Line]:
    """List all of it in an order that makes sense; any other works too.

    While a person looks, nothing can be done but asking somebody to the table.
    """
    lines = _lines(evening, written, table)
    can_be_done = evening.status in {Evening.Status.GOING, Evening.Status.LISTED}
    return lines if can_be_done else [_later(line, evening) if line.state == OPEN else line for line in lines]


def _later(line: Line, evening: Evening) -> Line:
    return line if line.name == PEOPLE and evening.takes_people else replace(line, state=LATER)


def _lines(evening: Evening, written: Mapping[str, Chapter], table: Table) -> list[Line]:
    return [
        Line(THERE, DONE),
        Line(PATCH, _settled(written, PATCH), str(written[PATCH].said.get("name", "")) if PATCH in written else ""),
        _people(written, table),
        Line(WAY, _settled(written, WAY)),
        Line(POLICIES, _settled(written, POLICIES)),
        Line(CONTACT, _settled(written, CONTACT)),
        _flyer(evening, written),
        _sending(evening, written),
    ]


def _settled(written: Collection[str], which: str) -> str:
    return DONE if which in written else OPEN


def _people(written: Mapping[str, Chapter], table: Table) -> Line:
    waits = what_waits(table)
    if table.is_whole:
        return Line(PEOPLE, DONE)
    if PEOPLE in written:
        return Line(PEOPLE, DONE, _("You begin without them."), waits)
    return Line(PEOPLE, WAITS if table.offered else OPEN, waits=waits)


def what_waits(table: Table) -> list[str]:
    """Say plainly what waits as long as somebody is missing."""
    found = []
    if not table.has_second:
        asked = _("A second coordinator is asked.") if Part.COORDINATOR in table.offered else ""
        found.append(_join(asked, _WITHOUT_SECOND))
    if not table.has_lead:
        asked = _("A safeguarding lead is asked.") if Part.LEAD in table.offered else ""
        found.append(_join(asked, _WITHOUT_LEAD))
    return found


def _join(*said: str | Promise) -> str:
    return " ".join(str(each) for each in said if each)


def _flyer(evening: Evening, written: Collection[str]) -> Line:
    if evening.status == Evening.Status.LISTED:
        return Line(FLYER, _settled(written, FLYER))
    if evening.status == Evening.Status.NOT_LISTED:
        return Line(FLYER, LATER)
    return Line(FLYER, LATER, str(_NO_PAGE_YET))


def _sending(evening: Evening, written: Collection[str]) -> Line:
    if evening.status == Evening.Status.SENT:
        return Line(SENDING, WAITS, _("A person looks at it. We write to you then."))
    if not evening.is_going:
        return Line(SENDING, DONE, str(evening.get_status_display()))
    missing = [str(TITLES[each]) for each in NEEDED if each not in written]
    if missing:
        return Line(SENDING, LATER, _("Before that: %(missing)s.") % {"missing": "; ".join(missing)})
    return Line(SENDING, OPEN)


def comes_next(lines: Collection[Line]) -> Line | None:
    """Choose what to go on with: the first that can be done now, and what waits for somebody else only then."""
    return next((line for line in lines if line.state == OPEN), None)
