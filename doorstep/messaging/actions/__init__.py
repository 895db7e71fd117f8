"""Writing messages, sending them, forgetting them; reading what comes back."""

from doorstep.messaging.actions.by_hand import let_go_by_hand, not_needed_by_hand, said_by_hand, take_by_hand
from doorstep.messaging.actions.delivering import deliver_due
from doorstep.messaging.actions.fetching import fetch_mail
from doorstep.messaging.actions.forgetting import forget_heard, forget_secrets
from doorstep.messaging.actions.gathering import gather_due
from doorstep.messaging.actions.looking_at import answer_back, settle
from doorstep.messaging.actions.noting import note_written
from doorstep.messaging.actions.reading import read_due
from doorstep.messaging.actions.receiving import take_in
from doorstep.messaging.actions.sending import Words, end_news, send, take_back, withdraw
from doorstep.messaging.actions.settling import TooLateError, give_up, give_up_what_is_too_late, send_again
from doorstep.messaging.actions.silencing import begin_again
from doorstep.messaging.actions.taking_back import forget_talk
from doorstep.messaging.actions.telling import tell, tell_each

__all__ = [
    "TooLateError",
    "Words",
    "answer_back",
    "begin_again",
    "deliver_due",
    "end_news",
    "fetch_mail",
    "forget_heard",
    "forget_secrets",
    "forget_talk",
    "gather_due",
    "give_up",
    "give_up_what_is_too_late",
    "let_go_by_hand",
    "not_needed_by_hand",
    "note_written",
    "read_due",
    "said_by_hand",
    "send",
    "send_again",
    "settle",
    "take_back",
    "take_by_hand",
    "take_in",
    "tell",
    "tell_each",
    "withdraw",
]
