"""The end of a letter: its greeting, and the name below it; pure."""

import re
from collections.abc import Sequence

_NAME = r"[^\W\d_][\w’'.-]{0,30}"
_REGARDS = re.compile(
    r"(?i:(?:(?:with )?(?:the )?(?:all )?(?:many |very |much )?(?:kind(?:est)?|best|warm(?:est)?|good) ?"
    r"(?:regards|wishes|compliments)?|(?:with )?regards|i remain(?:, yours \w+)?|best|all best|yours(?: \w+){0,2}|"
    r"thanks?(?: \w+){0,4}|many thanks|thank you(?: \w+){0,4}|thanks?(?:ing you| & regards)|cheers|"
    r"(?:in )?(?:love|peace|solidarity)(?: (?:and|&|\+) (?:love|rage|peace|solidarity|hugs|thanks))?|love to \w+|"
    r"blessings|god bless(?: you)?|ta(?: very much)?|hth|stay safe(?: \w+)?|all the best|take care|sincerely|bw|x+|"
    r"sl[aá]n(?: \w+){0,2}|signed|in haste|\w{1,12} x{1,3}|compliments|cordially|warmly|respect|toodle-pip|hugs|"
    r"speak soon))[\s,.!:—–-]*"
)
_SIGNED = re.compile(
    rf"[-–—~ ]{{0,5}}((?-i:[A-Z\u00c0-\u017d])[\w’'.-]{{0,30}}(?: {_NAME}){{0,3}})"
    r"[\s,.]{0,5}(?:\([^)]{0,60}\))?[\s,.]{0,5}x{0,3}"
)
_AFTER_REGARDS = 3
# Shorter lines are greetings and names: what the letter is about comes after them.
_LONG = 25


def is_greeting(line: str) -> bool:
    return _REGARDS.fullmatch(line[:100]) is not None


def end_of(own: Sequence[str]) -> int:
    """Say at which line the last greeting stands, after something was said; its length where none does."""
    at = next((at for at in reversed(range(len(own))) if own[at] and is_greeting(own[at])), len(own))
    return at if any(len(line) > _LONG for line in own[:at]) else len(own)


def _last(own: Sequence[str]) -> Sequence[str]:
    """Return who may have signed a letter without a greeting: where its last few lines begin, or its last."""
    blocks = "\n".join(own).strip().split("\n\n")
    last = blocks[-1].split("\n")
    return last[:1] if 1 < len(last) <= _AFTER_REGARDS and len(blocks) > 1 else last[-1:]


def signed(own: Sequence[str]) -> str:
    """Return the name under a letter's last greeting, or alone in its last line; "" where there is none."""
    written = [line for line in own if line]
    at = end_of(written)
    below = written[at + 1 : at + 1 + _AFTER_REGARDS] or _last(own)
    return next((name[1].strip(" .,") for line in below if (name := _SIGNED.fullmatch(line[:100]))), "")
