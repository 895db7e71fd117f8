"""Addresses with which a telephone opens what a human sends by hand, the words in it already; pure.

Nothing in a number or in words can add to what the telephone, or the mail program, is told.
"""

import re
from urllib.parse import quote

_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")


def ring(number: str) -> str:
    """Return where to ring (RFC 3966); "" for what is no number."""
    return f"tel:{number}" if _NUMBER.fullmatch(number) else ""


def text(number: str, words: str) -> str:
    """Return where to write a text (RFC 5724); "" for what is no number.

    iOS reads the words only behind "?&", Android behind a question mark, whatever follows.
    """
    return f"sms:{number}?&body={_quoted(words)}" if _NUMBER.fullmatch(number) else ""


def whatsapp(number: str, words: str) -> str:
    """Return where WhatsApp opens (WhatsApp, "How to use click to chat"); "" for somebody who hides their number."""
    return f"https://wa.me/{number[1:]}?text={_quoted(words)}" if _NUMBER.fullmatch(number) else ""


def share(words: str) -> str:
    """Return where WhatsApp opens and asks whom or which list to send the words to (the same source)."""
    return f"https://wa.me/?text={_quoted(words)}"


def mail(address: str, subject: str, words: str) -> str:
    """Return where to write an e-mail (RFC 6068): lines end as mail ends them."""
    lines = "\r\n".join(words.splitlines())
    return f"mailto:{quote(address, safe='@')}?subject={_quoted(subject)}&body={_quoted(lines)}"


def _quoted(words: str) -> str:
    return quote(words, safe="")
