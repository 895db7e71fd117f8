"""Clara and the evening that she began, and somebody at her desk."""

import pytest
from django.test import Client

from doorstep.people.models import Person
from doorstep.starting.models import Evening
from tests.factories import make_person, open_desk
from tests.groups.pages import browser
from tests.starting.making import make_evening


@pytest.fixture
def clara() -> Person:
    return make_person("Clara", email="clara@example.org")


@pytest.fixture
def hers(clara: Person) -> Client:
    return browser(clara, strong=False)


@pytest.fixture
def evening(clara: Person) -> Evening:
    return make_evening(clara)


@pytest.fixture
def staff() -> Client:
    client = Client()
    open_desk(client)
    return client
