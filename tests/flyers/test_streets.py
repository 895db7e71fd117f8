"""A leafleting sheet: streets on paper and on the telephone, ticked off by whoever walked them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from doorstep.flyers.actions import forgetting
from doorstep.flyers.actions import leafleting as actions
from doorstep.flyers.models import Leafleting, Street
from doorstep.groups.actions.members import leave_altogether
from doorstep.groups.models import Group, Role
from doorstep.people.models import Person
from tests.factories import make_group, make_membership, make_person, make_team, sign_in
from tests.flyers.reading import codes_in, picture_of, words_of

pytestmark = pytest.mark.django_db
STREETS = ["Choumert Road, odd numbers", "Bellenden Road", "Rye Lane"]


@pytest.fixture
def sheet(group: Group, clara: Person) -> Leafleting:
    return actions.begin(group, "Postcards in May", STREETS, by=clara.pk, now=timezone.now())


def on(sheet: Leafleting, name: str = "sheet", *more: object) -> str:
    return reverse(f"flyers:{name}", args=[sheet.group.slug, sheet.pk, *more])


def street(sheet: Leafleting, name: str = "Rye Lane") -> Street:
    return sheet.streets.get(name=name)


def press(client: Client, sheet: Leafleting, do: str, name: str = "Rye Lane") -> str:
    return (
        client.post(on(sheet, "street", street(sheet, name).pk), {"do": do})["Location"]
        .partition("done=")[2]
        .partition("#")[0]
    )


def test_a_coordinator_makes_a_sheet_that_begins_with_the_street_teams(at_desk: Client, group: Group) -> None:
    make_team(group, "Choumert corner")
    new = reverse("flyers:new-sheet", args=[group.slug])
    assert "Choumert corner" in at_desk.get(new).content.decode()

    at_desk.post(new, {"name": " May ", "streets": "Rye Lane\n\n rye lane\r\nBellenden  Road\u202e"})

    sheet = Leafleting.objects.get()
    assert sheet.name == "May"
    assert [each.name for each in sheet.streets.all()] == ["Rye Lane", "Bellenden Road"]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"name": "", "streets": "Rye Lane"}, "Give it a name"),
        ({"name": "May", "streets": " \n "}, "Write one street at least"),
        ({"name": "May", "streets": "x" * 81}, "Shorter, so that it fits into a line"),
        ({"name": "May", "streets": "\n".join(map(str, range(151)))}, "Make two of it"),
        ({"name": "May", "streets": "x" * 20_000}, "Make two of it"),
    ],
)
def test_what_is_no_sheet_is_said_kindly(at_desk: Client, group: Group, sent: dict[str, str], says: str) -> None:
    answer = at_desk.post(reverse("flyers:new-sheet", args=[group.slug]), sent)

    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_whoever_is_in_it_takes_a_street_and_ticks_it_off(client: Client, sheet: Leafleting, ben: Person) -> None:
    sign_in(client, ben)

    assert press(client, sheet, "taken") == "taken"
    assert press(client, sheet, "done") == "done"

    found = street(sheet)
    assert (found.taken_by, found.done_by) == (ben.pk, ben.pk)
    assert found.done_at
    assert "You" in client.get(on(sheet)).content.decode()
    assert press(client, sheet, "undone") == "undone"
    assert press(client, sheet, "undone") == "late"
    assert (street(sheet).taken_by, street(sheet).done_at) == (ben.pk, None)
    assert press(client, sheet, "let-go") == "let-go"
    assert press(client, sheet, "let-go") == "late"
    assert street(sheet).taken_by is None


def test_pressed_twice_or_too_late_nothing_happens(
    client: Client, sheet: Leafleting, ben: Person, clara: Person
) -> None:
    actions.take(street(sheet), clara.pk, by=clara.pk)
    sign_in(client, ben)

    assert press(client, sheet, "taken") == "late"
    assert press(client, sheet, "let-go") == "late"
    assert press(client, sheet, "dance") == "late"
    assert press(client, sheet, "done") == "done"
    assert press(client, sheet, "done") == "late"


def test_a_volunteer_is_told_that_a_neighbour_has_it_and_not_who(
    client: Client, at_desk: Client, sheet: Leafleting, group: Group, ben: Person, clara: Person
) -> None:
    femi = make_person("Femi")
    make_membership(femi, group)
    actions.take(street(sheet), femi.pk, by=clara.pk)
    assert "Femi" in at_desk.get(on(sheet)).content.decode()

    sign_in(client, ben)
    shown = client.get(on(sheet)).content.decode()
    assert "A neighbour" in shown
    assert "Femi" not in shown
    assert client.get(on(sheet, "sheet-pdf")).status_code in {302, 404}


def test_a_coordinator_who_came_by_a_code_alone_reads_no_names(
    client: Client, sheet: Leafleting, ben: Person, clara: Person
) -> None:
    actions.take(street(sheet), ben.pk, by=clara.pk)
    sign_in(client, clara)

    assert "Ben" not in client.get(on(sheet)).content.decode()


def test_a_coordinator_gives_a_street_to_somebody_of_the_group_alone(
    at_desk: Client, sheet: Leafleting, ben: Person
) -> None:
    dev = make_person("Dev")
    giving = on(sheet, "giving", street(sheet).pk)

    assert at_desk.post(giving, {"person": str(dev.pk)})["Location"].endswith("done=late")
    assert at_desk.post(giving, {"person": str(ben.pk)})["Location"].endswith("done=taken")
    assert street(sheet).taken_by == ben.pk


def test_nobody_is_given_a_street_whom_nobody_chose(at_desk: Client, sheet: Leafleting) -> None:
    shown = at_desk.post(on(sheet, "giving", street(sheet).pk), {"person": ""})
    assert (shown.status_code, "Choose somebody." in shown.content.decode()) == (422, True)
    assert street(sheet).taken_by is None


def test_whoever_ticks_a_street_off_stays_at_it(client: Client, sheet: Leafleting, ben: Person) -> None:
    sign_in(client, ben)
    one = street(sheet)
    sent = client.post(on(sheet, "street", one.pk), {"do": "done"})
    assert sent["Location"] == f"{on(sheet)}?done=done#street-{one.pk}"
    assert f'id="street-{one.pk}"' in client.get(on(sheet)).content.decode()


def test_streets_are_added_once_and_a_sheet_is_thrown_away(at_desk: Client, sheet: Leafleting) -> None:
    at_desk.post(on(sheet, "more-streets"), {"streets": "rye lane\nLyndhurst Way"})
    assert [each.name for each in sheet.streets.all()] == [*STREETS, "Lyndhurst Way"]

    assert at_desk.post(on(sheet, "more-streets"), {"streets": ""}).status_code == 422
    throwing = on(sheet, "throw-away")
    says = [at_desk.post(throwing)["Location"].partition("done=")[2] for _ in range(2)]
    assert says == ["thrown-away", "late"]
    assert not Leafleting.objects.exists()


def test_on_paper_there_are_boxes_who_takes_what_and_the_way_to_the_page(
    at_desk: Client, sheet: Leafleting, ben: Person
) -> None:
    actions.take(street(sheet), ben.pk, by=ben.pk)

    made = at_desk.get(on(sheet, "sheet-pdf"))

    found = words_of(made.content)
    assert all(name in found for name in [*STREETS, "Ben", "Postcards in May", "Nunhead Neighbours"])
    assert codes_in(picture_of(made.content)) == [f"http://testserver{on(sheet)}"]


def test_a_double_press_makes_one_sheet_and_another_name_another(at_desk: Client, group: Group) -> None:
    new = reverse("flyers:new-sheet", args=[group.slug])
    for name in ("May", "May", "June"):
        at_desk.post(new, {"name": name, "streets": "Rye Lane"})
    assert Leafleting.objects.count() == 2


def test_a_sheet_stays_one_that_can_be_printed(at_desk: Client, sheet: Leafleting) -> None:
    more = {"streets": "\n".join(f"Street {each}" for each in range(148))}
    answer = at_desk.post(on(sheet, "more-streets"), more)
    assert answer.status_code == 422
    assert "Make two of it" in answer.content.decode()
    assert sheet.streets.count() == 3


def test_the_page_asks_once_who_takes_a_street(at_desk: Client, sheet: Leafleting) -> None:
    page = at_desk.get(on(sheet)).content.decode()
    assert page.count('<select name="person"') == 1
    assert page.count('form="giving"') == len(STREETS)


def test_whoever_left_is_named_no_more_and_holds_no_street(
    at_desk: Client, sheet: Leafleting, group: Group, ben: Person
) -> None:
    actions.take(street(sheet), ben.pk, by=ben.pk)
    forgetting.forget(timezone.now())
    assert street(sheet).taken_by == ben.pk
    leave_altogether(ben, group, by=ben.pk, now=timezone.now())
    assert "Ben" not in at_desk.get(on(sheet)).content.decode()
    assert forgetting.forget(timezone.now()) == 1
    assert street(sheet).taken_by is None


def test_who_walked_a_street_is_forgotten_and_that_it_is_done_stays(sheet: Leafleting, ben: Person) -> None:
    actions.take(street(sheet), ben.pk, by=ben.pk)
    actions.done(street(sheet), by=ben.pk, now=timezone.now())
    assert forgetting.forget(timezone.now() + timedelta(days=27)) == 0
    assert forgetting.forget(timezone.now() + timedelta(days=28, hours=1)) == 1
    found = street(sheet)
    assert (found.taken_by, found.done_by) == (None, None)
    assert found.done_at


def test_another_groups_sheet_is_not_there(client: Client, sheet: Leafleting) -> None:
    other = make_group("Rye Lane Neighbours")
    dev = make_person("Dev")
    sign_in(client, dev, strong=True)

    assert client.get(on(sheet)).status_code == 404
    assert client.post(on(sheet, "street", street(sheet).pk), {"do": "taken"}).status_code == 404
    assert client.get(reverse("flyers:sheet", args=[other.slug, sheet.pk])).status_code == 404


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.STREET_COORDINATOR])
def test_whoever_is_there_finds_the_streets_once(client: Client, group: Group, role: Role) -> None:
    dev = make_person("Dev", email="dev@example.org")
    make_membership(dev, group, role, make_team(group, "Choumert corner") if role != Role.VOLUNTEER else None)
    sign_in(client, dev)
    assert client.get(reverse("groups:mine")).content.decode().count(reverse("flyers:sheets", args=[group.slug])) == 1
