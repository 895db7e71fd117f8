"""Amina, whose pages these tests are about, and her browser."""

import pytest
from django.test import Client

from doorstep.people.models import Person
from tests.factories import make_person, sign_in


@pytest.fixture
def amina(db: None) -> Person:  # noqa: ARG001 # the fixture of pytest-django that lets this one in
    return make_person("Amina", email="amina@canary.example")


@pytest.fixture
def hers(client: Client, amina: Person) -> Client:
    sign_in(client, amina)
    return client
