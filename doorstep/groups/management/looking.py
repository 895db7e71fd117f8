"""A proposed group written out for the person who looks at it before it is listed."""

from doorstep.core import languages
from doorstep.groups.models import Group
from doorstep.groups.queries import directory, overlaps


def as_text(group: Group) -> str:
    parts = [patch.parts for patch in group.patches.all()]
    lines = [
        f"{group.name}  ({group.slug})",
        f"  {group.summary}",
        f"  where: {group.place} [{', '.join(group.district_codes)}] {_said(parts)}",
        f"  helps with: {languages.listed(group.kinds.all())}",
        f"  speaks: {languages.listed(languages.name(language.code) for language in group.languages.all())}",
        f"  reach it: {', '.join(str(way) for way in group.contact_ways.all())}",
        f"  {group.description}",
        *(f"  shares ground with: {other.name} ({other.slug})" for other in overlaps.of_group(group)),
        *(f"  LOOKS LIKE: {other.name} ({other.slug})" for other in directory.by_name(group.name, limit=3)),
    ]
    return "\n".join(_safe(line) for line in lines if line.strip())


def _safe(line: str) -> str:
    """Show what a stranger wrote as one line that cannot move the reader's cursor or look like another entry."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in line)


def _said(parts: list[dict[str, list[object]]]) -> str:
    """Say how the patch was drawn: codes as they are, shapes and circles by their number."""
    plain = [str(code) for said in parts for name in ("districts", "sectors", "areas") for code in said.get(name, [])]
    drawn = [f"{len(said[name])} {name}" for said in parts for name in ("shapes", "circles", "cells") if said.get(name)]
    return f"drawn as {', '.join(plain + drawn)}" if parts else "no patch drawn"
