"""Texts that come with the software, as they stand in files: facts between two lines of ---, and words below."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

_LINE = "---"
_Text = TypeVar("_Text")


class NotATextError(Exception):
    """A file of ours is not written as it should be; says which, and what is wrong with it."""


def of_files(folder: Path, taken_apart: Callable[..., _Text]) -> list[_Text]:
    """Read all that lie there, by language and name."""
    return [of_file(file, taken_apart) for file in sorted(folder.glob("*/*.md"))]


def of_file(file: Path, taken_apart: Callable[..., _Text]) -> _Text:
    try:
        return taken_apart(file.read_text("utf-8"), slug=file.stem, language=file.parent.name)
    except (KeyError, ValueError) as error:
        raise NotATextError(f"{file}: {error}") from error


def headed(said: str) -> tuple[dict[str, str], str]:
    """Part a text into the facts at its head, a list as one in a line, and the words. Raises ValueError."""
    lines = said.split("\n")
    marks = [at for at, line in enumerate(lines) if line.rstrip() == _LINE][:2]
    words = "\n".join(lines[marks[-1] + 1 :]).strip() if marks else ""
    if len(marks) < 2 or any(map(str.strip, lines[: marks[0]])) or not words:  # noqa: PLR2004 # above and below it
        raise ValueError("it begins with a head between two lines of ---, and says something below")
    return dict(_facts(lines[marks[0] + 1 : marks[1]])), f"{words}\n"


def _facts(head: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands at the head by its name; lines that begin with a dash belong to the name above them."""
    name, listed = "", list[str]()
    for line in head:
        if name and line.lstrip().startswith("- "):
            listed.append(line.strip().removeprefix("- ").strip())
            continue
        yield from [(name, "\n".join(listed))] if listed else []
        name, _colon, value = (part.strip() for part in line.partition(":"))
        listed = []
        yield from [(name, value.strip('"“”'))] if value else []
    yield from [(name, "\n".join(listed))] if listed else []
