"""The texts that ship, as plain text, read from their files: title or question, summary, words."""

import re
from pathlib import Path

import doorstep
from doorstep.search.actions.texts import Putting, put_many
from doorstep.search.text import Text

HOUSE = Path(doorstep.__file__).parent
FOLDERS = {"guide": HOUSE / "library/written/en", "answer": HOUSE / "questions/written/en"}


def put_shipped() -> int:
    """Put all of them in to be found, each at an address that ends with its slug; return how many there are."""
    texts = [
        Putting(kind, number, _read(file))
        for kind, folder in FOLDERS.items()
        for number, file in enumerate(sorted(folder.glob("*.md")))
    ]
    put_many(texts)
    return len(texts)


def _read(file: Path) -> Text:
    _, front, body = file.read_text("utf-8").split("---\n", 2)
    said = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line and not line.startswith(" "))
    title = said.get("title") or said["question"]
    return Text(title, said.get("summary", ""), _plain(body), "en", f"/{file.stem}/")


def _plain(markdown: str) -> str:
    return re.sub(r"[#*_`>\[\]]|\(https?:[^)]*\)", "", markdown).strip()
