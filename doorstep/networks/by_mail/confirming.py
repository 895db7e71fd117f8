"""What a group answers that was asked whether its entry in a list is right; pure.

Only a plain word counts by itself. Whatever else stands there, a question, a doubt, a wish, is for a human to read; so
is what a machine may have written.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

from doorstep.messaging.inbound.replies import Meaning, Reply


class Says(Enum):
    GOING = auto()
    CLOSED = auto()
    WORDS = auto()


@dataclass(frozen=True)
class Said:
    """What it says; `more`: there are words besides, which a human reads as well."""

    what: Says
    more: bool


# By which a group says that it goes on, or is no more, in the languages that are spoken of here.
_GOING = re.compile(
    r"\b(?:still (?:very much )?(?:going|here|active|running|alive|around|up and running|at it|open)"
    r"|(?:going|running) strong|up and running|alive and (?:well|kicking)"
    r"|yd(?:yn|ym|w|y)\b|(?:yn )?dal i (?:fynd|fod)|dal yma|yn dal yn weithredol"
    r"|segu?imos (?:activ[oa]s|aquí|funcionando|en marcha|ayudando|abiertos)|todavía (?:estamos|seguimos)"
    r"|wciąż działamy|nadal działamy|toujours actifs|encore actifs|ما زلنا (?:نعمل|هنا|نشطين)|لا نزال (?:نعمل|هنا))",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:(?:has|have|had|we|it|group|was|is|were) (?:since |now |all |sadly |been )*"
    r"(?:closed|folded|disbanded|dissolved|stopped|ended|shut down|wound (?:up|down)|ceased)"
    r"|(?:closed|folded|disbanded|wound (?:up|down)|shut) (?:down )?(?:in|since|after|during|last|at the end of) "
    r"|no longer (?:going|running|active|exists?|operat\w+|here|around|meet\w*|a group)"
    r"|not (?:going|running|active|operating) (?:any ?more|any longer|now)|(?:doesn|don)['’]?t exist"
    r"|wedi (?:cau|dod i ben|gorffen)"
    r"|(?:hemos )?(?:cerrado|cerramos|ya no (?:existe|existimos|estamos|funciona\w*|seguimos))"
    r"|już nie działa\w*|n['’]existe plus|أغلقنا|لم نعد نعمل)",
    re.IGNORECASE,
)
# What takes something back, or asks for something: not to be counted without being read.
_BUT = re.compile(
    r"[?？؟]|\b(?:but|except|although|though|however|wrong|incorrect|mistake|outdated|out of date|"
    r"remov\w*|delet\w*|unlist\w*|take (?:\w+ ){0,3}(?:off|down)|taken (?:off|down)|off (?:the|your|this) list|"
    r"unsubscribe|gdpr|complain\w*|never|haven['’]?t|hasn['’]?t|didn['’]?t|isn['’]?t|aren['’]?t|"
    r"not|ond|pero|sin embargo|ale|mais|لكن|elimin\w*|borr\w*|quit\w*|dar(?:nos|me)? de baja|tynn\w*|dile\w*|"
    r"usun\w*|usuń\w*|skreśl\w*|wykreśl\w*|supprim\w*|retir\w*|enlev\w*|effac\w*|(?:ا?حذف|إزالة|ازالة|أزيل)\w*)\b",
    re.IGNORECASE,
)
_TURNS = re.compile(r"[?？؟]|\b(?:not closed|haven['’]?t|hasn['’]?t|never|but)\b", re.IGNORECASE)
_MACHINES = re.compile(
    r"\b(?:out of (?:the )?office|auto(?:matic|mated|-)?[ -]?(?:reply|response|replied)|annual leave|on leave|"
    r"(?:i am|i['’]m|we are|we['’]re) (?:currently )?(?:away|on holiday)|(?:shared )?mailbox is (?:not|no longer) "
    r"(?:monitored|in use)|thank you for (?:your (?:e-?mail|message|enquiry)|contacting|getting in touch)|"
    r"respuesta automática|fuera de la oficina|allan o'r swyddfa|abwesenheit\w*)",
    re.IGNORECASE,
)
# What stands under a letter, or beside an answer, and says nothing.
_LITTLE = re.compile(
    r"\b(?:yes|yep|yeah|we|are|is|it|its|it['’]s|that['’]?s|that|all|correct|right|true|fine|good|great|and|the|entry|"
    r"details?|group|indeed|very much|so|hi|hello|dear|there|to|everyone|thanks?|you|many|for|asking|checking|best|"
    r"kind|warm|regards|wishes|cheers|love|here|still|going|active|running|strong|on|us|sí|si|un|saludo|saludos|gracias|"
    r"diolch|yn fawr|cofion|rydym|rydyn ni|yn|oui|tak|نعم)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
# Below an answer: so many lines, of so many words, of which only such short ones begin with a small letter.
_LINES_OF_A_NAME, _WORDS_OF_A_NAME, _SHORT = 4, 6, 3


def read(text: str, reply: Reply) -> Said:
    """Read the answer itself (`mail.Letter.own`), with what was made of it as any answer."""
    if reply.meaning in {Meaning.YES, Meaning.NO}:
        return Said(Says.GOING if reply.meaning is Meaning.YES else Says.CLOSED, more=False)
    if _MACHINES.search(text):
        return Said(Says.WORDS, more=True)
    is_going, is_closed = bool(_GOING.search(text)), bool(_CLOSED.search(text))
    if is_closed and not is_going and reply.likely is not Meaning.YES and not _TURNS.search(text):
        return Said(Says.CLOSED, more=True)
    if (is_going or reply.likely is Meaning.YES) and not is_closed and not _BUT.search(text):
        return Said(Says.GOING, more=_has_more(text))
    return Said(Says.WORDS, more=True)


def _has_more(text: str) -> bool:
    """Say whether it tells something besides: more words than an answer, a greeting and a name have."""
    said = _LITTLE.sub(" ", _GOING.sub(" ", _without_name(text)))
    return bool(_WORD.search(said))


def _without_name(text: str) -> str:
    """Leave out who writes: a few words in lines of their own below the answer, each beginning with a capital."""
    lines = [line for line in text.splitlines() if line.strip()]
    for _ in range(_LINES_OF_A_NAME):
        if len(lines) > 1 and _is_of_a_name(lines[-1]):
            lines.pop()
    return "\n".join(lines)


def _is_of_a_name(line: str) -> bool:
    words = line.replace(",", " ").replace("|", " ").split()
    is_short = len(words) <= _WORDS_OF_A_NAME
    return is_short and all(word[0].isupper() or not word[0].isalpha() or len(word) <= _SHORT for word in words)
