"""How a patch was drawn, in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import ngettext

from doorstep.places import cells


def patch_words(parts: Mapping[str, Any]) -> str:
    """Say how a patch was drawn: codes as they are, shapes, circles and hexagons by their number."""
    said = [str(code) for name in ("districts", "sectors", "areas") for code in parts.get(name, [])]
    shapes, circles = len(parts.get("shapes", [])), len(parts.get("circles", []))
    tapped = len(cells.uncompact(map(cells.from_any_text, parts.get("cells", []))))
    said += [ngettext("%d outline", "%d outlines", shapes) % shapes] if shapes else []
    said += [ngettext("%d circle", "%d circles", circles) % circles] if circles else []
    said += [ngettext("%d hexagon", "%d hexagons", tapped) % tapped] if tapped else []
    return ", ".join(said)
