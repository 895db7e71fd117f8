"""Says what an import found, as lines for a prompt, and each line's verdict as a CSV file."""

import csv
from collections.abc import Iterator
from pathlib import Path

from doorstep.core.trigrams import without_controls
from doorstep.groups.importing import verdicts
from doorstep.groups.importing.verdicts import Verdict, Verdicts

_EXAMPLES = 5
REASONS = {
    verdicts.DOUBLE: "looks like another group",
    verdicts.LARGE_PLACE: "its place is only a city or more, or none",
    verdicts.SHARED_POINT: "its position is shared by lines of several names",
    "time-bank": "a time bank, by its name",
    "food-bank": "a food bank, by its name",
    "council": "a council or public service, by its name",
    "charity": "a charity or helpline, by its name",
    "scouts": "scouts or the like, by their name",
    "club": "a club, a shop or a fan page, by its name",
    "building": "a building or its users, by its name",
    "country": "for a whole country, by its name",
    "person": "one person, by its name",
    "no-name": "no name, but something that was taken out",
}


def lines(found: Verdicts, *, dry_run: bool) -> Iterator[str]:
    """Say the counts, each with a few examples; nothing that a list holds can steer the prompt's window."""
    yield from map(without_controls, _lines(found, dry_run=dry_run))


def _lines(found: Verdicts, *, dry_run: bool) -> Iterator[str]:
    for each in found.lines:
        yield from (f"Line {each.row.line}: {remark}." for remark in each.row.remarks)
    yield from _changes(found)
    yield from _reasons(found)
    yield from _remarks(found)
    forms = found.date_forms()
    if len(forms) > 1:
        yield "Dates in several forms: " + ", ".join(f"{count} {form}" for form, count in forms.most_common())
    if found.gone:
        yield f"{len(found.gone)} that this list gave before and gives no longer: {_some(found.gone)}"
    twice = [each.row.name for each in found.lines if each.outcome == verdicts.TWICE]
    yield from (f"Twice in the list, taken once: {name}" for name in twice)
    yield _sum(found, dry_run=dry_run)


def _changes(found: Verdicts) -> Iterator[str]:
    for each in found.lines:
        for name, (before, after) in each.changed.items():
            yield f"{each.row.name}: {name} from {_short(before)} to {_short(after)}"
        if each.kept:
            yield f"{each.row.name}: {', '.join(each.kept)} stay as somebody nearer said"


def _reasons(found: Verdicts) -> Iterator[str]:
    counted = found.reasons()
    for reason in verdicts.REASONS:
        if counted[reason]:
            some = [_example(each, about) for each, about in found.with_reason(reason)]
            yield f"{counted[reason]} doubtful, {REASONS[reason]}: {_some(some)}"


def _remarks(found: Verdicts) -> Iterator[str]:
    said = [" ".join(each.row.remarks) for each in found.lines]
    chats = sum("private chat" in each for each in said)
    nowhere = sum("says where it is" in each for each in said)
    if chats:
        yield f"{chats} with a way into a private chat, which was not taken"
    if nowhere:
        yield f"{nowhere} without a place, left out"


def _example(verdict: Verdict, about: str) -> str:
    return verdict.row.name if about == verdict.row.name else f"{verdict.row.name} ({about})"


def _some(names: list[str]) -> str:
    more = len(names) - _EXAMPLES
    return "; ".join(names[:_EXAMPLES]) + (f"; and {more} more" if more > 0 else "")


def _short(value: object) -> str:
    said = str(value)
    return f"“{said[:60]}{'…' if len(said) > 60 else ''}”" if said else "nothing"  # noqa: PLR2004 # a line of a prompt


def _sum(found: Verdicts, *, dry_run: bool) -> str:
    counted = found.counted()
    would = "would be " if dry_run else ""
    doubtful = counted[verdicts.DOUBTFUL]
    waiting = counted[verdicts.WAITING]
    return (
        f"{counted[verdicts.ADDED]} {would}added, {counted[verdicts.CHANGED]} {would}changed, "
        f"{counted[verdicts.UNCHANGED]} unchanged, {doubtful} doubtful"
        + (f" and {waiting} more from before" if waiting else "")
        + f", {counted[verdicts.LEFT_OUT]} left out by the desk, {counted[verdicts.TWICE]} twice in the list, "
        f"{counted[verdicts.UNREADABLE]} not readable."
    )


def write(found: Verdicts, file: Path) -> None:
    """Write each line's verdict; a cell that a spreadsheet would run as a formula is written as text."""
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(["line", "name", "verdict", "why", "changes", "kept", "remarks"])
        writer.writerows([_safe(cell) for cell in _cells(each)] for each in found.lines)


def _cells(verdict: Verdict) -> list[str]:
    changes = [f"{name}: {_short(before)} -> {_short(after)}" for name, (before, after) in verdict.changed.items()]
    why = [f"{REASONS[reason]} ({about})" for reason, about in verdict.reasons]
    row = verdict.row
    joined = ("; ".join(each) for each in (why, changes, verdict.kept, row.remarks))
    return [str(row.line), row.name, verdict.outcome, *joined]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
