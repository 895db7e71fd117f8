"""Every sentence on screen can be translated, and is, in every language offered."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings
from django.test import Client
from django.utils import translation

from doorstep.core import translations
from doorstep.core.translations import HOUSE

CATALOGUES = translations.catalogues(HOUSE / "locale")
_PLACES = re.compile(r"%\(\w+\)[sd]|%d|\{\w*\}")


@pytest.fixture(scope="module")
def found() -> Catalog:
    return translations.gathered(HOUSE)


def test_sentences_of_templates_and_code_are_gathered(found: Catalog) -> None:
    sentences = {message.id for message in found}
    assert "Who helps on your street?" in sentences
    assert "very near" in sentences
    assert "Choose a radius between nothing and 100 kilometres." in sentences
    assert ("about %(miles)d mile", "about %(miles)d miles") in sentences


def test_there_is_a_catalogue_for_each_language_offered() -> None:
    offered = {translation.to_locale(code) for code, _name in settings.LANGUAGES} - {"en_GB"}
    assert {file.parts[-3] for file in CATALOGUES} == offered


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.parts[-3])
def test_a_catalogue_leaves_nothing_in_english_and_loses_no_place_in_a_sentence(file: Path, found: Catalog) -> None:
    catalog = translations.read(file)
    assert translations.untranslated(catalog) == []
    for message in found:
        said = catalog.get(message.id, message.context) if message.id else None
        assert not message.id or said is not None, f"manage.py translations gather: {message.id}"
        if said is not None:
            assert _places(said.string) <= _places(message.id), message.id


def _places(sentence: object) -> set[str]:
    forms = sentence if isinstance(sentence, tuple | list) else [sentence]
    return {place for form in forms for place in _PLACES.findall(str(form))}


def test_compiling_again_does_nothing(tmp_path: Path) -> None:
    assert translations.compile_all(HOUSE / "locale", tmp_path) == len(CATALOGUES)
    assert translations.compile_all(HOUSE / "locale", tmp_path) == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "direction"), [(code, "rtl" if code == "ar" else "ltr") for code, _name in settings.LANGUAGES]
)
def test_a_neighbour_reads_the_page_in_the_language_they_chose(client: Client, language: str, direction: str) -> None:
    client.post("/language/", {"language": language, "next": "/"})
    text = client.get("/").content.decode()
    assert f'<html lang="{language}" dir="{direction}">' in text
    assert ("Who helps on your street?" in text) == (language == "en-gb")
