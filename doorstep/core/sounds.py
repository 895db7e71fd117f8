"""A sound as an answer, whole or the part that a player asks for."""

import re

from django.http import HttpResponse

KIND = "audio/mpeg"
# Nobody says where a part ends in more digits than that.
_PART = re.compile(r"bytes=([0-9]{1,9})-([0-9]{0,9})")
_PARTLY, _NOT_THERE = 206, 416


def played(sound: bytes, wanted: str, kind: str = KIND) -> HttpResponse:
    """Give all of it, or the part that is asked for (RFC 9110, 14): Safari plays nothing that it cannot have in parts.

    What is asked for in any other way, such as several parts, is given whole.
    """
    said = {"Accept-Ranges": "bytes", "Content-Disposition": "inline"}
    found = _PART.fullmatch(wanted)
    if found is None:
        return HttpResponse(sound, content_type=kind, headers=said)
    begin, end = int(found[1]), min(int(found[2] or len(sound)), len(sound) - 1)
    if begin > end:
        return HttpResponse(status=_NOT_THERE, headers={**said, "Content-Range": f"bytes */{len(sound)}"})
    said["Content-Range"] = f"bytes {begin}-{end}/{len(sound)}"
    return HttpResponse(sound[begin : end + 1], status=_PARTLY, content_type=kind, headers=said)
