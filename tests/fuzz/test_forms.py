"""Whatever is sent to a form, it says yes, or what to mend; and it can be shown again as it was filled in."""

import pytest
from django import forms
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.factories import make_group, make_team
from tests.fuzz.forms import dotted, every_form, made, sent_to
from tests.fuzz.nonsense import examples
from tests.fuzz.undone import undone

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_group(db: None) -> None:  # noqa: ARG001 # the fixture of pytest-django that opens the databases
    """Make what a form may be about."""
    make_team(make_group("Rye Neighbours"))


@pytest.mark.parametrize("form", every_form(), ids=dotted)
@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
def test_whatever_is_sent_to_a_form_it_says_yes_or_what_to_mend(
    form: type[forms.BaseForm], data: some.DataObject
) -> None:
    what = data.draw(sent_to(form))
    with undone():
        filled = made(form, what)
        assert filled.is_valid() == (not filled.errors)
        "".join([*(bound.as_field_group() for bound in filled), str(filled.errors)]).encode()
