"""A mail server on this machine that takes what it is told to take, and keeps it."""

import email
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Postbox:
    """Answers as it was told (`answers`: to a recipient, in turn; then yes), and keeps what came."""

    def __init__(self, answers: list[str]) -> None:
        self.answers = list(answers)
        self.came: list[EmailMessage] = []
        self.to: list[str] = []

    async def handle_RCPT(  # noqa: N802 # the name that the server calls
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[Any]
    ) -> str:
        if self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        self.to.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 # as above
        content = envelope.content
        read = email.message_from_bytes(content if isinstance(content, bytes) else b"", policy=policy.default)
        self.came.append(read)
        return "250 Taken"


class _OnAnyPort(Controller):
    """Asks the system for a free port, and then says which it was."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[union-attr] # it runs by now
        super()._trigger_server()  # type: ignore[no-untyped-call] # its package has no types


@contextmanager
def post_office(*answers: str) -> Iterator[tuple[Postbox, dict[str, Any]]]:
    """Open a mail server; gives what it keeps, and the setting that leads to it."""
    box = Postbox(list(answers))
    controller = _OnAnyPort(box, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield box, {"host": "127.0.0.1", "port": controller.port, "timeout": 2}
    finally:
        controller.stop()
