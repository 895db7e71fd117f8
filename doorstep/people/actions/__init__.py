"""What is noted about people, and forgotten: who they are, how they are reached, what they agreed to, receipts."""

from doorstep.people.actions.agreeing import consent, withdraw
from doorstep.people.actions.forgetting import forget_who_has_nothing
from doorstep.people.actions.knowing import (
    add_person,
    choose_language,
    choose_pace,
    describe,
    forget,
    never_came,
    note_access_needs,
)
from doorstep.people.actions.looking import look_at_contact_points
from doorstep.people.actions.reaching import (
    add_contact_point,
    confirm_contact_point,
    hash_of,
    remove_contact_point,
    say_what_is_safe,
    write_here_first,
)
from doorstep.people.actions.receipts import LENGTH as RECEIPT_LENGTH
from doorstep.people.actions.receipts import end_receipt, give_receipt, open_receipt
from doorstep.people.safe import ANYTIME

__all__ = [
    "ANYTIME",
    "RECEIPT_LENGTH",
    "add_contact_point",
    "add_person",
    "choose_language",
    "choose_pace",
    "confirm_contact_point",
    "consent",
    "describe",
    "end_receipt",
    "forget",
    "forget_who_has_nothing",
    "give_receipt",
    "hash_of",
    "look_at_contact_points",
    "never_came",
    "note_access_needs",
    "open_receipt",
    "remove_contact_point",
    "say_what_is_safe",
    "withdraw",
    "write_here_first",
]
