"""What came with something that somebody wrote, in words: what it is, how large, why some is handed to nobody."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import formats
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from doorstep.messaging.models import Attachment, Reply
from doorstep.people.models import ContactPoint

_KILO, _MEGA = 1_000, 1_000_000
_RUNS = _("It is kept, and cannot be fetched: a file of this kind can run by itself, and harm whoever opens it.")
_WHY_NOT: dict[str, Promise] = {
    Attachment.Kinds.ARCHIVE: _(
        "It is kept, and cannot be fetched: nobody here looks what is in it. Ask for it unpacked."
    ),
    Attachment.Kinds.ACTIVE: format_lazy("{} {}", _RUNS, _("Ask for it as a PDF, or as a photograph.")),
    Attachment.Kinds.UNKNOWN: _("It is kept, and cannot be fetched: we do not know what it is, or what it would do."),
}
# How a browser is told what it plays, by what a name for it ends in.
PLAYED_AS = {
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "amr": "audio/amr",
    "m4a": "audio/mp4",
    "aac": "audio/aac",
    "wav": "audio/wav",
    "flac": "audio/flac",
}


@dataclass(frozen=True)
class Shown:
    """One file: as a voice note it is `played`; `why_not` it is handed to nobody, "" where it can be fetched."""

    row: Attachment
    what: str
    size: str
    played: bool
    why_not: Promise | str


def shown(reply: Reply) -> list[Shown]:
    """List what came along; its kinds and sizes alone, and nothing of what is in it."""
    return [
        Shown(row, str(row.get_kind_display()), in_bytes(row.size), is_voice_note(row, reply), _why_not(row))
        for row in reply.attachments.all()
    ]


def is_voice_note(row: Attachment, reply: Reply) -> bool:
    return reply.means == ContactPoint.Means.WHATSAPP and row.ending in PLAYED_AS


def _why_not(row: Attachment) -> Promise | str:
    return "" if row.ending else _WHY_NOT.get(row.kind, _RUNS)


def in_one_line(reply: Reply) -> str:
    """Say it in one line: "came with: 2 files (a picture, 340 kB; a document, 1.2 MB)"; "" where nothing did."""
    files = shown(reply)
    if not files:
        return ""
    listed = "; ".join(f"{each.what}, {each.size}" for each in files)
    said = ngettext("came with: %(number)s file (%(listed)s)", "came with: %(number)s files (%(listed)s)", len(files))
    return said % {"number": len(files), "listed": listed}


def not_here(reply: Reply) -> Iterator[str]:
    """Say what of it is not kept, and why."""
    if reply.not_kept:
        said = ngettext(
            "One attachment was too large, or one too many, and was not kept.",
            "%(number)s attachments were too large, or too many, and were not kept.",
            reply.not_kept,
        )
        yield said % {"number": reply.not_kept}
    if reply.not_fetched:
        said = ngettext(
            "One attachment could not be fetched from whoever carried it. Ask them to send it again.",
            "%(number)s attachments could not be fetched from whoever carried them. Ask them to send them again.",
            reply.not_fetched,
        )
        yield said % {"number": reply.not_fetched}
    if reply.is_cut:
        yield str(_("There was more of it: it was longer than is read, and the rest is not here."))


def in_bytes(size: int) -> str:
    if size < _MEGA:
        return f"{max(1, round(size / _KILO))} kB"
    return f"{formats.number_format(size / _MEGA, decimal_pos=1)} MB"
