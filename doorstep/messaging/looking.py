"""Looks at each way out as it is set up: whether it answers, knows us and would take a message; for the operator."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings

from doorstep.messaging import mailbox, tellers
from doorstep.messaging.channels import email, text, voice, whatsapp
from doorstep.messaging.channels.email.smtp import Post
from doorstep.messaging.inbound import smsworks
from doorstep.messaging.inbound import ways as ways_in

_OK = 250


@dataclass(frozen=True)
class Way:
    """A way out, and what is wrong with it in a sentence; "" when nothing is."""

    name: str
    wrong: str


class Carrier(Protocol):
    """An account with somebody who carries messages."""

    def wrong(self) -> str:
        """Return what is wrong with it in a sentence, "" when nothing is."""
        ...


def ways() -> Iterator[Way]:
    """Look at every way that is set up, one after the other; each takes as long as it takes to answer."""
    if settings.SMTP and not settings.MAIL_API:
        yield Way("E-mail", _mail())
    carriers: dict[str, Carrier | None] = {
        "E-mail": email.mailer(),
        "Texts": text.provider(),
        "WhatsApp": whatsapp.number(),
        "Calls": voice.calls(),
    }
    yield from (Way(name, carrier.wrong()) for name, carrier in carriers.items() if carrier)
    if settings.MAILBOX:
        yield Way("The mailbox", _mailbox())
    if settings.SCREEN:
        yield Way("The screen", "")


def doors() -> Iterator[tuple[str, str]]:
    """Say at which address of ours each brings what comes back, for the operator to write down there."""
    if settings.TEXT and settings.TEXT.callback:
        told = settings.TEXT.callback
        is_theirs = settings.TEXT.provider == ways_in.SMSWORKS
        yield "Texts", smsworks.address(told, settings.TEXT.secret) if is_theirs else told
    if at := tellers.address_for_mail():
        yield "E-mail", at
    if settings.WHATSAPP and settings.TOLD_AT:
        yield "WhatsApp", f"{settings.TOLD_AT}{ways_in.WHATSAPP}/"
    if voice.answers():
        yield "Calls", voice.answers()


def _mailbox() -> str:
    try:
        with mailbox.opened(mailbox.Mailbox(**(settings.MAILBOX or {}))):
            return ""
    except mailbox.NoMailboxError as error:
        return f"It cannot be opened. {error}."


def _mail() -> str:
    host = settings.SMTP["host"] if settings.SMTP else ""
    post = Post(**(settings.SMTP or {}))
    try:
        post.open()
        code = post.connection.noop()[0] if post.connection else 0
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        return _said(host, error)
    finally:
        _close(post)
    return "" if code == _OK else f"{host} lets us in, and then answers with {code}."


def _said(host: str, error: Exception) -> str:
    """Say what went wrong; nothing that the server wrote is repeated, for it may repeat who we are."""
    known = {
        smtplib.SMTPAuthenticationError: f"{host} does not know this name, or not with this password.",
        smtplib.SMTPNotSupportedError: f"{host} knows no way of logging in, or of STARTTLS: try another port.",
        ssl.SSLError: f"{host} does not prove who it is, or speaks in the open on this port.",
        socket.gaierror: f"Nobody knows where {host} is.",
        TimeoutError: f"{host} does not answer in time.",
        ConnectionRefusedError: f"Nothing listens at {host} on this port.",
    }
    return next(
        (says for kind, says in known.items() if isinstance(error, kind)), f"{host} breaks off, or says nothing."
    )


def _close(post: Post) -> None:
    try:
        post.close()
    except (OSError, smtplib.SMTPException):
        # It was only to be polite.
        return
