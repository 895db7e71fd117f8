"""A flyer by one form: kept, changed, put away; and whoever follows its code is counted and never known."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from doorstep.flyers.actions import batches as actions
from doorstep.flyers.models import Batch, Visits
from doorstep.flyers.queries import batches
from doorstep.flyers.said import Flyer
from doorstep.groups import actions as groups
from doorstep.groups.models import Group
from doorstep.people.models import Person
from tests.factories import make_group, sign_in
from tests.flyers.reading import codes_in, picture_of, words_of

pytestmark = pytest.mark.django_db
SENT = {"size": "a5", "first": "en", "second": "", "phone": "020 7946 0199", "district": "SE15", "note": "May"}


def make_batch(group: Group, **said: object) -> Batch:
    return actions.keep(group, Flyer(**said), by=None, now=timezone.now())  # type: ignore[arg-type] # what a test says


def design(group: Group) -> str:
    return reverse("flyers:design", args=[group.slug])


def of(name: str, batch: Batch) -> str:
    return reverse(f"flyers:{name}", args=[batch.group.slug, batch.pk])


def test_a_flyer_is_made_by_one_form_and_its_code_leads_to_asking_this_group(at_desk: Client, group: Group) -> None:
    answer = at_desk.post(design(group), {**SENT, "first": "ar", "second": "en"}, follow=True)

    batch = Batch.objects.get()
    assert answer.redirect_chain == [(f"{of('batch', batch)}?done=kept", 302)]
    assert batch.flyer == Flyer("a5", ("ar", "en"), {}, "020 7946 0199", "SE15", "May")
    assert "Somebody who speaks Arabic should read this" in answer.content.decode()
    made = at_desk.get(of("pdf", batch))
    assert made["Content-Type"] == "application/pdf"
    [address] = codes_in(picture_of(made.content, grey=True))
    assert address == f"http://testserver/f/{batch.code}/"
    assert Client().get(address)["Location"] == f"/ask/?group={group.slug}"
    asked = Client().get(address, follow=True).content.decode()
    assert f'name="group" value="{group.slug}"' in asked


def test_what_the_group_says_itself_is_printed_and_the_rest_is_ours(at_desk: Client, group: Group) -> None:
    batch = make_batch(group)

    at_desk.post(
        of("batch", batch), {**SENT, "title_en": " Stuck\tat home? ", "help_en": "", "ring_en": "Ring or text"}
    )

    batch.refresh_from_db()
    assert batch.phrases == {"en": {"title": "Stuck at home?"}}
    found = words_of(at_desk.get(of("pdf", batch)).content)
    assert "Stuck at home?" in found
    assert "Your neighbours help with shopping, prescriptions" in found


def test_a_changed_flyer_keeps_its_code_and_another_gets_its_own(at_desk: Client, group: Group) -> None:
    batch = make_batch(group)
    code = batch.code

    assert "done=changed" in at_desk.post(of("batch", batch), {**SENT, "size": "a6"})["Location"]
    assert "done=unchanged" in at_desk.post(of("batch", batch), {**SENT, "size": "a6"})["Location"]
    assert "done=kept" in at_desk.post(of("batch", batch), {**SENT, "do": "another"})["Location"]

    first, second = Batch.objects.order_by("pk")
    assert (first.code, first.size, second.size) == (code, "a6", "a5")
    assert second.code != code


def test_put_away_it_leaves_the_list_and_leads_on(at_desk: Client, group: Group) -> None:
    batch = make_batch(group, note="Choumert in May")

    answer = at_desk.post(of("putting-away", batch), follow=True)

    assert "Choumert in May" not in answer.content.decode().partition("Those you put away")[0]
    assert "done=late" in at_desk.post(of("putting-away", batch))["Location"]
    assert Client().get(f"/f/{batch.code}/").status_code == 302


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"phone": "ring Clara"}, "Write the number in digits"),
        ({"phone": "0" * 10_000}, "Shorter: 24 letters at most"),
        ({"title_en": "x" * 10_000}, "Shorter: 48 letters at most"),
        ({"help_en": "Help 😀"}, "These signs cannot be printed: 😀"),
        ({"help_en": "Join chat.whatsapp.com/AbCdEf123456"}, "a link into a chat"),
        ({"title_en": "W" * 48, "size": "a6"}, "Shorten them, or make it larger"),
        ({"size": "a0"}, "not one of the available choices"),
        ({"first": "tlh"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_printed_is_said_kindly_and_kept(
    at_desk: Client, group: Group, sent: dict[str, str], says: str
) -> None:
    answer = at_desk.post(design(group), {**SENT, **sent})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert says in shown
    assert all(words[:40] in shown for name, words in sent.items() if name not in {"size", "first"})
    assert not Batch.objects.exists()


def test_turning_signs_are_taken_out_of_what_was_typed(at_desk: Client, group: Group) -> None:
    at_desk.post(design(group), {**SENT, "phone": "\u202e020 7946 0199", "title_en": "Help\u202e me"})

    flyer = Batch.objects.get().flyer
    assert (flyer.phone, flyer.phrases) == ("020 7946 0199", {"en": {"title": "Help me"}})


def test_the_form_begins_with_what_the_listing_says_and_shows_a_picture(at_desk: Client, group: Group) -> None:
    shown = at_desk.get(design(group)).content.decode()

    assert 'value="020 7946 0123"' in shown
    assert "SE15" in shown
    assert "Your neighbours help with shopping, prescriptions, and a friendly phone call." in shown
    picture = at_desk.get(reverse("flyers:example", args=[group.slug]))
    assert picture.content.startswith(b"\x89PNG")


def test_in_black_nothing_has_a_colour(at_desk: Client, group: Group) -> None:
    batch = make_batch(group, phone="020 7946 0199")

    made = at_desk.get(of("pdf", batch), {"ink": "black"})

    colours = picture_of(made.content, dots=60).convert("HSV").getchannel("S").getextrema()
    assert colours == (0, 0)


# -- Following a code ------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("clara")
def test_each_visit_is_a_number_of_its_day_and_nothing_of_who_came(group: Group) -> None:
    batch = make_batch(group)
    stranger = Client()

    for code in (batch.code, batch.code.lower(), batch.code):
        answer = stranger.get(f"/f/{code}/")

    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
    assert [(row.day, row.many) for row in Visits.objects.all()] == [(timezone.localdate(), 3)]
    assert {field.name for field in Visits._meta.get_fields()} == {"id", "batch", "day", "many"}  # noqa: SLF001 # Django's


@pytest.mark.usefixtures("clara")
@pytest.mark.parametrize(
    "said",
    [
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"X-Moz": "prefetch"},
        {"X-Purpose": "preview"},
        {"Sec-Fetch-Dest": "image"},
        {"User-Agent": "WhatsApp/2.23"},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
    ],
)
def test_a_look_in_advance_and_a_program_are_not_counted(group: Group, said: dict[str, str]) -> None:
    batch = make_batch(group)

    assert Client(headers=said).get(f"/f/{batch.code}/").status_code == 302
    assert Client().head(f"/f/{batch.code}/").status_code == 302
    assert not Visits.objects.exists()


def test_a_code_nobody_knows_leads_to_the_finder_kindly() -> None:
    answer = Client().get("/f/NOBODY/")

    assert answer.status_code == 404
    assert "type your postcode, and we say who" in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


@pytest.mark.usefixtures("clara")
def test_a_group_that_rests_is_shown_and_one_that_stopped_is_not(group: Group) -> None:
    batch = make_batch(group)

    groups.rest(group, by=None)
    assert Client().get(f"/f/{batch.code}/")["Location"] == group.get_absolute_url()
    group.refresh_from_db()
    groups.close(group, by=None)
    assert Client().get(f"/f/{batch.code}/").status_code == 404


def test_what_each_batch_brought_stands_beside_it(at_desk: Client, group: Group) -> None:
    batch, day = make_batch(group, note="May"), datetime.date(2026, 5, 4)
    Visits.objects.create(batch=batch, day=day, many=2)
    Visits.objects.create(batch=batch, day=day + datetime.timedelta(days=1), many=1)

    assert "followed 3 times" in at_desk.get(design(group)).content.decode()
    assert batches.days(batch) == [(datetime.date(2026, 5, 5), 1), (day, 2)]


# -- Who may ---------------------------------------------------------------------------------------------------------


def test_only_who_coordinates_this_group_designs_for_it(client: Client, group: Group, ben: Person) -> None:
    batch, other = make_batch(group), make_batch(make_group("Rye Lane"))
    sign_in(client, ben, strong=True)

    for address in (design(group), of("batch", batch), of("pdf", batch), of("picture", batch)):
        assert client.get(address).status_code == 404
    assert client.get(reverse("flyers:pdf", args=[group.slug, other.pk])).status_code == 404


def test_the_list_asks_as_much_of_the_database_for_three_as_for_one(at_desk: Client, group: Group) -> None:
    make_batch(group)
    one = asked_for(at_desk, design(group))

    for _ in range(2):
        make_batch(group)

    assert asked_for(at_desk, design(group)) == one


def asked_for(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_a_double_press_makes_one(at_desk: Client, group: Group) -> None:
    for _press in range(2):
        at_desk.post(design(group), SENT)
    assert Batch.objects.count() == 1


def test_of_two_who_change_one_the_second_is_told(at_desk: Client, group: Group) -> None:
    batch = make_batch(group)
    stamp = batch.flyer.stamp
    assert f'name="seen" value="{stamp}"' in at_desk.get(of("batch", batch)).content.decode()
    at_desk.post(of("batch", batch), {**SENT, "seen": stamp})

    second = at_desk.post(of("batch", batch), {**SENT, "district": "SE22", "seen": stamp})

    assert second.status_code == 422
    assert "Somebody else wrote this down while you typed." in second.content.decode()
    batch.refresh_from_db()
    assert batch.district == "SE15"
    assert f'name="seen" value="{batch.flyer.stamp}"' in second.content.decode()
    again = at_desk.post(of("batch", batch), {**SENT, "district": "SE22", "seen": batch.flyer.stamp})
    assert "done=changed" in again["Location"]


def test_what_was_put_away_is_found_again(at_desk: Client, group: Group) -> None:
    batch = make_batch(group)
    actions.put_away(batch, by=None, now=timezone.now())
    page = at_desk.get(design(group)).content.decode()
    assert of("batch", batch) in page.partition("Those you put away")[2]


@pytest.mark.parametrize(
    ("said", "printed"),
    [("+44 (0)20 / 7946 - 0123 ...", "+4402079460123"), ("020 7946 0123", "020 7946 0123"), ("0" * 30, "")],
)
def test_a_number_is_printed_whole_or_not_at_all(said: str, printed: str) -> None:
    group = make_group(contact_ways=(("phone", said),))
    assert batches.first_of(group).phone == printed
