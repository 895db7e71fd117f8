"""Which ways of contact may be published: a telephone, an e-mail address, a page; never the way into a private chat."""

import re
from urllib.parse import urlsplit

# Whoever holds such a link is in the chat and sees every member's number (docs/decisions/0009).
_CHAT_HOSTS = {"chat.whatsapp.com", "wa.me", "api.whatsapp.com", "t.me", "telegram.me", "signal.group", "signal.me"}
_CHAT_HOSTS |= {"discord.gg", "discord.com", "m.me", "join.slack.com", "line.me", "chat.google.com", "groupme.com"}
_CHAT_PAGES = re.compile(
    r"facebook\.com/messages|messenger\.com|zoom\.us/j/|meet\.google\.com|teams\.microsoft\.com", re.IGNORECASE
)
_CHAT_ANYWHERE = re.compile(
    r"(chat\.whatsapp\.com|wa\.me|api\.whatsapp\.com|whatsapp://|t\.me/(\+|joinchat)|telegram\.me|tg://|signal\.group"
    r"|discord\.gg|discord\.com/invite|m\.me/j/|join\.slack\.com|groupme\.com/join)",
    re.IGNORECASE,
)


def leads_into_a_chat(link: str) -> bool:
    """Say whether a link (with or without https://) is an invitation to, or an address inside, a private chat."""
    try:
        parts = urlsplit(link if "//" in link else f"https://{link}")
    except ValueError:
        return False
    host = (parts.hostname or "").removeprefix("www.")
    return host in _CHAT_HOSTS or bool(_CHAT_PAGES.search(f"{host}{parts.path}")) or mentions_a_chat(link)


def mentions_a_chat(text: str) -> bool:
    """Say whether an invitation to a private chat stands anywhere in `text`."""
    return bool(_CHAT_ANYWHERE.search(text))
