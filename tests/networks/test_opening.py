"""Whoever runs the site opens networks, says what they are for and where, and gives seats at their desks."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from doorstep.networks.actions.opening import open_network
from doorstep.networks.area import touch
from doorstep.networks.models import Network, NetworkCell, Officer
from doorstep.networks.queries import directory
from doorstep.networks.said import About
from doorstep.places import cells
from tests.factories import LEEDS, PECKHAM, make_area, make_person, open_desk
from tests.groups.pages import text
from tests.networks.making import browser_of, make_network, make_officer

pytestmark = pytest.mark.django_db
SAID = {"name": "Southern Network", "level": "borough", "where": "SE15, SE22", "about": "News for all.", "run_by": "Us"}
SQUARE = b'{"type":"Polygon","coordinates":[[[-0.08,51.46],[-0.05,51.46],[-0.05,51.48],[-0.08,51.48],[-0.08,51.46]]]}'


@pytest.fixture
def at_the_desk() -> Client:
    client = Client()
    open_desk(client)
    return client


def test_a_network_is_opened_and_has_its_page(at_the_desk: Client) -> None:
    assert "There is no network yet" in text(at_the_desk, "/desk/networks/")
    assert "It is open." in text(at_the_desk, "/desk/networks/new/", **SAID)
    network = Network.objects.get()
    assert network.slug == "southern-network"
    page = text(Client(), network.get_absolute_url())
    assert "News for all." in page
    assert "A borough or town" in page
    assert "Southern Network" in text(at_the_desk, "/desk/networks/")


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"name": ""}, "Write the network’s name."),
        ({"name": "🐈"}, "Write a name that can be read aloud."),
        ({"where": ""}, "Say where it is"),
        ({"where": "ZZ99"}, "ZZ99"),
        ({"email": "nobody"}, "Write it like name@example.org."),
        ({"shape": SimpleUploadedFile("area.json", b"no")}, "This is not a GeoJSON file."),
    ],
)
def test_what_is_wrong_is_said_beside_it(at_the_desk: Client, said: dict[str, object], says: str) -> None:
    answer = at_the_desk.post("/desk/networks/new/", SAID | said)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Network.objects.exists()


def test_its_area_is_said_by_names_by_codes_or_by_a_file(at_the_desk: Client) -> None:
    here = cells.cell_at(*PECKHAM)
    make_area("E05000001", "Rye Lane", [here])
    text(at_the_desk, "/desk/networks/new/", **SAID | {"where": "Rye Lane"})
    assert set(NetworkCell.objects.values_list("cell", flat=True)) == {here}
    network = Network.objects.get()
    text(
        at_the_desk,
        f"/desk/networks/{network.pk}/",
        **SAID | {"where": "", "shape": SimpleUploadedFile("a.json", SQUARE)},
    )
    assert NetworkCell.objects.count() > 1
    before = NetworkCell.objects.count()
    assert "Saved." in text(at_the_desk, f"/desk/networks/{network.pk}/", **SAID | {"where": "", "name": "Another"})
    assert NetworkCell.objects.count() == before
    assert Network.objects.get().name == "Another"


def test_the_whole_country_needs_no_area_and_reaches_everywhere(at_the_desk: Client) -> None:
    text(at_the_desk, "/desk/networks/new/", **SAID | {"level": "country", "where": ""})
    network = Network.objects.get()
    assert directory.reaches(network, ["LS1"])
    assert list(directory.covering(cells.cell_at(*LEEDS))) == [network]
    assert text(Client(), network.get_absolute_url())


def test_a_network_sits_in_a_wider_one_alone(at_the_desk: Client) -> None:
    make_network("Ring", level="borough", email="")
    assert "one that is wider" in text(
        at_the_desk, "/desk/networks/new/", **SAID | {"level": "region", "within": "ring"}
    )
    text(at_the_desk, "/desk/networks/new/", **SAID | {"level": "ward", "within": "ring"})
    ward = Network.objects.get(level="ward")
    assert ward.within == Network.objects.get(name="Ring")
    assert "It sits in:" in text(Client(), ward.get_absolute_url())
    assert ward.name in text(Client(), "/networks/ring/")


def test_a_network_does_not_become_narrower_than_what_sits_in_it(at_the_desk: Client) -> None:
    ring = make_network("Ring", level="region", email="")
    make_network("Ward", level="ward", email="", within="ring")
    page = text(at_the_desk, f"/desk/networks/{ring.pk}/", **SAID | {"level": "ward", "name": "Ring"})
    assert "one that is wider" in page


def test_two_networks_are_not_written_to_at_one_address(at_the_desk: Client) -> None:
    make_network("Ring", email="join@ring.example")
    page = text(at_the_desk, "/desk/networks/new/", **SAID | {"email": "Join@Ring.example"})
    assert "Another network is written to at this address." in page


def test_a_seat_is_given_by_a_code_and_ended(at_the_desk: Client) -> None:
    network = make_network()
    page = text(at_the_desk, f"/desk/networks/{network.pk}/seats/code/", now="1")
    code = page.split('<code dir="ltr">')[1].split("</code>")[0]
    olu = make_person("Olu")
    theirs = browser_of(olu)
    text(theirs, "/networks/desk/", code=code)
    assert theirs.get(f"/networks/{network.slug}/desk/").status_code == 200
    assert "Olu" in text(at_the_desk, f"/desk/networks/{network.pk}/")
    seat = Officer.objects.get()
    text(at_the_desk, f"/desk/networks/{network.pk}/seats/{seat.pk}/ending/", now="1")
    assert theirs.get(f"/networks/{network.slug}/desk/").status_code == 404


def test_a_code_for_where_one_sits_is_kept_for_somebody_else(at_the_desk: Client) -> None:
    network = make_network()
    olu = make_officer(network, "Olu")
    page = text(at_the_desk, f"/desk/networks/{network.pk}/seats/code/", now="1")
    code = page.split('<code dir="ltr">')[1].split("</code>")[0]
    assert "You sit at this desk already." in text(browser_of(olu), "/networks/desk/", code=code)
    dev = make_person("Dev")
    assert "You sit at its desk now." in text(browser_of(dev), "/networks/desk/", code=code)


def test_a_name_that_is_taken_gets_an_address_of_its_own() -> None:
    for slug in ("desk", "desk"):
        network = open_network(About(name=slug, level="country", drawn=None), by=None, now=timezone.now())
        assert network.slug not in {"desk", "mine"}
    assert Network.objects.count() == 2


def test_touching_ground_is_found_whatever_is_coarser() -> None:
    here = cells.cell_at(*PECKHAM)
    assert touch([here], [cells.ancestor(here, 6)])
    assert touch([cells.ancestor(here, 6)], [here])
    assert not touch([here], [cells.cell_at(*LEEDS)])
