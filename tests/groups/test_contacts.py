"""The way into a private chat is never published, whatever it looks like."""

import pytest

from doorstep.groups import contacts

CHATS = [
    "https://chat.whatsapp.com/AbCdEf",
    "http://CHAT.WhatsApp.com/AbCdEf",
    "chat.whatsapp.com/AbCdEf",
    "https://wa.me/447700900123",
    "https://api.whatsapp.com/send?phone=447700900123",
    "whatsapp://send?text=hello",
    "https://t.me/joinchat/AAAA",
    "https://t.me/+AAAA",
    "https://telegram.me/neighbours",
    "https://signal.group/#CjQK",
    "https://discord.gg/abc",
    "https://discord.com/invite/abc",
    "https://m.me/j/abc",
    "https://www.facebook.com/messages/t/123",
    "https://join.slack.com/t/x",
]


@pytest.mark.parametrize("link", CHATS)
def test_a_link_into_a_chat_is_known_as_one(link: str) -> None:
    assert contacts.leads_into_a_chat(link)


@pytest.mark.parametrize("link", CHATS[:3] + CHATS[6:7])
def test_it_is_found_in_the_middle_of_a_sentence(link: str) -> None:
    assert contacts.mentions_a_chat(f"Join us here: {link}!")


@pytest.mark.parametrize(
    "link", ["https://nunhead.example/", "https://www.facebook.com/groups/123", "http://[broken", "", "not a link"]
)
def test_an_ordinary_page_may_be_published(link: str) -> None:
    assert not contacts.leads_into_a_chat(link)
