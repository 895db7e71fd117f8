"""Mail by a provider's own interface, through django-anymail (https://anymail.dev/en/stable/), as plain text.

Loaded only where one is set up: the libraries under it take half a second and twenty megabytes.
Only providers stand here that can be told, for each letter, to count neither its opening nor its links.
"""

import re
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any

from anymail.backends import mailgun, mailjet, postmark
from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused
from anymail.message import AnymailMessage
from django.core.mail.backends.base import BaseEmailBackend

from doorstep.messaging.channels.answers import Answer, refusal
from doorstep.messaging.channels.base import MaybeDeliveredError, NotDeliveredError, Outgoing
from doorstep.messaging.channels.email.requesting import OverOurLine
from doorstep.messaging.channels.line import Line, NoAnswerError, Request, ask

LONGEST_REFERENCE = 100
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
# What anymail says of an answer that is no yes, and what it stumbles over in one that it does not expect.
_UNREADABLE = (AnymailAPIError, AttributeError, IndexError, KeyError, TypeError)
_UNKNOWN, _REFUSED = {401, 403, 404}, {400, 422}
# What each makes of the account, and of where it is.
_BACKENDS: dict[str, Any] = {
    "postmark": lambda _name, secret, base: postmark.EmailBackend(server_token=secret, api_url=base),
    "mailgun": lambda name, secret, base: mailgun.EmailBackend(
        api_key=secret, sender_domain=name, api_url=f"{base}/v3"
    ),
    "mailjet": lambda name, secret, base: mailjet.EmailBackend(api_key=name, secret_key=secret, api_url=f"{base}/v3.1"),
}


@dataclass(frozen=True)
class Mailer:
    """An account with a provider of mail; `sender` is whom it comes from."""

    provider: str
    line: Line
    name: str
    secret: str = field(repr=False)
    sender: str

    def send(self, outgoing: Outgoing) -> str:
        """Hand it over, as Channel.send does; return the provider's reference."""
        if not _ADDRESS.fullmatch(outgoing.to):
            raise NotDeliveredError(permanent=True)
        way = OverOurLine()
        letter = self._written(outgoing, way)
        try:
            letter.send()
        except AnymailRecipientsRefused:
            raise NotDeliveredError(permanent=True) from None
        except _UNREADABLE:
            raise _refusal(way.answer) from None
        except ValueError:
            # No address that could be written down.
            raise NotDeliveredError(permanent=True) from None
        if "failed" in letter.anymail_status.status:
            raise NotDeliveredError(permanent=False, alone=True)
        reference = str(letter.anymail_status.message_id or "")
        return reference if len(reference) <= LONGEST_REFERENCE else ""

    def _written(self, outgoing: Outgoing, way: OverOurLine) -> AnymailMessage:
        letter = AnymailMessage(
            # A line break in a subject would begin a header of its own.
            subject=" ".join(outgoing.subject.split()),
            body=outgoing.body,
            from_email=self.sender,
            to=[outgoing.to],
            connection=self._backend(way),
            headers={**outgoing.headers(), **self._same_each_time(outgoing.reference)},
            metadata={"reference": outgoing.reference},
            track_opens=False,
            track_clicks=False,
        )
        for file in outgoing.files:
            letter.attach(file.name, file.content, file.kind)
        return letter

    def _same_each_time(self, reference: str) -> dict[str, str]:
        """Name it the same at each attempt, so that many programs show one, where the provider leaves the name."""
        name = {"Message-ID": f"<{reference}@{self.sender.rpartition('@')[2].rstrip('>')}>"}
        kept = {"mailgun": name, "postmark": {**name, "X-PM-KeepID": "true"}}
        return kept.get(self.provider, {}) if reference else {}

    def _backend(self, way: OverOurLine) -> BaseEmailBackend:
        host = f"[{self.line.host}]" if ":" in self.line.host else self.line.host
        base = f"{'https' if self.line.secure else 'http'}://{host}:{self.line.port}"
        backend = _BACKENDS[self.provider](self.name, self.secret, base)
        # One that has a session opens no other.
        backend.session = way.session()
        made: BaseEmailBackend = backend
        return made

    def wrong(self) -> str:
        """Ask for a letter without anything in it, and see what is refused: that, or we."""
        host = self.line.host
        try:
            answer = ask(self.line, self._nothing())
        except NoAnswerError as error:
            return f"{host} gives no answer: {error}."
        if answer.status in _UNKNOWN:
            return f"{host} does not know this account, or not with this key ({answer.status})."
        return "" if answer.status in _REFUSED else f"{host} answers with {answer.status} and no account."

    def _nothing(self) -> Request:
        targets = {"postmark": "/email", "mailgun": f"/v3/{self.name}/messages", "mailjet": "/v3.1/send"}
        pair = f"{'api' if self.provider == 'mailgun' else self.name}:{self.secret}"
        basic = {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}
        key = {"X-Postmark-Server-Token": self.secret} if self.provider == "postmark" else basic
        headers = {"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "Doorstep"}
        return Request("POST", targets[self.provider], headers | key, b"{}")


def _refusal(answer: Answer | None) -> NotDeliveredError | MaybeDeliveredError:
    """Say what an answer means that anymail took for no yes; none of them is final that it does not call so."""
    if answer is None or answer.status in _REFUSED:
        return NotDeliveredError(permanent=False, alone=True)
    # Our account, our rate, or a passing state.
    return refusal(answer, final=False)
