"""Which links lead into a private chat, where whoever holds them sees every member's number; none is ever published.

A list can never be whole: the person who looks at a proposed group sees each link's host too.
"""

import html
import re
import unicodedata
from urllib.parse import unquote

# A number in full: seven figures at least, so that nobody in need rings a typing slip.
PHONE = re.compile(r"\+?(?:[ ()./-]*\d){7,15}[ ()./-]*")
# Names of hosts that serve nothing but chats, or the way into them; their subdomains too.
_HOSTS = (
    "whatsapp.com wa.me wa.link t.me telegram.me telegram.dog telegram.org signal.group signal.me signal.link "
    "discord.gg m.me messenger.com ig.me join.slack.com line.me chat.google.com groupme.com join.skype.com matrix.to "
    "threema.group viber.com guilded.gg meet.google.com teams.microsoft.com teams.live.com"
).split()
# Pages of hosts that have others besides.
_PAGES = (
    ("facebook.com", "messages"),
    ("discord.com", "invite|channels"),
    ("discordapp.com", "invite|channels"),
    ("zoom.us", "j/"),
    ("slack.com", "join"),
)
_SCHEMES = "whatsapp tg sgnl viber fb-messenger discord skype".split()
# Sought by their names, in one walk along the text: a link is known wherever it stands, also inside another link. What
# cannot be read, such as http://[broken, is not published either.
_CHAT = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, _HOSTS))})(?![\w-]|\.\w)"
    + "".join(rf"|(?<![\w-]){re.escape(host)}\.?(?::[0-9]*)?/+(?:{path})" for host, path in _PAGES)
    + rf"|(?<![a-z0-9+.-])(?:{'|'.join(_SCHEMES)}):/?/?[^\s<>\"']"
    + r"|https?:/*\["
)
# What a mail program turns into something to press; a saint before a full stop, or a mount, is none.
_SHORTENED = r"(?!(?:st|mt|dr|no|ft)\.[^\s/]*(?:\s|$))"
_PAGE = re.compile(
    rf"://|\bwww\.|@\S|\b{_SHORTENED}[^\W_][\w-]+\.[^\W\d_]{{2,}}|\b[^\W_]\.[^\W\d_]{{2,}}/", re.IGNORECASE
)
_DOTS = re.compile(r" ?(?:[\[({] ?(?:\.|dot) ?[\])}]|\.) ?| dot ")
_BLANKS = re.compile(r"\s+")
# Signs that have no shape of their own, which a browser leaves out.
_SHAPELESS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Letters of other scripts that are drawn like ours; written so, a name is meant to be mistaken for another.
_DRAWN_ALIKE = str.maketrans("аеорсухіѕԁһметтοραιν。．｡", "aeopcyxisdhmettopaiv...")
# How often something may be wrapped up in percent signs and the like, and still be unwrapped.
_MOST_WRAPPINGS = 6


def mentions_a_chat(text: str) -> bool:
    """Say whether an invitation to a private chat stands anywhere in `text`, also with blanks around its dots.

    Hidden in another link, as l.facebook.com/l.php?u=… does, it is one as well; so is what cannot be unwrapped.
    """
    plain = _plainly(text)
    return plain is None or any(_CHAT.search(said) for said in (plain, _DOTS.sub(".", plain)))


def names_a_page(text: str) -> bool:
    """Say whether the address of a page, or an e-mail address, stands in `text`."""
    plain = _plainly(text)
    return plain is None or bool(_PAGE.search(plain))


def _plainly(text: str) -> str | None:
    """Undo what hides a link, until there is nothing left to undo; None where there is no end to it."""
    for _ in range(_MOST_WRAPPINGS):
        before, text = text, _unwrapped(text)
        if text == before:
            return _BLANKS.sub(" ", text)
    return None


def _unwrapped(text: str) -> str:
    """Take off percent signs, HTML's own signs, wide and invisible letters, letters drawn alike."""
    text = _SHAPELESS.sub("", unicodedata.normalize("NFKC", html.unescape(unquote(text)))).replace("\\", "/")
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf").casefold().translate(_DRAWN_ALIKE)
