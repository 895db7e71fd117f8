"""Two people at the desk, each in a browser of her own."""

import pytest
from django.test import Client

from tests.factories import open_desk


@pytest.fixture
def esther(client: Client) -> Client:
    open_desk(client, "Esther's desk")
    return client


@pytest.fixture
def grace() -> Client:
    other = Client()
    open_desk(other, "Grace's desk")
    return other
