"""Signing in by each of its ways, being signed in, and who may open the desk."""

from doorstep.accounts.actions.answering import Proof, answer, choose, waiting_to_choose
from doorstep.accounts.actions.asking import ask, fresh_token
from doorstep.accounts.actions.authenticators import begin_authenticator, confirm_authenticator, use_authenticator
from doorstep.accounts.actions.consenting import withdraw_consent
from doorstep.accounts.actions.forgetting import sweep, sweep_codes
from doorstep.accounts.actions.given import open_with, print_codes
from doorstep.accounts.actions.joining import join
from doorstep.accounts.actions.leaving import erase_oneself
from doorstep.accounts.actions.making import make_codes
from doorstep.accounts.actions.passkeys import NotAPasskeyError, Site, add_passkey, ask_for_one, offer, use_passkey
from doorstep.accounts.actions.points import TooManyPointsError, add_point, choose_writing, make_safe, remove_point
from doorstep.accounts.actions.removing import LastWayError, remove_way
from doorstep.accounts.actions.sessions import LIVES, close_session, end_session, end_sessions, open_session, see
from doorstep.accounts.actions.staff import NoSeatError, end, give_code, mend, sit

__all__ = [
    "LIVES",
    "LastWayError",
    "NoSeatError",
    "NotAPasskeyError",
    "Proof",
    "Site",
    "TooManyPointsError",
    "add_passkey",
    "add_point",
    "answer",
    "ask",
    "ask_for_one",
    "begin_authenticator",
    "choose",
    "choose_writing",
    "close_session",
    "confirm_authenticator",
    "end",
    "end_session",
    "end_sessions",
    "erase_oneself",
    "fresh_token",
    "give_code",
    "join",
    "make_codes",
    "make_safe",
    "mend",
    "offer",
    "open_session",
    "open_with",
    "print_codes",
    "remove_point",
    "remove_way",
    "see",
    "sit",
    "sweep",
    "sweep_codes",
    "use_authenticator",
    "use_passkey",
    "waiting_to_choose",
    "withdraw_consent",
]
