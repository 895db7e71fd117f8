"""Six digits as people read, type and mistype them; pure. A million of them, of which five may be guessed at."""

import secrets
import unicodedata

LENGTH = 6


def fresh() -> str:
    return f"{secrets.randbelow(10**LENGTH):0{LENGTH}}"


def spoken(code: str) -> str:
    """Write it as it is read out: "123 456"."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"


def read(typed: str) -> str:
    """Read what was typed, blanks, dashes, Arabic digits and all; "" for what cannot be one."""
    digits = "".join(str(unicodedata.digit(sign)) for sign in typed if unicodedata.digit(sign, None) is not None)
    letters = any(sign.isalpha() for sign in typed)
    return digits if len(digits) == LENGTH and not letters else ""
