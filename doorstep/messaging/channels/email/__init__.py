"""E-mail over SMTP, as plain text, without anything in it that tells on its reader."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from doorstep.messaging.channels.base import NotDeliveredError, Outgoing
from doorstep.people.models import ContactPoint

# Of the answers above this, those to a recipient or a message are final (RFC 5321, 4.2.1).
FINAL = 500
SMTP = "django.core.mail.backends.smtp.EmailBackend"


class EmailChannel:
    def carries(self) -> frozenset[str]:
        return frozenset({ContactPoint.Means.EMAIL.value} if settings.SMTP else ())

    def send(self, outgoing: Outgoing) -> None:
        try:
            with get_connection(SMTP, **(settings.SMTP or {})) as connection:
                _written(outgoing, connection).send()
        except smtplib.SMTPRecipientsRefused as error:
            raise NotDeliveredError(permanent=all(code >= FINAL for code, _ in error.recipients.values())) from None
        except smtplib.SMTPDataError as error:
            raise NotDeliveredError(permanent=error.smtp_code >= FINAL) from None
        except (OSError, smtplib.SMTPException):
            # Everything else is about the connection, and can be put right here: no line, no key, a wrong password.
            raise NotDeliveredError(permanent=False) from None
        except ValueError:
            raise NotDeliveredError(permanent=True) from None


def _written(outgoing: Outgoing, connection: BaseEmailBackend) -> EmailMessage:
    at = settings.MAIL_FROM.rpartition("@")[2].rstrip(">")
    return EmailMessage(
        # A line break in a subject would begin a header of its own.
        subject=" ".join(outgoing.subject.split()),
        body=outgoing.body,
        from_email=settings.MAIL_FROM,
        to=[outgoing.to],
        connection=connection,
        # The same at each attempt, so that many programs show one; and no machine answers to a machine (RFC 3834).
        headers={"Message-ID": f"<{outgoing.reference}@{at}>", "Auto-Submitted": "auto-generated"},
    )
