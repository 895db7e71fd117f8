"""Signing in and out, and the desk's codes."""

from doorstep.accounts.actions.sessions import close_session, end_session, end_sessions, open_session, see
from doorstep.accounts.actions.staff import (
    CODE_LIVES,
    MOST_GUESSES,
    SESSION_LIVES,
    NoSeatError,
    close_desk,
    end,
    give_code,
    open_desk,
    sweep,
)

__all__ = [
    "CODE_LIVES",
    "MOST_GUESSES",
    "SESSION_LIVES",
    "NoSeatError",
    "close_desk",
    "close_session",
    "end",
    "end_session",
    "end_sessions",
    "give_code",
    "open_desk",
    "open_session",
    "see",
    "sweep",
]
