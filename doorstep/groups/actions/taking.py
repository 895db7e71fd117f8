"""Taking in a list that somebody else kept: what is clear is done, what is doubtful waits for a person."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from doorstep.groups import said
from doorstep.groups.about import About
from doorstep.groups.actions.changing import change
from doorstep.groups.actions.listing import propose, put_on_list
from doorstep.groups.importing import verdicts
from doorstep.groups.importing.rows import Row
from doorstep.groups.importing.verdicts import Examiner, Verdict, Verdicts
from doorstep.groups.models import Doubt, Group, SourceEntry
from doorstep.groups.queries import sources
from doorstep.groups.speakers import LIST, Speaker, speaker_of

_TOGETHER = 200


def take_in(rows: Sequence[Row], source: str, *, by: UUID | None, keep: bool = True) -> Verdicts:
    """Add, change or doubt each line of the list called `source`; unless `keep`, only say what would happen.

    What the group itself or the desk said is never changed. Each line is a transaction of its own, so that others can
    write in between; what breaks off half-way is done again and goes on where it was. Done twice, it changes nothing.
    """
    known = {row.about.source_key for row in rows if row.about}
    taking = _Taking(Examiner(rows, sources.everybody()), source, by, keep=keep)
    lines = [each for start in range(0, len(rows), _TOGETHER) for each in taking.take(rows[start : start + _TOGETHER])]
    return Verdicts(lines, gone=sources.gone(source, known))


class _Taking:
    """One run over one list."""

    def __init__(self, examiner: Examiner, source: str, by: UUID | None, *, keep: bool) -> None:
        self._examiner, self._source, self._by, self._keep = examiner, source, by, keep
        self._seen: set[str] = set()

    def take(self, rows: Sequence[Row]) -> Iterator[Verdict]:
        keys = [row.about.source_key for row in rows if row.about]
        known, doubts = sources.groups_of(self._source, keys), sources.doubts_of(self._source, keys)
        for row in rows:
            yield self._one(row, known, doubts)
        if self._keep:
            _note_seen(self._source, known)

    def _one(self, row: Row, known: Mapping[str, Group], doubts: Mapping[str, Doubt]) -> Verdict:
        if not row.about:
            return Verdict(row, verdicts.UNREADABLE)
        key = row.about.source_key
        if key in self._seen:
            return Verdict(row, verdicts.TWICE)
        self._seen.add(key)
        if key in known:
            return self._compare(row, known[key])
        if key in doubts:
            left_out = doubts[key].status == Doubt.Settled.LEFT_OUT
            return Verdict(row, verdicts.LEFT_OUT if left_out else verdicts.WAITING)
        return self._new(row)

    def _compare(self, row: Row, group: Group) -> Verdict:
        speaker = Speaker(LIST, self._source, row.about.source_key if row.about else "")
        changed, kept = differing(row, group, speaker)
        if changed and self._keep:
            values = {name: after for name, (_before, after) in changed.items()}
            change(group, values, by=self._by, speaker=speaker)
        return Verdict(row, verdicts.CHANGED if changed else verdicts.UNCHANGED, changed=changed, kept=kept)

    def _new(self, row: Row) -> Verdict:
        verdict = self._examiner.examine(row)
        group = None
        if self._keep and verdict.outcome == verdicts.ADDED:
            group = add(row, self._source, by=self._by)
        elif self._keep:
            _doubt(verdict, self._source)
        self._examiner.learn(row, group.pk if group else None)
        return verdict


def differing(row: Row, group: Group, speaker: Speaker) -> tuple[dict[str, tuple[Any, Any]], list[str]]:
    """Say what a line may change in a group: what it said itself, and what nobody has said; and what it may not.

    Nothing in a group that another directory looks after, and nothing of a list that may not be passed on in a group
    that is. The line itself, and not its list: two lines that speak of
    one group would change it to and fro for ever.
    """
    if group.from_elsewhere:
        return {}, []
    before = said.in_listing(group)
    values = said.differences(before, said.in_about(row.about, row.cell)) if row.about else {}
    if before["patch"]:
        values.pop("cell", None)
    voices = {each.field: Speaker(each.voice, each.source, each.key) for each in group.provenance.all()}
    # Where nobody is known to have spoken, what stands there came with the group.
    first = speaker_of(group.source, group.source_key)
    own = [name for name in values if voices.get(name, first if before[name] else speaker) == speaker]
    if row.about and _would_leak(row.about, group):
        own = []
    return {name: (before[name], values[name]) for name in own}, sorted(values.keys() - set(own))


def _would_leak(about: About, group: Group) -> bool:
    """Say whether what a list may not pass on would go out with a group of somebody else's."""
    kept = about.sharing == Group.Sharing.KEPT
    return kept and group.sharing == Group.Sharing.OPEN and group.source != about.source


@transaction.atomic
def add(row: Row, source: str, *, by: UUID | None) -> Group:
    """List the group of a line, as its list says it."""
    if row.about is None:
        raise ValueError("This line gives no group.")
    group = propose(row.about, cell=row.cell, by=by)
    put_on_list(group, by=by, speaker=Speaker(LIST, source))
    note_entry(source, row.about.source_key, group)
    return group


def note_entry(source: str, key: str, group: Group) -> None:
    """Remember that this line of the list speaks of this group."""
    SourceEntry.objects.bulk_create(
        [SourceEntry(source=source, key=key, group=group, last_seen=timezone.now())],
        update_conflicts=True,
        unique_fields=["source", "key"],
        update_fields=["group", "last_seen"],
    )


def _doubt(verdict: Verdict, source: str) -> None:
    if verdict.row.about is None:
        return
    like = verdict.resembles
    Doubt.objects.get_or_create(
        source=source,
        key=verdict.row.about.source_key,
        defaults={
            "name": verdict.row.name,
            "line": verdict.row.kept_values(),
            "reasons": [list(reason) for reason in verdict.reasons],
            "resembles_id": like.group if like else None,
            "sharing": verdict.row.about.sharing,
            "made_at": timezone.now(),
        },
    )


def _note_seen(source: str, known: Mapping[str, Group]) -> None:
    """Note that the list still has these; what was listed before entries were kept gets its own now."""
    entries = SourceEntry.objects.filter(source=source, key__in=known)
    there = set(entries.values_list("key", flat=True))
    entries.update(last_seen=timezone.now())
    SourceEntry.objects.bulk_create(
        [
            SourceEntry(source=source, key=key, group=group, last_seen=timezone.now())
            for key, group in known.items()
            if key not in there
        ],
        ignore_conflicts=True,
    )
