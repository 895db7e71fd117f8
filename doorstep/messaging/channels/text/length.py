"""How many parts a text takes, which is what it costs; pure.

A text of the GSM alphabet has 7 bits a character, and 160 of them go into one part; any other character makes all of it
UCS-2, of which 70 go into one. Several parts each hold a header that joins them, and so 153 or 67 (3GPP TS 23.038,
sections 6.2.1 and 6.2.3; TS 23.040, section 9.2.3.24.1). What takes two places in a part is never divided.
"""

import unicodedata

# The default alphabet, in the order of its table (TS 23.038, section 6.2.1), without the escape at 0x1B.
ALPHABET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Reached by an escape, and so two places each (section 6.2.1.1).
EXTENSION = frozenset("\f^{}\\[~]|€")
GSM_ALONE, GSM_JOINED = 160, 153
UCS2_ALONE, UCS2_JOINED = 70, 67
_PLANE = 0xFFFF

# What word processors and telephones put in the place of plainer signs, and what nobody sees.
_PLAINER = str.maketrans(
    dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\t", " ")
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")
    | {"…": "..."}
)


def is_gsm(text: str) -> bool:
    return all(sign in ALPHABET or sign in EXTENSION for sign in text)


def divided(text: str) -> list[str]:
    """Divide a text as it travels; a text without a character travels in one part."""
    gsm = is_gsm(text)
    alone, joined = (GSM_ALONE, GSM_JOINED) if gsm else (UCS2_ALONE, UCS2_JOINED)
    places = [_places(sign, gsm=gsm) for sign in text]
    return [text] if sum(places) <= alone else _joined(text, places, joined)


def _places(sign: str, *, gsm: bool) -> int:
    return 1 + (sign in EXTENSION if gsm else ord(sign) > _PLANE)


def _joined(text: str, places: list[int], most: int) -> list[str]:
    begins, taken = [0], 0
    for at, each in enumerate(places):
        if taken + each > most:
            begins.append(at)
            taken = 0
        taken += each
    return [text[begin:end] for begin, end in zip(begins, [*begins[1:], len(text)], strict=True)]


def parts(text: str) -> int:
    return len(divided(text))


def spared(text: str) -> str:
    """Write typographic signs plainly where that alone makes the text one of the GSM alphabet, and no longer.

    One curly apostrophe would more than double what it costs. Nothing else is touched: a text in Arabic, or with an é
    that we cannot write in that alphabet either, stays as it is.
    """
    plainer = unicodedata.normalize("NFC", text).translate(_PLAINER)
    return plainer if is_gsm(plainer) and parts(plainer) <= parts(text) else text
