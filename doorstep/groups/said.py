"""What is said about a group as plain values, field by field, so that two sayings can be compared and kept."""

from collections.abc import Mapping
from typing import Any

from doorstep.groups.about import About
from doorstep.groups.models import Group
from doorstep.places import cells

# Fields of the group's own row.
TEXTS = ("name", "summary", "description", "place", "door")
DATES = ("confirmed_on", "known_since")
PLAIN = TEXTS + DATES
# Rows beside it.
LISTS = ("kinds", "languages", "contact_ways")
Said = Mapping[str, Any]


def in_about(about: About, cell: int | None) -> Said:
    """Give all that `about` says; `cell` says where a group without a patch is."""
    said: dict[str, Any] = {name: _plain(getattr(about, name)) for name in PLAIN}
    said["kinds"] = [list(pair) for pair in dict.fromkeys(about.kinds)]
    said["languages"] = sorted(set(about.languages))
    said["contact_ways"] = [list(pair) for pair in dict.fromkeys(about.contact_ways)]
    said["patch"] = about.patch.parts.as_json() if about.patch else {}
    said["cell"] = cells.as_text(cell) if cell is not None and not about.patch else ""
    return said


def in_listing(group: Group) -> Said:
    """Give all that stands in the directory; six queries, none where the group was fetched with them."""
    said: dict[str, Any] = {name: _plain(getattr(group, name)) for name in PLAIN}
    said["kinds"] = [[each.kind, each.wording] for each in group.kinds.all()]
    said["languages"] = [each.code for each in group.languages.all()]
    said["contact_ways"] = [[each.means, each.value] for each in group.contact_ways.all()]
    own = [patch for patch in group.patches.all() if patch.team_id is None]
    said["patch"] = own[0].parts if own else {}
    said["cell"] = "" if own else cells.as_text(group.cell)
    return said


def differences(before: Said, after: Said) -> dict[str, Any]:
    """Give of `after` what is said at all, and is not what `before` says."""
    return {name: value for name, value in after.items() if value and value != before[name]}


def _plain(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else value.isoformat()
