"""What whoever asked is written: never a name, an address or a need, and no link that does anything."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.utils.translation import gettext as _

from doorstep.aid.letters import PRESSES, REMINDER, Short, letter, on_the_clock, when
from doorstep.aid.models import HelpRequest, Task
from doorstep.messaging.actions import Words, send
from doorstep.messaging.queries import where_they_wait
from doorstep.people.speaking import speaking_to

WORTH_SAYING = timedelta(days=7)
Letter = Callable[[HelpRequest, str], Words]


def tell_asker(
    request: HelpRequest, words: Letter, *, by: UUID | None, now: datetime, until: datetime | None = None
) -> None:
    """Write to wherever they gave us, confirmed or not: they wait for it. What is safe is obeyed on the way out."""
    tell_whoever_waits(request.person_id, partial(words, request), by=by, now=now, until=until)


def tell_whoever_waits(
    person: UUID,
    words: Callable[[str], Words],
    *,
    by: UUID | None,
    now: datetime,
    until: datetime | None = None,
) -> None:
    """Write like this to somebody whose request no group has yet."""
    until = until or now + WORTH_SAYING
    points, by_hand = where_they_wait(person)
    for point in points:
        with speaking_to(point.person) as language:
            said = words(language)
            left = by_hand and said.desk is not None
            send(point, said, expires_at=until, by=by, now=now, by_hand=left)


def asked(request: HelpRequest, language: str) -> Words:
    short = _("%(group)s has what you asked for, and looks for somebody. If you asked for nothing, do nothing.")
    return letter(
        "asked",
        language,
        _("%(group)s has what you asked") % _group(request),
        _("%(group)s has what you asked for. Somebody of the group looks after it.") % _group(request),
        _("To see how it stands, use the digits of your receipt on this site, or ring the group."),
        _("If you asked for nothing, do nothing: somebody mistyped an address."),
        short=short % _group(request),
        desk=request.group.uid,
    )


def somebody_comes(request: HelpRequest, language: str) -> Words:
    short = _("A neighbour said yes to what you asked %(group)s for. They say your codeword first.")
    return letter(
        "somebody-comes",
        language,
        _("A neighbour said yes"),
        _("A neighbour of %(group)s does what you asked for.") % _group(request),
        _("Whoever comes says your codeword first. It stood beside your receipt. Sign in to see it again, or ring us."),
        short=short % _group(request),
        priority=PRESSES,
        desk=request.group.uid,
    )


def reminds_asker(task: Task, request: HelpRequest, language: str) -> Words:
    short = _("A neighbour does what you asked %(group)s for: %(when)s. They say your codeword first.")
    said = {**_group(request), "when": when(task)}
    return letter(
        REMINDER,
        language,
        _("A neighbour does what you asked for"),
        _("%(group)s: a neighbour does what you asked for, %(when)s.") % said,
        _("Whoever comes says your codeword first. If it is not needed after all, sign in and say so, or ring us."),
        short=short % {**said, "when": on_the_clock(task)},
        priority=PRESSES,
        desk=request.group.uid,
    )


def did_somebody_come(task: Task, request: HelpRequest, language: str) -> Words:
    short = Short(
        _("Did somebody do what you asked %(group)s for, %(when)s? Answer YES %(code)s or NO %(code)s."),
        _("Did somebody do what you asked %(group)s for, %(when)s? If not, ring us."),
    )
    return letter(
        "did-somebody-come",
        language,
        _("Did somebody come?"),
        _("%(group)s: did a neighbour do what you asked for, %(when)s?") % {**_group(request), "when": when(task)},
        _how_to_answer(task),
        short=short.about({**_group(request), "when": on_the_clock(task), "code": task.code}),
        desk=request.group.uid,
    )


def how_was_it(task: Task, request: HelpRequest, language: str) -> Words:
    short = Short(
        _("A neighbour says that it is done. Was all well? Answer YES %(code)s, or NO %(code)s and we get in touch."),
        _("A neighbour says that it is done. If not all was well, ring us."),
    )
    return letter(
        "how-was-it",
        language,
        _("How did it go?"),
        _("%(group)s: a neighbour says that it is done, what you asked for. Was all well?") % _group(request),
        _how_to_answer(task),
        _("If it was not, a coordinator of the group gets in touch with you."),
        short=short.about({"code": task.code}),
        desk=request.group.uid,
    )


def _how_to_answer(task: Task) -> str:
    return _("Answer YES %(code)s or NO %(code)s, sign in, or ring the group.") % {"code": task.code}


def moved(request: HelpRequest, language: str) -> Words:
    said = _("Your street belongs to %(group)s, so they look after what you asked for. You need do nothing.")
    about_it = said % _group(request)
    subject = _("%(group)s has what you asked") % _group(request)
    return letter("moved", language, subject, about_it, short=about_it, desk=request.group.uid)


def _group(request: HelpRequest) -> dict[str, str]:
    return {"group": request.group.name}
