"""What is to become of each line of a list, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from doorstep.core.trigrams import plain
from doorstep.groups.importing import centres, dates, names
from doorstep.groups.importing.doubles import Known, Neighbourhood, plain_ways
from doorstep.groups.importing.rows import Row
from doorstep.places import districts

# What becomes of a line.
ADDED, CHANGED, UNCHANGED = "added", "changed", "unchanged"
DOUBTFUL, WAITING, LEFT_OUT = "doubtful", "doubtful, asked before", "left out by the desk"
TWICE, UNREADABLE = "twice in the list", "not readable"

# Why a line is doubtful, in the order in which a report counts it; a name's reasons are those of names.shows.
DOUBLE, LARGE_PLACE, SHARED_POINT = "double", "large-place", "shared-point"
BY_NAME = (
    *("time-bank", "food-bank", "council", "charity", "scouts", "club", "building"),
    *("country", "person", "no-name"),
)
REASONS = (DOUBLE, LARGE_PLACE, SHARED_POINT, *BY_NAME)
Reason = tuple[str, str]


@dataclass
class Verdict:
    """One line's: `changed` has each field's values before and after, `kept` the fields where somebody nearer spoke."""

    row: Row
    outcome: str
    reasons: list[Reason] = field(default_factory=list)
    changed: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    resembles: Known | None = None


@dataclass
class Verdicts:
    """A whole list's: each line's, what the list had before and has no longer, and how its dates are written."""

    lines: list[Verdict] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def counted(self) -> Counter[str]:
        return Counter(each.outcome for each in self.lines)

    def reasons(self) -> Counter[str]:
        return Counter(reason for each in self.lines for reason, _about in each.reasons)

    def with_reason(self, wanted: str) -> Iterator[tuple[Verdict, str]]:
        for each in self.lines:
            yield from ((each, about) for reason, about in each.reasons if reason == wanted)

    def date_forms(self) -> Counter[str]:
        columns = ("added", "confirmed")
        forms = (dates.form(each.row.values.get(column, "")) for each in self.lines for column in columns)
        return Counter(form for form in forms if form)


class Examiner:
    """Looks for what is doubtful in lines that nobody has seen before; it learns each that is added."""

    def __init__(self, rows: Sequence[Row], known: Iterable[Known]) -> None:
        self._shared = centres.shared(rows)
        said = {word for row in rows for word in plain(row.values.get("place", "")).split()}
        self._places = said | {word for each in districts.all_districts().values() for word in plain(each.name).split()}
        self._neighbourhood = Neighbourhood(known)

    def examine(self, row: Row) -> Verdict:
        if not row.about:
            return Verdict(row, UNREADABLE)
        like = self._neighbourhood.like(row.name, row.where, plain_ways(row.about.contact_ways))
        reasons = [*self._of_place(row), *self._of_name(row)]
        reasons = [(DOUBLE, like.name), *reasons] if like else reasons
        return Verdict(row, DOUBTFUL if reasons else ADDED, reasons, resembles=like)

    def learn(self, row: Row, group: int | None) -> None:
        ways = plain_ways(row.about.contact_ways) if row.about else frozenset[str]()
        self._neighbourhood.add(Known(row.name, row.where, group, ways))

    def _of_place(self, row: Row) -> Iterator[Reason]:
        # A patch says better than any point where a group is.
        if row.about and row.about.patch:
            return
        point = centres.position(row)
        if centres.only_large(row.values.get("place", "")):
            yield LARGE_PLACE, row.values["place"][:120]
        elif point in self._shared:
            yield SHARED_POINT, str(self._shared[point])

    def _of_name(self, row: Row) -> Iterator[Reason]:
        if shown := names.shows(row.name, self._places):
            yield shown, row.name
