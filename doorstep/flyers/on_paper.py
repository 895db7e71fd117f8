"""A leafleting sheet on A4: streets with boxes to tick, who takes which, and a code by which it is ticked off."""

import io
import json
from collections.abc import Sequence

import segno
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from doorstep.core import doors, paper
from doorstep.flyers.lines import Line
from doorstep.flyers.models import Leafleting


def sheet_pdf(sheet: Leafleting, lines: Sequence[Line], address: str) -> bytes:
    """Set it, with those that are done ticked. Raises PaperError."""
    paint = doors.PAINTS[sheet.group.door_colour]
    data = {
        "lang": (get_language() or "en").split("-")[0],
        "door": paint.paint,
        "edge": paint.edge,
        "name": paper.settable(sheet.name),
        "group": paper.settable(sheet.group.name),
        "words": _words(),
        "qr": _code(address),
        "rows": [
            {"street": each.street.name, "who": paper.settable(each.who), "done": each.street.done_at is not None}
            for each in lines
        ],
    }
    return paper.pdf(paper.source("doorstep.flyers", "typeset/sheet.typ"), {"data": json.dumps(data)})


def _words() -> dict[str, str]:
    return {
        "streets": _("Street"),
        "who": _("Who takes it"),
        "when": _("Done on"),
        "how": _("Tick a street off when every door has one. A sign says “no flyers”? Leave that door out."),
        "phone": _("Tick it off by telephone"),
    }


def _code(address: str) -> str:
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()
