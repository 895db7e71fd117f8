"""Which links lead into a private chat, where whoever holds them sees every member's number; none is ever published.

A list can never be whole: the person who looks at a proposed group sees each link's host too.
"""

import html
import re
import unicodedata
from urllib.parse import unquote, urlsplit

# A number in full: seven figures at least, so that nobody in need rings a typing slip.
PHONE = re.compile(r"\+?(?:[ ()./-]*\d){7,15}[ ()./-]*")
# Names of hosts that serve nothing but chats, or the way into them; their subdomains too.
_HOSTS = (
    "whatsapp.com wa.me wa.link t.me telegram.me telegram.dog telegram.org signal.group signal.me signal.link "
    "discord.gg m.me messenger.com ig.me join.slack.com line.me chat.google.com groupme.com join.skype.com matrix.to "
    "threema.group viber.com guilded.gg"
).split()
_PAGES = re.compile(
    r"(facebook\.com/messages|discord(app)?\.com/(invite|channels)|zoom\.us/j/|meet\.google\.com"
    r"|teams\.(microsoft|live)\.com|([\w-]+\.)?slack\.com/join)"
)
_SCHEMES = {"whatsapp", "tg", "sgnl", "viber", "fb-messenger", "discord", "skype"}
# Something with a dot inside that could be typed into a browser, or a scheme of its own.
_LINK_LIKE = re.compile(r"[a-z][a-z0-9+.-]*:/?/?[^\s<>\"']+|(?:[\w-]+\.)+[a-z]{2,}\.?(?:[/?#:][^\s<>\"']*)?")
_DOTS = re.compile(r"\s*(?:[\[({]\s*(?:\.|dot)\s*[\])}]|\.)\s*|\s+dot\s+")
# A browser takes any number of slashes for two, and leaves out signs that have no shape of their own.
_SLASHES = re.compile(r"^(https?):/*")
_SHAPELESS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Letters of other scripts that are drawn like ours; written so, a name is meant to be mistaken for another.
_DRAWN_ALIKE = str.maketrans("аеорсухіѕԁһметтοραιν。．｡", "aeopcyxisdhmettopaiv...")


def leads_into_a_chat(link: str) -> bool:
    """Say whether a link, with or without https://, is an invitation to a private chat or hides one inside itself."""
    link = _SLASHES.sub(r"\1://", _plainly(link))
    try:
        parts = urlsplit(link if "//" in link else f"https://{link}")
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return True  # what cannot be read is not published
    inside = any(host == name or host.endswith(f".{name}") for name in _HOSTS)
    return inside or _scheme(link) in _SCHEMES or bool(_PAGES.match(f"{host}{parts.path}")) or _hides(link)


def mentions_a_chat(text: str) -> bool:
    """Say whether an invitation to a private chat stands anywhere in `text`, also with blanks around its dots."""
    text = _plainly(text)
    closed = _DOTS.sub(".", text)
    return any(leads_into_a_chat(link) for said in (text, closed) for link in _LINK_LIKE.findall(said))


def _hides(link: str) -> bool:
    """Look into what a redirector carries: l.facebook.com/l.php?u=…, or web.archive.org/web/https://…"""
    values = re.split("[&=]", link.partition("?")[2])
    carried = link.find("http", 1)
    return any(leads_into_a_chat(value) for value in values if "." in value) or (
        carried > 0 and leads_into_a_chat(link[carried:])
    )


def _scheme(link: str) -> str:
    return link.partition(":")[0] if ":" in link else ""


def _plainly(text: str) -> str:
    """Undo what hides a link: percent signs, HTML's own signs, wide and invisible letters, letters drawn alike."""
    for _ in range(2):
        text = html.unescape(unquote(text))
    text = _SHAPELESS.sub("", unicodedata.normalize("NFKC", text)).replace("\\", "/")
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf").casefold().translate(_DRAWN_ALIKE)
