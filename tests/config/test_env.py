"""Holds the readers of the environment to one rule: what they cannot read they name, and say what to write."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env

# Any name that is known: a new one would have to be documented.
NAME = "DOORSTEP_DATABASE_URL"


@pytest.mark.parametrize(
    ("said", "read"),
    [("", None), ("0.04 GBP", (Decimal("0.04"), "GBP")), ("12EUR", (Decimal(12), "EUR"))],
)
def test_a_price_is_an_amount_and_a_currency(
    monkeypatch: pytest.MonkeyPatch, said: str, read: tuple[Decimal, str] | None
) -> None:
    monkeypatch.setenv(NAME, said)
    assert env.price(NAME) == read


@pytest.mark.parametrize("said", ["4p", "£0.04", "0.04", "GBP", "-1 GBP", "1e3 GBP", "0,04 EUR"])
def test_what_is_no_price_is_named(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)
    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.price(NAME)


@pytest.mark.parametrize("said", ["yes", "Yes", " on ", "true", "1"])
def test_yes_can_be_said_in_many_ways(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)

    assert env.flag(NAME, default=False) is True


@pytest.mark.parametrize("said", ["no", "NO", "off", "false", "0"])
def test_no_can_be_said_in_many_ways(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)

    assert env.flag(NAME, default=True) is False


@pytest.mark.parametrize("said", ["", "  "])
@pytest.mark.parametrize("default", [True, False])
def test_nothing_said_leaves_the_default(monkeypatch: pytest.MonkeyPatch, said: str, *, default: bool) -> None:
    monkeypatch.setenv(NAME, said)

    assert env.flag(NAME, default=default) is default
    assert env.text(NAME, "as it was") == "as it was"
    assert env.whole_number(NAME, 7) == 7


def test_words_are_divided_by_commas_with_or_without_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "a.example.org, b.example.org,,")

    assert env.words(NAME) == ["a.example.org", "b.example.org"]


def test_a_path_may_begin_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(NAME, "~/doorstep")

    assert env.path(NAME, Path("/")) == tmp_path.resolve() / "doorstep"


def test_a_home_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "~nobody-of-this-name/doorstep")

    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.path(NAME, Path("/"))


@pytest.mark.parametrize("slashes", ["///", "////"])
def test_a_sqlite_file_is_named_by_its_path(monkeypatch: pytest.MonkeyPatch, slashes: str) -> None:
    monkeypatch.setenv(NAME, f"sqlite:{slashes}srv/a%20house/doorstep.sqlite3")

    assert env.database(NAME, "") == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": "/srv/a house/doorstep.sqlite3",
    }


def test_a_postgresql_is_named_as_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "postgresql://doorstep:p%40ss@db.example.org:5433/doorstep?sslmode=require")

    assert env.database(NAME, "") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "doorstep",
        "USER": "doorstep",
        "PASSWORD": "p@ss",
        "HOST": "db.example.org",
        "PORT": 5433,
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    "said",
    [
        "mysql://db.example.org/doorstep",
        "sqlite:",
        "doorstep.sqlite3",
        "postgresql://db.example.org:port/x",
        "sqlite://[",
    ],
)
def test_a_database_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)

    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.database(NAME, "")


@pytest.mark.parametrize("said", ["maybe", "2", "yes please"])
def test_neither_yes_nor_no_is_named(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)

    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.flag(NAME, default=False)


@pytest.mark.parametrize("said", ["two", "-1", "1.5", "²", "9" * 5_000])
def test_no_whole_number_is_named(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)

    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.whole_number(NAME, 1)


@pytest.mark.parametrize(
    ("address", "beside"),
    [
        ("sqlite:////srv/a.sqlite3", "sqlite:////var/keys/keys.sqlite3"),
        (
            "postgresql://me:word@host:5432/doorstep?sslmode=require",
            "postgresql://me:word@host:5432/doorstep_keys?sslmode=require",
        ),
    ],
)
def test_a_second_database_lies_beside_the_first_unless_it_is_said(address: str, beside: str) -> None:
    assert env.database_beside(address, Path("/var/keys/keys.sqlite3")) == beside


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("smtp://post.example.org", {"port": 25, "username": "", "password": ""}),
        (
            "smtp+starttls://me:p%40ss@post.example.org",
            {"port": 587, "username": "me", "password": "p@ss", "use_tls": True},
        ),
        ("smtps://me@post.example.org:4465", {"port": 4465, "username": "me", "password": "", "use_ssl": True}),
    ],
)
def test_a_mail_server_is_named_by_an_address(
    monkeypatch: pytest.MonkeyPatch, said: str, read: dict[str, object]
) -> None:
    monkeypatch.setenv(NAME, said)

    assert env.smtp(NAME) == {"host": "post.example.org", "timeout": 10, **read}


@pytest.mark.parametrize(
    "said", ["post.example.org", "https://post.example.org", "smtp://", "smtp://a.example:port", "smtp://["]
)
def test_a_mail_server_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)

    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.smtp(NAME)


@pytest.mark.parametrize("said", ["https://weather.example/", "https://weather.example:8443/today?in=SE15#now"])
def test_a_page_elsewhere_is_named_by_its_whole_address(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)

    assert env.web_address(NAME, "https://default.example/") == said


@pytest.mark.parametrize("said", ["http://weather.example/", "weather.example", "javascript:alert(1)", "https://a b/"])
def test_a_page_that_could_be_read_along_is_none(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(NAME, said)

    with pytest.raises(ImproperlyConfigured, match="Write the whole address of a page"):
        env.web_address(NAME, "https://default.example/")
