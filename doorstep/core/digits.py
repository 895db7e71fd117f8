"""Numbers as people read them out, type and mistype them: six digits of a code, sixteen of a receipt; pure."""

import secrets
import unicodedata

# A million of them, of which five may be guessed at.
LENGTH = 6
GROUP = 4

# A quasigroup of order 10 that is totally anti-symmetric, and 0 with itself: from H. Michael Damm, "Total
# anti-symmetrische Quasigruppen", Marburg 2004. With it every wrong digit and every swap of two neighbours shows.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def fresh(length: int = LENGTH) -> str:
    return f"{secrets.randbelow(10**length):0{length}}"


def spoken(code: str) -> str:
    """Write it as it is read out: "123 456"."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"


def read(typed: str, length: int = LENGTH) -> str:
    """Read what was typed, blanks, dashes, Arabic digits and all; "" for what cannot be one."""
    digits = "".join(str(unicodedata.digit(sign)) for sign in typed if unicodedata.digit(sign, None) is not None)
    letters = any(sign.isalpha() for sign in typed)
    return digits if len(digits) == length and not letters else ""


# -- With a last digit that shows slips ------------------------------------------------------------------------------


def checked(number: str) -> str:
    """Add the last digit, by which a slip shows."""
    return number + str(_remainder(number))


def has_slip(number: str) -> bool:
    """Say whether a digit is wrong, or two that stand side by side were swapped."""
    return _remainder(number) != 0


def in_fours(number: str) -> str:
    """Write it as it is printed, and read out: "1234 5678 9012 3456"."""
    return " ".join(number[start : start + GROUP] for start in range(0, len(number), GROUP))


def _remainder(number: str) -> int:
    found = 0
    for digit in number:
        found = int(_DAMM[found][int(digit)])
    return found
