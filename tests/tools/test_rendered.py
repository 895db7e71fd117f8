"""The pages of docs/ that follow from the code say what the code says."""

from pathlib import Path

import pytest
from django.conf import settings

from tools import data_classes, rendered

ROOT = Path(settings.ROOT)


@pytest.mark.parametrize("page", rendered.RENDERED)
def test_a_page_that_follows_from_the_code_is_as_make_rendered_writes_it(page: str) -> None:
    assert (ROOT / page).read_text("utf-8") == rendered.text_of(page)


def test_only_what_stands_otherwise_is_written(tmp_path: Path) -> None:
    for page in rendered.RENDERED:
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)

    assert rendered.write(tmp_path) == [*rendered.RENDERED]
    assert rendered.write(tmp_path) == []


def test_every_table_that_leads_to_somebody_says_what_it_holds_or_stands_in_the_list() -> None:
    assert data_classes.leading_to_somebody() == data_classes.LEAD_TO_SOMEBODY.keys()
