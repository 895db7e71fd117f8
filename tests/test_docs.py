"""Holds the documentation to the house: what there is, is explained; what is explained, there is."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.template.defaultfilters import slugify

from config import env

ROOT = Path(settings.ROOT)
RUNNING = ROOT / "docs" / "running.md"
WORDS = ROOT / "docs" / "words.md"
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
# Where a setting may be named.
SOURCES = ["config", "doorstep", "tests", "tools", "benchmarks", "deploy", "docs", ".ci", "Makefile"]
# Read by tests and tools from the environment, and by nothing that an operator runs.
FOR_TESTS = {"DOORSTEP_REAL_DATA", "DOORSTEP_CHROMIUM"}
# Django's own commands that the pages speak of.
DJANGOS = {"check", "help", "makemigrations", "migrate", "runserver", "shell"}

_SETTING = re.compile(r"\bDOORSTEP_[A-Z][A-Z_]*[A-Z]\b")
_SETTING_EXPLAINED = re.compile(r"^\| `(DOORSTEP_\w+)` \|", re.MULTILINE)
_COMMAND_USED = re.compile(r"manage\.py ([a-z]\w*)")
_COMMAND_EXPLAINED = re.compile(r"^\| (`[a-z][^|]*) \|", re.MULTILINE)
_TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
_TARGET_USED = re.compile(r"`(?:[A-Z_]+=\S+ )*make ([a-z]+)|^(?:[A-Z_]+=\S+ )*make ([a-z]+)", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FILE = re.compile(r"`((?:doorstep|config|tests|tools|benchmarks)/[\w/]+\.\w+)`")
_FENCE = re.compile(r"```.*?```", re.DOTALL)


def text(path: Path) -> str:
    return path.read_text("utf-8")


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def sources() -> Iterable[Path]:
    for name in SOURCES:
        root = ROOT / name
        yield from ([root] if root.is_file() else (path for path in root.rglob("*") if path.is_file()))


# -- Settings --------------------------------------------------------------------------------------------------------


def settings_explained() -> set[str]:
    return set(_SETTING_EXPLAINED.findall(text(RUNNING)))


def test_every_setting_has_its_line_in_running_md() -> None:
    assert env.KNOWN - settings_explained() == set()


def test_every_setting_explained_is_read() -> None:
    assert settings_explained() - env.KNOWN == set()


def test_every_name_like_a_setting_is_one() -> None:
    found = {
        (name, named(path))
        for path in sources()
        if path.suffix not in {".woff2", ".mo", ".png", ".gz", ".pyc"}
        for name in _SETTING.findall(path.read_text("utf-8", errors="ignore"))
    }

    assert {(name, where) for name, where in found if name not in env.KNOWN | FOR_TESTS} == set()


@pytest.mark.parametrize("name", sorted(FOR_TESTS))
def test_what_only_tests_read_is_explained_too(name: str) -> None:
    assert f"`{name}`" in text(RUNNING)


# -- Commands --------------------------------------------------------------------------------------------------------


def our_commands() -> set[str]:
    """Name our commands, each with its verbs: "serve", "groups accept"."""
    names = {name for name, app in get_commands().items() if app.startswith("doorstep.")}
    return {f"{name} {verb}".strip() for name in names for verb in verbs(name)}


def verbs(name: str) -> list[str]:
    parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
    positional = [action for action in parser._actions if not action.option_strings]  # noqa: SLF001 # argparse has no other way
    if not positional or not positional[0].choices:
        return [""]
    return [str(choice) for choice in positional[0].choices]


def commands_explained() -> set[str]:
    section = text(RUNNING).partition("\n## Commands\n")[2].partition("\n## ")[0]
    cells = " ".join(_COMMAND_EXPLAINED.findall(section))
    quoted = [words for words in re.findall(r"`([^`]+)`", cells) if not words.startswith("make ")]
    return {" ".join(word for word in words.split() if word.islower() and not word.startswith("-")) for words in quoted}


def test_every_command_has_its_line_in_running_md() -> None:
    assert our_commands() - commands_explained() == set()


def test_every_command_explained_is_one() -> None:
    assert commands_explained() - our_commands() == set()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_a_page_speaks_of_is_one(page: Path) -> None:
    ours = {name.split()[0] for name in our_commands()}

    assert set(_COMMAND_USED.findall(text(page))) - ours - DJANGOS == set()


# -- Make ------------------------------------------------------------------------------------------------------------


def targets() -> set[str]:
    return set(_TARGET.findall(text(ROOT / "Makefile")))


def test_every_target_of_make_has_its_line_in_running_md() -> None:
    assert {target for target in targets() if f"| `make {target}` |" not in text(RUNNING)} == set()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_target_a_page_speaks_of_is_one(page: Path) -> None:
    used = {first or second for first, second in _TARGET_USED.findall(text(page))}

    assert used - targets() == set()


# -- Words -----------------------------------------------------------------------------------------------------------


def words_explained() -> set[str]:
    """List the first cells of the tables, several words in one cell apart."""
    cells = re.findall(r"^\| ([^|]+) \|", text(WORDS), re.MULTILINE)
    return {word.strip().lower() for cell in cells for word in cell.split(",")}


def in_words(name: str) -> str:
    """Write "StreetTeam" as "street team"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def test_every_model_is_a_word_in_words_md() -> None:
    models = [model for model in apps.get_models() if model.__module__.startswith("doorstep.")]

    assert {in_words(model.__name__) for model in models} - words_explained() == set()


# -- Links -----------------------------------------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    return {slugify(heading) for heading in _HEADING.findall(_FENCE.sub("", text(page)))}


def leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not anchor:
        return target.exists()
    return target.is_file() and anchor in anchors(target)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    links = [link for link in _LINK.findall(_FENCE.sub("", text(page))) if "://" not in link and ":" not in link]

    assert [link for link in links if not leads_somewhere(page, link)] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    assert [file for file in _FILE.findall(text(page)) if not (ROOT / file).is_file()] == []
