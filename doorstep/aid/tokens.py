"""What makes two sendings of one form one request, and shows the same receipt after both."""

import re
import secrets

from django.utils.crypto import salted_hmac

from doorstep.core import digits, hashes
from doorstep.people.actions import RECEIPT_LENGTH

_ONE = re.compile(r"[\w-]{43}", re.ASCII)


def fresh() -> str:
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """Write it as the database keeps it; "" for what is none of ours: then every sending is one of its own."""
    return hashes.of_token(token) if _ONE.fullmatch(token) else ""


def receipt(token: str) -> str:
    """Work out the digits of a receipt from the token, which stands in the page of whoever asks, and nowhere else."""
    return receipt_of(token) if _ONE.fullmatch(token) else ""


def receipt_of(sent_as: str) -> str:
    """Work out the digits for what somebody writes down for another, by what makes two sendings of it one."""
    number = int(salted_hmac("doorstep.aid.receipt", sent_as, algorithm="sha256").hexdigest(), 16)
    return digits.checked(f"{number % 10 ** (RECEIPT_LENGTH - 1):0{RECEIPT_LENGTH - 1}}")
