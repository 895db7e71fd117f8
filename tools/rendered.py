"""Writes the pages of docs/ that follow from the code, each by a plain function; a test compares them with it."""

import importlib
import os
from collections.abc import Callable
from pathlib import Path

import django
from django.utils import translation

from tools.building import ROOT, say

# Each page, and the module and function that say it.
RENDERED: dict[str, tuple[str, str]] = {
    "docs/safety/data-classes.md": ("tools.data_classes", "page"),
    "docs/safety/permissions.md": ("tests.policy.rendering", "rendered"),
    "docs/states.md": ("tools.states", "page"),
    "docs/safety/logs.md": ("tools.logs", "page"),
}


def text_of(page: str) -> str:
    """Say a page as it should stand, in English; Django has to be set up."""
    module, function = RENDERED[page]
    said: Callable[[], str] = getattr(importlib.import_module(module), function)
    with translation.override(None):
        return said()


def write(root: Path) -> list[str]:
    """Write each page that stands otherwise than it should; return which."""
    changed = []
    for page in RENDERED:
        file, text = root / page, text_of(page)
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
            changed.append(page)
    return changed


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    changed = write(ROOT)
    for page in RENDERED:
        say(f"{page}: {'written anew' if page in changed else 'stands as it should'}")


if __name__ == "__main__":
    main()
