"""What a group says of itself in sentences, and at the end of a letter, instead of behind labels."""

import re
from collections.abc import Iterator, Sequence

_NAME = r"[^\W\d_][\w’'.-]*"
_NAMES = rf"{_NAME}(?:[ ]{_NAME}){{0,3}}"
_CALLED = re.compile(
    rf"\b(?:(?i:my name is|my name’s|my name's|the person to (?:ring|call|talk to|contact) is|contact’s|contact's|"
    rf"our (?:main )?contact (?:will be|is)|the main contact (?:will be|is)|"
    rf"main contact is|main contact will be|i am called|this is)) ({_NAMES})"
)
_I_AM = re.compile(r"(?i:\b(?:i am|i’m|i'm)) ((?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+){1,2})")
_COVERS = re.compile(
    r"\b(?i:we (?:currently |mainly |mostly |also )?"
    r"(?:cover|serve|look after|help (?:people |neighbours )?(?:in|on|around))|"
    r"(?:the |our )area (?:we cover|it covers|covered)? ?is|our patch is|covering|it covers|which covers|that covers) "
    r"([^.!?\n]{3,300})"
)
_GROUP = re.compile(
    r"\b(?i:our group is(?: called)?|(?:the )?group is (?:actually |now )?called|group called|"
    r"the group(?:’|')s name is|we call ourselves|"
    r"we(?:’|')re called|we are called|on behalf of|name of our group is|we(?:’|')re(?= [A-Z]| the [A-Z])) "
    r"(?i:the )?([^.!?,;\n(]{3,80})"
)
_ENDS_A_NAME = re.compile(r"(?i)(?: - | – |,? and (?:we|i|our)\b|, | which | who | in [A-Z]{1,2}\d).*")
_REGARDS = re.compile(
    r"(?i:(?:(?:with )?(?:many |very |much )?(?:kind(?:est)?|best|warm(?:est)?|kindest) ?(?:regards|wishes)?|regards|"
    r"best|yours(?: \w+)?|thanks?(?: \w+){0,4}|many thanks|thank you(?: \w+){0,4}|cheers|love|in solidarity|solidarity|"
    r"all the best|take care|sincerely))[\s,.!—–-]*"
)
_SIGNED = re.compile(rf"[-–—~ ]*((?-i:[A-Z])[\w’'.-]*(?: {_NAME}){{0,3}})[\s,.]*(?:\([^)]*\))?[\s,.]*(?:xx?x?)?")
_AFTER_REGARDS = 3
# Begins what comes after a name: "Jane Smith and I live", "Jane from Choumert Road".
_NO_NAMES = re.compile(
    r"\b(?:and|from|of|at|on|in|with|who|i|we|the|a|an|our|for|here|writing|but|is|to|or)\b.*", re.IGNORECASE
)
_ENDS_AN_AREA = re.compile(
    r"(?i)(?:,? (?:so|although|though) |"
    r",? (?:and|but) (?:we|i|our|my|the main|the postcode|have)\b|,? (?:with|since|where|which|who)\b|"
    r";| - | – ).*"
)


def is_greeting(line: str) -> bool:
    return _REGARDS.fullmatch(line) is not None


def people(text: str) -> list[str]:
    """Return who says who they are, or who the contact is, in the order in which they stand."""
    found = [*_CALLED.finditer(text), *_I_AM.finditer(text)]
    said = [_NO_NAMES.sub("", each[1]).strip(" .,-–’'") for each in sorted(found, key=lambda each: each.start())]
    return [each for each in said if each and each[0].isupper()]


def groups(text: str) -> list[str]:
    return [_ENDS_A_NAME.sub("", each[1]).strip(" \"“”'‘’") for each in _GROUP.finditer(text)]


def areas(text: str) -> list[str]:
    return [_ENDS_AN_AREA.sub("", each[1]).strip(" ,") for each in _COVERS.finditer(text)]


def signed(lines: Sequence[str]) -> str:
    """Return the name under a letter's last greeting; "" where there is none."""
    return next(iter(_signed(lines)), "")


def _signed(lines: Sequence[str]) -> Iterator[str]:
    written = [line.strip() for line in lines if line.strip()]
    for at in reversed(range(len(written))):
        if not _REGARDS.fullmatch(written[at]):
            continue
        for line in written[at + 1 : at + 1 + _AFTER_REGARDS]:
            if name := _SIGNED.fullmatch(line):
                yield name[1].strip(" .,")
                return
