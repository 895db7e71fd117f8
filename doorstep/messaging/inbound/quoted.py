"""What somebody wrote themselves, without the message they answered and without a signature; pure."""

import re
from collections.abc import Iterator, Sequence

# As many lines as a mail program breaks "On … wrote:" into.
_LINES_OF_AN_OPENING = 3
# As much of a line as is looked at.
_LONGEST = 400

_QUOTED = re.compile(r"\s{0,3}(?:>|&gt;|\|(?=\s))")
_WROTE = "wrote|a écrit|escribió|schrieb|ha scritto|escreveu|napisał|napisała|pisze|a scris|έγραψε|đã viết"
_OPENINGS = (
    rf"(?:on|le|el|am|il|em|w dniu|în|pe|op|den|στις|la|på|vào)\b.*\b(?:{_WROTE})\b.*:",
    r".*\btarihinde\b.*\byazdı:",
    r".*\bпише:|.*\bписал\(а\):|.*\bнаписав:|.*\bнаписал:",
    r"(?:في|بتاريخ)\b.*كتب.*:",
    r"在.*写道[:：]|.*寫道[:：]|.*于.*写道[:：]",
)
_OPENS = re.compile("|".join(_OPENINGS), re.IGNORECASE)
_MAY_OPEN = re.compile(
    r"\s*(?:on|le|el|am|il|em|w dniu|în|pe|op|den|στις|la|på|vào|في|بتاريخ|在)\b|.*(?:tarihinde|пише|писал)",
    re.IGNORECASE,
)
# From here on nothing is theirs.
_ENDS = re.compile(
    r"-- ?|_{10,100}|\*?-{2,20} ?(?:original message|original-nachricht|ursprüngliche nachricht|message d.origine|"
    r"mensaje original|mensagem original|messaggio originale|wiadomość oryginalna|forwarded message|reply above)\b.*|"
    r"#{2,20}.{0,40}reply above.*|begin forwarded message:",
    re.IGNORECASE,
)
_HEADER = re.compile(r"\*?(?:from|von|de|da|od|kimden|от|від|من|发件人|寄件者)\s*[:：]\*?\s*\S", re.IGNORECASE)
_NEXT_HEADER = re.compile(
    r"\*?(?:sent|date|to|subject|gesendet|datum|an|envoyé|à|objet|enviado(?: el)?|para|asunto|assunto|inviato|data|a|"
    r"wysłano|do|temat|gönderilme|дата|кому|تاريخ|إلى|发送时间|收件人)\s*[:：]",
    re.IGNORECASE,
)
# Lines that programs add by themselves.
_ADDED = re.compile(
    r"(?:sent (?:from|via|with|using) |get outlook for |enviado (?:desde|do|de|a partir) |envoyé (?:de|depuis) |"
    r"von mein\w* .*gesendet|gesendet (?:von|mit) |inviato da|wysłan[eo] z |trimis de (?:pe|la) |отправлено (?:с|из) |"
    r"надіслано з |στάλθηκε από |أُ?رسلت? من |.* (?:cihazımdan|iphone.umdan) gönderildi|发自我的|從我的|"
    r"sent on the move|this (?:e-?mail|message) (?:and any|is confidential|may contain))",
    re.IGNORECASE,
)


def without_quotes(text: str) -> str:
    """Leave out lines of a text message that quote; all else people write there themselves, be it "--" or "sent by"."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(">")).strip()


def own(text: str) -> str:
    """Leave out lines that quote, what follows "On … wrote:" and the like, and signatures that programs put there.

    Where an answer stands between quoted lines or under them, it is found.
    """
    return "\n".join(_own(text.splitlines())).strip()


def _own(lines: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = " ".join(lines[at][:_LONGEST].split())
        opening = _lines_of_an_opening(lines, at)
        if _ENDS.fullmatch(line) or _is_header(lines, at) or (opening and not _is_quoted_after(lines, at + opening)):
            return
        if not (opening or _QUOTED.match(line) or _ADDED.match(line)):
            yield lines[at].rstrip()
        at += opening or 1


def _lines_of_an_opening(lines: Sequence[str], at: int) -> int:
    """Count the lines of "On … wrote:" here; 0 where there is none."""
    if not _MAY_OPEN.match(lines[at][:_LONGEST]):
        return 0
    said = ""
    for count, line in enumerate(lines[at : at + _LINES_OF_AN_OPENING], 1):
        said = f"{said} {line.strip()}".strip()
        if said.endswith((":", "：")) and len(said) <= _LONGEST and _OPENS.fullmatch(said):
            return count
    return 0


def _is_quoted_after(lines: Sequence[str], at: int) -> bool:
    """Say whether what was answered is marked line by line; else it goes on to the end."""
    after = next((line for line in lines[at : at + _LINES_OF_AN_OPENING] if line.strip()), "")
    return bool(_QUOTED.match(after))


def _is_header(lines: Sequence[str], at: int) -> bool:
    """Say whether a header of the answered message begins here, as Outlook writes it."""
    if not _HEADER.match(lines[at].strip()[:_LONGEST]):
        return False
    after = [line.strip()[:_LONGEST] for line in lines[at + 1 : at + 1 + _LINES_OF_AN_OPENING]]
    return any(_NEXT_HEADER.match(line) for line in after)
