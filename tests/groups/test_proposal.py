"""Asking to be listed."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.groups.forms.proposal import ProposalForm
from doorstep.groups.models import Group
from tests.factories import PECKHAM

pytestmark = pytest.mark.django_db

SAID = {
    "name": "Choumert Neighbours",
    "summary": "Shopping and post around the market.",
    "where": "SE15, SE22",
    "around": "600",
    "who": "of-it",
    "kinds": ["shopping", "post"],
    "phone": "020 7946 0123",
}


def propose(client: Client, **other: object) -> str:
    answer = client.post("/groups/new/", {**SAID, **other}, follow=True)
    return str(answer.content.decode())


def test_a_group_proposes_itself_and_waits_for_a_human_look(client: Client) -> None:
    text = propose(client, languages=["bn", "en"], other_kind="bread baking", place="From the market to the Rye")
    assert "Thank you" in text
    group = Group.objects.get()
    assert group.status == Group.Listing.PROPOSED
    assert {"SE15", "SE22"} <= set(group.district_codes)
    assert [str(kind) for kind in group.kinds.all()] == ["shopping", "post and errands", "bread baking"]
    assert client.get(group.get_absolute_url()).status_code == 404


def test_a_postcode_stands_for_the_streets_around_it(client: Client) -> None:
    propose(client, where="SE15")
    assert Group.objects.get().patches.get().parts == {"districts": ["SE15"]}


def test_an_uploaded_shape_is_the_patch(client: Client) -> None:
    latitude, longitude = PECKHAM
    ring = [[longitude + x, latitude + y] for x, y in ((0, 0), (0.02, 0), (0.02, 0.01), (0, 0.01), (0, 0))]
    shape = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    upload = SimpleUploadedFile("patch.geojson", json.dumps(shape).encode())
    assert "Thank you" in propose(client, where="", shape=upload)
    assert Group.objects.get().patches.get().size > 5


def test_a_double_click_proposes_one_group(client: Client) -> None:
    assert "Thank you" in propose(client)
    assert "Thank you" in propose(client)
    assert Group.objects.count() == 1
    propose(client, summary="Something else altogether.")
    assert Group.objects.count() == 2


def test_more_than_anybody_can_look_at_are_asked_to_wait(client: Client) -> None:
    Group.objects.bulk_create(
        Group(name="Spam", slug=f"spam-{number}", initial="S", status="proposed", cell=1) for number in range(500)
    )
    assert "Try again tomorrow" in propose(client)
    assert Group.objects.count() == 500


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "Write your group’s name"),
        ("where", "", "Say where you help"),
        ("where", "Atlantis", "Atlantis"),
        ("where", "ZZ99", "ZZ99"),
        ("phone", "", "at least one way to reach you"),
        ("website", "https://chat.whatsapp.com/AbC", "private chat"),
        ("description", "Come to t.me/joinchat/AbC", "private chat"),
        ("email", "nobody", "name@example.org"),
        ("phone", "12345", "Write the whole number"),
        ("kinds", [], "Choose at least one"),
        ("name", "\u200b\u200b", "can be read aloud"),
        ("name", "🙂", "can be read aloud"),
        ("where", ", ".join(f"SE{number}" for number in range(1, 15)), "twelve places at most"),
        ("email", "chat.whatsapp.com/AbC@example.org", "private chat"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    client: Client, field: str, value: object, said: str
) -> None:
    answer = client.post("/groups/new/", {**SAID, field: value})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert f'id="id_{field}_error"' in text
    assert str(SAID["summary"]) in text
    assert not Group.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b'{"type": "Polygon", "coordinates": [[[NaN, 51], [0, 51], [0, 52]]]}',
        b"",
        b"not json",
        b"[1, 2]",
        b"{}",
        b"\xff\xfe",
        b'{"type": "Point", "coordinates": [0, 0]}',
        b"[" * 9999,
    ],
)
def test_a_file_that_is_no_shape_is_refused_kindly(client: Client, content: bytes) -> None:
    upload = SimpleUploadedFile("patch.geojson", content)
    answer = client.post("/groups/new/", {**SAID, "shape": upload})
    assert answer.status_code == 422
    assert 'id="id_shape_error"' in answer.content.decode()
    assert not Group.objects.exists()


def test_a_file_too_large_is_refused_with_a_sentence(client: Client) -> None:
    upload = SimpleUploadedFile("patch.geojson", b" " * 2_000_000)
    assert "larger than 1 MB" in propose(client, shape=upload)


def test_a_file_of_ten_megabytes_is_not_even_read(client: Client) -> None:
    upload = SimpleUploadedFile("patch.geojson", b" " * 10_000_000)
    assert client.post("/groups/new/", {**SAID, "shape": upload}).status_code == 413


def test_a_shape_is_kept_as_nothing_but_its_outline(client: Client) -> None:
    latitude, longitude = PECKHAM
    ring = [[longitude + x, latitude + y] for x, y in ((0, 0), (0.02, 0), (0.02, 0.01), (0, 0.01), (0, 0))]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    named = {"type": "Feature", "properties": {"owner": "Amina \u0000"}, "geometry": geometry}
    propose(client, where="", shape=SimpleUploadedFile("patch.geojson", json.dumps(named).encode()))
    assert "Amina" not in json.dumps(Group.objects.get().patches.get().parts)


def test_outlines_that_would_take_for_ever_are_refused_at_once(client: Client) -> None:
    slivers = [[[[x / 100, 50], [x / 100, 60.9], [x / 100, 55.0], [x / 100, 50]]] for x in range(-300, -150)]
    shape = json.dumps({"type": "MultiPolygon", "coordinates": slivers}).encode()
    assert "finer than we can follow" in propose(client, shape=SimpleUploadedFile("patch.geojson", shape))


def test_a_pasted_novel_is_refused(client: Client) -> None:
    assert client.post("/groups/new/", {**SAID, "description": "x" * 5_000_000}).status_code in {400, 413}
    assert not Group.objects.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(where=st.text(max_size=200), around=st.sampled_from(["300", "600", "1200", "x"]))
def test_nothing_that_can_be_typed_as_a_place_is_an_error(where: str, around: str) -> None:
    ProposalForm({**SAID, "where": where, "around": around}).is_valid()
