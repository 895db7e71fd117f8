"""The mailbox to which people write: fetched over IMAP, each letter once it is safely here marked as read."""

import imaplib
import logging
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from doorstep.messaging.inbound.limits import Limits

PATIENCE = 20.0  # seconds without a byte
AT_ONCE = 50
_SIZE = re.compile(rb"RFC822\.SIZE (\d{1,12})")
log = logging.getLogger(__name__)


class NoMailboxError(Exception):
    """It cannot be reached, does not let us in, or does not answer as a mailbox does; `why` is for the operator."""

    FOR_THE_LOG = True


@dataclass(frozen=True)
class Mailbox:
    """As DOORSTEP_IMAP_URL says it; in the open only on this machine: config/env.py sees to that."""

    host: str
    port: int
    secure: bool
    name: str
    secret: str = field(repr=False)
    folder: str = "INBOX"


@contextmanager
def opened(box: Mailbox) -> Iterator[imaplib.IMAP4]:
    """Open its folder; whatever goes wrong with it within the block is a NoMailboxError."""
    line: imaplib.IMAP4 | None = None
    try:
        line = _connected(box)
        _said(line.login(box.name, box.secret))
        _said(line.select(f'"{box.folder}"'))
        yield line
    except (OSError, imaplib.IMAP4.error, ValueError) as error:
        # What the server wrote is not repeated: it may repeat who we are.
        raise NoMailboxError(f"{box.host}: {type(error).__name__}") from None
    finally:
        if line is not None:
            _close(line)


def _close(line: imaplib.IMAP4) -> None:
    try:
        line.logout()
    except (OSError, imaplib.IMAP4.error):
        # It was only to be polite.
        with suppress(OSError):
            line.shutdown()


def _connected(box: Mailbox) -> imaplib.IMAP4:
    if box.secure:
        return imaplib.IMAP4_SSL(box.host, box.port, ssl_context=ssl.create_default_context(), timeout=PATIENCE)
    return imaplib.IMAP4(box.host, box.port, timeout=PATIENCE)


@dataclass(frozen=True)
class Found:
    """A letter by its number in the folder; of one that is larger than is read, `is_head` alone, and the rest stays."""

    number: str
    content: bytes = field(repr=False)
    is_head: bool = False


def unread(line: imaplib.IMAP4) -> Iterator[Found]:
    """Yield letters that were not read."""
    numbers = (_said(line.uid("SEARCH", "UNSEEN"))[0] or b"").decode("ascii", "replace")
    for number in numbers.split()[:AT_ONCE]:
        is_head = _size(line, number) > Limits().size
        if is_head:
            log.warning("a letter is larger than is read; all but its head stays in the mailbox, marked as read")
        said = _said(line.uid("FETCH", number, "(BODY.PEEK[HEADER])" if is_head else "(BODY.PEEK[])"))
        letter = next((each[1] for each in said if isinstance(each, tuple)), b"")
        if letter:
            yield Found(number, letter, is_head)


def mark_read(line: imaplib.IMAP4, number: str) -> None:
    _said(line.uid("STORE", number, "+FLAGS", r"(\Seen)"))


def _size(line: imaplib.IMAP4, number: str) -> int:
    said = b" ".join(each for each in _said(line.uid("FETCH", number, "(RFC822.SIZE)")) if isinstance(each, bytes))
    found = _SIZE.search(said)
    return int(found[1]) if found else 0


def _said(answer: tuple[str, list[Any]]) -> list[Any]:
    """Return what was answered, if that was a yes."""
    word, said = answer
    if word != "OK":
        raise imaplib.IMAP4.error("it said no")
    return said
