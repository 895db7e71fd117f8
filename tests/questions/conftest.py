"""Esther at the desk, in her browser; Ravi and Grace, who look things up; and what Amina asks."""

import pytest
from django.test import Client

from doorstep.people.models import Person
from doorstep.questions.models import Question
from tests.factories import open_desk
from tests.questions.making import make_question, make_researcher


@pytest.fixture
def desk(client: Client) -> Person:
    """Somebody at the desk, whose browser is `client`."""
    return open_desk(client, "Esther's desk")


@pytest.fixture
def ravi() -> Person:
    return make_researcher("Ravi")


@pytest.fixture
def grace() -> Person:
    return make_researcher("Grace")


@pytest.fixture
def asked() -> Question:
    return make_question()
