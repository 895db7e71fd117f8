"""What is kept of the fields in a provider's request or answer; pure.

A provider proved who it is, and still repeats what anybody wrote to it: nothing is believed to be short, or a text.
"""

import json
import re
from typing import Any

from doorstep.core.trigrams import without_controls

# In bytes: a text of 1,600 signs and ten pictures is 30 KB where it is written out as a form.
LARGEST = 100_000
# As much of a provider's name for something as Delivery.reference holds.
LONGEST_REFERENCE = 100
LONGEST_TEXT, LONGEST_PARTY, LONGEST_ADDRESS = 5_000, 64, 2_000
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_ADDRESS = re.compile(r"https?://[!-~]+")


def fields(body: bytes) -> list[dict[str, Any]]:
    """Read the objects of a body of JSON, which may be one or a list of them; none where there are none."""
    try:
        said = json.loads(body) if len(body) <= LARGEST else None
    except (ValueError, RecursionError):
        return []
    return [each for each in (said if isinstance(said, list) else [said]) if isinstance(each, dict)]


def plain(said: object) -> str:
    """Return a text or a whole number as text, "" for anything else."""
    return str(said) if isinstance(said, str | int) and not isinstance(said, bool) else ""


def reference(said: object) -> str:
    """Return a provider's name for something as it is kept and compared: visible ASCII, and cut; "" for none."""
    return "".join(sign for sign in plain(said)[: 2 * LONGEST_REFERENCE] if "!" <= sign <= "~")[:LONGEST_REFERENCE]


def text(said: object) -> str:
    """Return what somebody wrote, as it can be shown."""
    return without_controls(plain(said)[:LONGEST_TEXT])


def party(said: object) -> str:
    """Return who wrote or was written to: a number with its plus, or a short name; "" for what is neither."""
    name = plain(said).strip()
    is_known = _E164.fullmatch(name) or (len(name) <= LONGEST_PARTY and name.isprintable())
    return name if is_known else ""


def address(said: object) -> str:
    """Return the address of a page, "" for what is none."""
    found = plain(said)[: LONGEST_ADDRESS + 1]
    return found if len(found) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(found) else ""
