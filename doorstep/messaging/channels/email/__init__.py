"""E-mail over SMTP or by a provider's own interface, as plain text, without anything in it that tells on its reader."""

import smtplib
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.module_loading import import_string

from doorstep.messaging.channels.base import CannotAskError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.email.smtp import Post
from doorstep.messaging.channels.line import Line
from doorstep.people.models import ContactPoint

# Of the answers above this, those to a recipient or a message are final (RFC 5321, 4.2.1).
FINAL = 500
# By its name, so that it is loaded only where it is used, as Django's own ways of sending mail are.
_MAILER = "doorstep.messaging.channels.email.api.Mailer"


class Mailer(Protocol):
    """Whoever sends our mail by an interface of their own."""

    def send(self, outgoing: Outgoing) -> str:
        """As Channel.send says it."""
        ...

    def wrong(self) -> str:
        """Return what is wrong with the account in a sentence, "" when nothing is."""
        ...


def mailer() -> Mailer | None:
    """Find who that is as this installation is set up."""
    said = settings.MAIL_API
    if said is None:
        return None
    line = Line(said.host, said.port, secure=said.secure)
    made: Mailer = import_string(_MAILER)(said.provider, line, said.name, said.secret, settings.MAIL_FROM)
    return made


class EmailChannel:
    def carries(self) -> frozenset[str]:
        return frozenset({ContactPoint.Means.EMAIL.value} if settings.SMTP or settings.MAIL_API else ())

    def provider(self) -> str:
        if settings.MAIL_API:
            return f"{settings.MAIL_API.provider} {settings.MAIL_API.name}".strip()
        return f"smtp {settings.SMTP['host']}" if settings.SMTP else ""

    def send(self, outgoing: Outgoing) -> str:
        """Hand it over; a mail server gives no reference that could be asked for later, a provider does."""
        carrier = mailer()
        return carrier.send(outgoing) if carrier else _post(outgoing)

    def sent(self, _outgoing: Outgoing) -> str | None:
        """Nobody can be asked: SMTP knows no such question."""
        raise CannotAskError(permanent=True)


def _post(outgoing: Outgoing) -> str:
    try:
        with Post(**(settings.SMTP or {})) as connection:
            _written(outgoing, connection).send()
    except smtplib.SMTPRecipientsRefused as error:
        is_final = all(code >= FINAL for code, _ in error.recipients.values())
        raise NotDeliveredError(permanent=is_final, alone=True) from None
    except smtplib.SMTPDataError as error:
        raise NotDeliveredError(permanent=error.smtp_code >= FINAL, alone=True) from None
    except (OSError, smtplib.SMTPException):
        # Everything else is about the connection, and can be put right here: no line, no key, a wrong password.
        raise NotDeliveredError(permanent=False) from None
    except ValueError:
        raise NotDeliveredError(permanent=True) from None
    return ""


def _written(outgoing: Outgoing, connection: BaseEmailBackend) -> EmailMessage:
    at = settings.MAIL_FROM.rpartition("@")[2].rstrip(">")
    letter = EmailMessage(
        # A line break in a subject would begin a header of its own.
        subject=" ".join(outgoing.subject.split()),
        body=outgoing.body,
        from_email=settings.MAIL_FROM,
        to=[outgoing.to],
        connection=connection,
        # The same at each attempt, so that many programs show one.
        headers={"Message-ID": f"<{outgoing.reference}@{at}>", **outgoing.headers()},
    )
    for file in outgoing.files:
        letter.attach(file.name, file.content, file.kind)
    return letter
