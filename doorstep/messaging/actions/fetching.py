"""Fetching what people wrote by e-mail: kept here first, and only then marked as read over there."""

from datetime import datetime

from django.conf import settings

from doorstep.messaging import mailbox
from doorstep.messaging.actions.receiving import take_in
from doorstep.messaging.inbound import ways
from doorstep.messaging.inbound.letters import HEAD


def fetch_mail(now: datetime) -> int:
    """Fetch what was not read; return how many letters that were. Raises NoMailboxError."""
    if settings.MAILBOX is None:
        return 0
    fetched = 0
    with mailbox.opened(mailbox.Mailbox(**settings.MAILBOX)) as line:
        for letter in mailbox.unread(line):
            take_in(ways.MAIL, letter.content, HEAD if letter.is_head else "message/rfc822", now=now)
            mailbox.mark_read(line, letter.number)
            fetched += 1
    return fetched
