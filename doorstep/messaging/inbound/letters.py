"""What an e-mail tells: what somebody wrote, or what became of a letter of ours; pure.

A letter of ours is known by its Message-ID, which begins with its delivery's own id (channels/email).
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from doorstep.messaging.inbound import enclosed, mail
from doorstep.messaging.inbound.events import Arrived, Complaint, Event, Progress, Stage, Text
from doorstep.messaging.inbound.limits import TooMuchError
from doorstep.messaging.inbound.mail import Letter

# What is kept of a letter that is larger than is fetched.
HEAD = "text/rfc822-headers"
LONGEST_HEAD = 200_000
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n|\r\r")


def events(arrived: Arrived) -> list[Event]:
    """Read a letter; none where no person wrote it, and it reports nothing of ours.

    Of one that is too much to be read, its head is; and so it is of one of which nothing else was brought.
    """
    letter = _read(arrived)
    if letter is None:
        return []
    # The same letter has the same id, however often it is brought, and nobody else's has.
    known = hashlib.sha256(arrived.body).hexdigest()
    if letter.failures or letter.complaint:
        return list(_reported(letter, known))
    return [] if letter.automatic else _written(letter, known)


def _read(arrived: Arrived) -> Letter | None:
    is_head = arrived.headers.get("content-type", "") == HEAD
    try:
        return replace(mail.read(arrived.body), is_cut=True) if is_head else mail.read(arrived.body)
    except TooMuchError:
        return _head(arrived.body)


def _head(raw: bytes) -> Letter | None:
    """Read the head of a letter, up to the line with nothing in it; None where that alone is too much."""
    found = _END_OF_HEAD.search(raw, 0, LONGEST_HEAD)
    try:
        return replace(mail.read(raw[: found.end()]), is_cut=True) if found else None
    except TooMuchError:
        return None


def _reported(letter: Letter, known: str) -> Iterator[Event]:
    tag = next(iter(_ours(letter.about)), "")
    if not tag:
        return
    for at, each in enumerate(letter.failures):
        if each.permanent or each.status.startswith("5"):
            yield Progress(
                event_id=f"{known}:{at}",
                reference="",
                stage=Stage.FAILED,
                tag=tag,
                is_final_for_them=each.permanent,
                code=each.status,
                address=each.address,
            )
    if letter.complaint:
        yield from (Complaint(f"{known}:c{at}", tag, each) for at, each in enumerate(letter.complained))


def _written(letter: Letter, known: str) -> list[Event]:
    sender = next(iter(letter.senders), "")
    body = letter.own or letter.subject
    files, not_kept = enclosed.bounded((each.name, each.content) for each in letter.attachments)
    if not sender or not (body.strip() or files or not_kept or letter.is_cut):
        return []
    text = Text(
        known,
        "email",
        sender,
        to=next(iter(letter.recipients), ""),
        body=body,
        in_reply_to=next(iter(_ours((*letter.in_reply_to, *reversed(letter.references)))), ""),
        files=files,
        not_kept=not_kept,
        is_cut=letter.is_cut,
        subject=letter.subject,
        whole=letter.text,
        recipients=letter.recipients,
    )
    return [text]


def _ours(ids: Iterable[str]) -> Iterator[str]:
    """Pick the ids of deliveries out of Message-IDs."""
    for each in ids:
        try:
            yield str(UUID(each.partition("@")[0]))
        except ValueError:
            continue
