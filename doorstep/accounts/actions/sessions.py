"""Being signed in: begun in one browser, shown again, ended."""

import datetime
from uuid import UUID

from django.db import transaction

from doorstep.accounts import queries
from doorstep.accounts.actions.asking import fresh_token
from doorstep.accounts.models import RecoveryCode, Session
from doorstep.core import hashes
from doorstep.journal.actions import record
from doorstep.people.models import Person

_DAY = datetime.timedelta(days=1)
# A coordinator's session ends in a day; a volunteer's, who sees little, lasts so that nobody types codes every morning.
LIVES = {
    Session.How.CODE: 30 * _DAY,
    Session.How.PASSKEY: _DAY,
    Session.How.AUTHENTICATOR: _DAY,
    Session.How.RECOVERY: _DAY / 24,
    Session.How.GIVEN: _DAY / 24,
    Session.How.RECEIPT: _DAY / 24,
}
SEEN_EVERY = datetime.timedelta(hours=1)


@transaction.atomic
def open_session(person: UUID, how: str, *, now: datetime.datetime, browser: str = "", before: str = "") -> str:
    """Sign somebody in; return the token for their browser. `before` is one it had already, whose session ends.

    A code proves that they read their messages, and no more than that where they hold something stronger.
    """
    Session.objects.filter(hashed=hashes.of_token(before)).delete()
    proves = how in (*Session.STRONG, *Session.MENDING) or not queries.holds_stronger(person)
    token = fresh_token()
    session = Session.objects.create(
        person_id=person,
        hashed=hashes.of_token(token),
        how=how,
        browser=browser,
        opened_at=now,
        seen_at=now,
        proved_at=now if proves else None,
        ends_at=now + LIVES[Session.How(how)],
    )
    record(session, "signed in", by=person, how=how)
    return token


def see(session: Session, *, now: datetime.datetime) -> None:
    """Note that it is in use, once an hour: a write at every page would make readers queue."""
    if now - session.seen_at >= SEEN_EVERY:
        Session.objects.filter(pk=session.pk).update(seen_at=now)


@transaction.atomic
def close_session(token: str) -> None:
    """Sign out in one browser, by the token that it holds."""
    session = Session.objects.filter(hashed=hashes.of_token(token)).first()
    if session:
        record(session, "signed out", by=session.person_id)
        session.delete()


@transaction.atomic
def end_session(session: Session, *, by: UUID | None) -> None:
    """End a session from elsewhere; that browser finds itself signed out at its next page."""
    record(session, "session ended", by=by)
    Session.objects.filter(pk=session.pk).delete()


@transaction.atomic
def end_sessions(person: Person, *, by: UUID | None, save: int | None = None) -> int:
    """End all sessions of somebody, save one; return how many ended."""
    others = Session.objects.filter(person=person)
    ended, _each = (others if save is None else others.exclude(pk=save)).delete()
    record(person, "sessions ended", by=by)
    return ended


def begin_strength(person: Person) -> None:
    """Before the first of their stronger ways counts: what opened until then, here or on paper, opens no longer.

    To be called with the person locked; whoever adds it is signed in anew, by it.
    """
    if not queries.holds_stronger(person.pk):
        RecoveryCode.objects.filter(person=person).delete()
        end_sessions(person, by=person.pk)
