"""Every sentence on screen, gathered for translators and compiled without system tools (through Babel)."""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HOUSE = Path(__file__).resolve().parents[1]

_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "sentence": None,
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


def gathered(root: Path) -> Catalog:
    """Collect the sentences of all Python files and templates below `root`."""
    found = Catalog(project="Doorstep", charset="utf-8")
    for file in sorted([*root.rglob("*.py"), *root.rglob("*.html"), *root.rglob("*.txt")]):
        for sentence, context, comments in _in_file(file):
            where = (str(file.relative_to(root.parent)), 1)
            found.add(sentence, None, locations=[where], auto_comments=comments, context=context)
    return found


def _in_file(file: Path) -> Iterator[tuple[str | tuple[str, ...], str | None, list[str]]]:
    source = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        # Django turns a template into something that reads like Python, in which indentation means nothing.
        source = "\n".join(line.lstrip() for line in templatize(source).splitlines())
    for _line, sentence, comments, context in extract(
        "python", io.BytesIO(source.encode()), _KEYWORDS, ["Translators"]
    ):
        yield sentence, context, comments


def read(file: Path) -> Catalog:
    with file.open("rb") as written:
        return read_po(written, locale=file.parts[-3])


def begin(file: Path) -> None:
    """Begin the catalogue of a language that has none yet."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        locale = Locale.parse(file.parts[-3])
        begun = Catalog(
            locale=locale,
            header_comment=f"# Doorstep in {locale.get_display_name('en')}.",
            project="Doorstep",
            msgid_bugs_address="",
            last_translator="Doorstep’s translators",
            language_team="Doorstep’s translators",
            charset="utf-8",
            fuzzy=False,
        )
        _write(file, begun)


def update(file: Path, found: Catalog) -> None:
    """Bring one language's catalogue up to date; sentences that are gone leave it."""
    catalog = read(file)
    catalog.update(found, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    _write(file, catalog)


def _write(file: Path, catalog: Catalog) -> None:
    with file.open("wb") as out:
        write_po(out, catalog, width=110, include_lineno=False, sort_output=True)


def untranslated(catalog: Catalog) -> list[str]:
    """List the sentences that a reader of this language would see in English."""
    return [str(message.id) for message in catalog if message.id and (not _said(message.string) or message.fuzzy)]


def _said(string: str | Iterable[str] | None) -> bool:
    return bool(string) if isinstance(string, str | None) else all(string)


def compile_all(sources: Path, target: Path) -> int:
    """Compile each language's catalogue below `sources` into `target`; return how many were newer than before."""
    return sum(_compile(file, target / file.relative_to(sources).with_suffix(".mo")) for file in catalogues(sources))


def catalogues(sources: Path) -> list[Path]:
    return sorted(sources.glob("*/LC_MESSAGES/django.po"))


def _compile(source: Path, target: Path) -> bool:
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_suffix(".new")
    with aside.open("wb") as out:
        write_mo(out, read(source))
    aside.replace(target)
    return True
