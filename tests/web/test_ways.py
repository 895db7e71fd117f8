"""Ways to help and ways to get help: each leads on with one step to something that is there."""

import re

import pytest
from django.test import Client, override_settings

from tests.networks.making import make_network

pytestmark = pytest.mark.django_db


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def sections(page: str) -> dict[str, str]:
    """Give each part of the page by its heading."""
    parts = re.findall(r"<h2>([^<]+)</h2>(.*?)</section>", page, re.DOTALL)
    return dict(parts)


@pytest.mark.parametrize("address", ["/ways-to-help/", "/ways-to-get-help/"])
def test_each_way_leads_on_to_a_page_that_is_there(client: Client, address: str) -> None:
    make_network("Larkmead")
    ways = sections(said(client, address))
    assert len(ways) >= 5
    for heading, body in ways.items():
        led = re.findall(r'(?:href|action)="(/[^"#]*)', body)
        assert led, heading
        assert {client.get(each, follow=True).status_code for each in led} == {200}, heading


def test_home_leads_to_both(client: Client) -> None:
    page = said(client, "/")
    assert 'href="/ways-to-help/"' in page
    assert 'href="/ways-to-get-help/"' in page


def test_without_a_group_one_is_led_to_a_network_in_one_step_or_to_starting_one(client: Client) -> None:
    assert "/start/" in sections(said(client, "/ways-to-help/"))["No group on your street?"]
    make_network("Larkmead")
    assert "/networks/larkmead/ready/" in sections(said(client, "/ways-to-help/"))["No group on your street?"]


def test_the_number_of_whoever_runs_it_stands_where_somebody_would_rather_ring(client: Client) -> None:
    with override_settings(OPERATOR_PHONE="020 7946 0999"):
        assert "tel:02079460999" in sections(said(client, "/ways-to-get-help/"))["Ring your group"]
