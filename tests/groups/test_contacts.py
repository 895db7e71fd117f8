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
    "https://t.me./name",
    "https://web.whatsapp.com/accept?code=x",
    "https://wa.link/x",
    "https://telegram.dog/x",
    "https://discordapp.com/invite/x",
    "https://x.slack.com/join/shared_invite/y",
    "https://invite.viber.com/?g=x",
    "https://join.skype.com/x",
    "https://matrix.to/#/x",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fwa%2Eme%2F44",
    "https://ｃｈａｔ.whatsapp.com/AbC",
    "https://chat.what\u00adsapp.com/AbC",
    "chat。whatsapp。com/AbC",
    "chat.whatsapp%2Ecom/AbC",
    "chat&#46;whatsapp&#46;com/AbC",
    "chat.whаtsapp.com/AbC",
    "https://wa\u034f.me/447700900123",
    "https://w\ufe0fa.me/447700900123",
    "https:wa.me/447700900123",
    "https:///wa.me/447700900123",
    "https:\\\\wa.me\\447700900123",
    "https://wa.me\\@council.example/",
    "https://web.archive.org/web/https://wa.me/447700900123",
    "https://council.example/#https://wa.me/447700900123",
    "line.me/R/ti/g",
    "meet.google.com/abc",
    "zoom.us/j/123?pwd=x",
    "signal.me/#p",
    "m.me/x",
    "t.me/%2BAbC",
]


@pytest.mark.parametrize("link", CHATS)
def test_a_link_into_a_chat_is_known_as_one(link: str) -> None:
    assert contacts.mentions_a_chat(link)


@pytest.mark.parametrize("link", [*CHATS, "chat [.] whatsapp [.] com/AbC", "chat. whatsapp .com/AbC", "t(dot)me/AbC"])
def test_it_is_found_in_the_middle_of_a_sentence(link: str) -> None:
    assert contacts.mentions_a_chat(f"Join us here: {link}!")


def test_what_cannot_be_read_is_not_published() -> None:
    assert contacts.mentions_a_chat("http://[broken")


@pytest.mark.parametrize(
    "text", ["We help. Ring us. Thank you.", "hello@nunhead.example", "10.30 to 4.30", "e.g. shopping: bread, milk"]
)
def test_ordinary_words_are_no_chat(text: str) -> None:
    assert not contacts.mentions_a_chat(text)


@pytest.mark.parametrize(
    "link",
    [
        "https://nunhead.example/",
        "https://www.facebook.com/groups/123",
        "https://ward.example/?about=rye.example",
        "https://not-wa.me/",
        "https://wa.me.example/",
        "https://www.facebook.com/nunhead/",
        "https://discord.com/safety",
        "",
        "not a link",
    ],
)
def test_an_ordinary_page_may_be_published(link: str) -> None:
    assert not contacts.mentions_a_chat(link)


def test_a_dot_written_out_hides_none() -> None:
    assert contacts.mentions_a_chat("Join us at wa dot me/447700900123")
    assert not contacts.mentions_a_chat("The shop on the corner dot the map like stars")


@pytest.mark.parametrize(
    "link",
    [
        "https://m.facebook.com/messages/t/1",
        "discord.com:443/invite/x",
        "slack.com//join/x",
        "https://neighbours@wa.me/44",
        "aa." * 30 + "wa.me/44",
        "https://l.example/?u=" + "https%253A%252F%252Fwa.me%252F44".replace("%25", "%252525"),
    ],
)
def test_a_longer_way_round_hides_none(link: str) -> None:
    assert contacts.mentions_a_chat(link)


def test_what_is_wrapped_without_end_is_not_published() -> None:
    assert contacts.mentions_a_chat("%" + "25" * 40 + "41")


@pytest.mark.parametrize("said", ["a.aa/" + "http" * 1000, "http.aa/?http.bb=" * 200, "\u3300" * 4000, "&" * 4000])
def test_a_long_text_is_looked_through_once(said: str) -> None:
    """Once links within links were followed as deep as there were any, and long words from each of their letters."""
    assert not contacts.mentions_a_chat(said)
