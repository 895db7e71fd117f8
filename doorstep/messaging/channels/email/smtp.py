"""Django's way to a mail server, which also says when a letter had gone out before the line broke, and ends in time."""

import smtplib
import socket
from threading import Timer
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

from doorstep.messaging.channels.base import MaybeDeliveredError
from doorstep.messaging.channels.line import cut_off

# Seconds from the first to the last of it, however slowly each line of an answer drips.
AT_MOST = 60.0


class _Telling(smtplib.SMTP):
    """Tells a line that broke after the letter from one that broke before it."""

    _ending: Timer | None = None

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        found: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc] # smtplib's own hook
        self._ending = Timer(AT_MOST, self._end)
        self._ending.daemon = True
        self._ending.start()
        return found

    def _end(self) -> None:
        # Asked for only now: STARTTLS puts another in the place of the first.
        if self.sock:
            cut_off(self.sock)

    def close(self) -> None:
        if self._ending:
            self._ending.cancel()
        super().close()

    def data(self, msg: Any) -> tuple[int, bytes]:
        try:
            return super().data(msg)
        except (OSError, smtplib.SMTPServerDisconnected):
            # From here on the server may have it: RFC 5321 (4.5.3.2.6) knows no way to tell.
            raise MaybeDeliveredError from None


class _TellingOverTLS(_Telling, smtplib.SMTP_SSL):
    pass


class Post(EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _TellingOverTLS if self.use_ssl else _Telling
