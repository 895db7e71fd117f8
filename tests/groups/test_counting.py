"""Headings of the directory: districts, or the regions where those are very many."""

import pytest
from django.test import Client

from doorstep.groups.queries import counting
from tests.factories import LEEDS, make_group

pytestmark = pytest.mark.django_db


def test_very_many_districts_are_listed_by_region(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_group("Rye")
    make_group("Knock Leeds", at=LEEDS)
    assert "SE15 Peckham" in client.get("/groups/districts/").text
    monkeypatch.setattr(counting, "FEW_DISTRICTS", 1)
    page = client.get("/groups/districts/").text
    assert 'href="?region=SE"' in page
    assert "SE South-east London" in page
    assert "SE15 Peckham" not in page
    assert "SE15 Peckham" in client.get("/groups/districts/?region=se").text
    assert 'href="?region=SE"' in client.get("/groups/districts/?region=QQ").text


def test_a_district_newer_than_our_list_has_a_page(client: Client) -> None:
    group = make_group("Rye")
    group.districts.create(code="SE99", region="SE")
    assert "Groups in SE99" in client.get("/groups/districts/SE99/").text
    assert client.get("/groups/districts/SE98/").status_code == 404
