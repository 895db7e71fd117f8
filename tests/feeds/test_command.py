"""The operator's commands: following, leaving, hiding, and what is given out."""

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command

from doorstep.groups.models import Group
from tests.factories import make_group
from tests.feeds.directories import Directory

pytestmark = pytest.mark.django_db


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    call_command("feeds", *words)
    return capsys.readouterr().out


def test_following_from_the_first_word_to_the_last(
    directory: Callable[[str], Directory], capsys: pytest.CaptureFixture[str]
) -> None:
    southwark = directory("Southwark")
    southwark.tells("Rye")
    assert "No feed is followed" in said(capsys, "list")
    assert "Borough is followed" in said(capsys, "subscribe", southwark.address, "--name", "Borough")
    assert "Borough: 1 groups, read on" in said(capsys, "fetch")
    group = Group.objects.get()
    assert "Rye: hidden." in said(capsys, "hide", group.slug)
    assert "Rye: shown again." in said(capsys, "show", group.slug)
    southwark.broken = 503
    assert "It answers with 503" in said(capsys, "fetch", "Borough")
    assert "followed no longer" in said(capsys, "unsubscribe", "Borough")
    assert Group.objects.get().status == "closed"


def test_a_list_is_kept_in_and_given_out(capsys: pytest.CaptureFixture[str]) -> None:
    make_group(source="a list")
    assert "1 groups kept in." in said(capsys, "keep-in", "a list")
    assert "1 groups given out." in said(capsys, "give-out", "a list")


@pytest.mark.parametrize(
    "words",
    [
        ("subscribe", "ftp://x.example/"),
        ("fetch", "Nobody"),
        ("unsubscribe", "Nobody"),
        ("hide", "nobody"),
        ("keep-in", "no such list"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match=r"\.|manage\.py"):
        call_command("feeds", *words)
