"""Questions and answers in a real browser: looked for, asked, written, read by another, published; and no barrier."""

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doorstep.people.models import Person
from doorstep.questions.actions import answering
from doorstep.questions.models import Question
from tests.browser.looking import Scheme, barriers, in_colours, on_a_small_screen, signed_in, too_wide
from tests.factories import make_group, open_desk
from tests.questions.making import SAYS, make_answer, make_question, make_researcher, next_year, written

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Averyveryverylongwordwithoutanyplacetobreakitwhatsoeverinthewholeofit"
ASKED = "May we keep a freezer for the whole street?"
ANSWER = "## Yes\n\nKeep it **below -18 degrees**, and write down who looks.\n"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def every_page() -> tuple[list[str], list[str], list[str], Person]:
    """Have a page of each kind: for anybody, for one who looks things up, and for the desk; and who looks things up."""
    ravi, grace, answer = make_researcher("Ravi"), make_researcher("Grace"), make_answer()
    make_group("Nunhead Neighbours")
    to_write, to_read = make_question(words=LONG), written(make_question(contact=""), grace)
    make_question(words=f"{LONG} too?")
    answering.assign(to_write, ravi.pk, by=ravi.pk, now=timezone.now())
    answering.give_to_read(to_read, ravi.pk, by=ravi.pk, now=timezone.now())
    research, desk = "/questions/research/", "/desk/questions/"
    return (
        ["/questions/", answer.get_absolute_url(), "/questions/ask/", "/questions/back/"],
        [research, f"{research}{to_write.pk}/", f"{research}{to_read.pk}/reading/", "/questions/mine/"],
        [desk, f"{desk}{to_write.pk}/", f"{desk}{to_read.pk}/", f"{desk}answers/", f"{desk}people/"],
        ravi,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(browser: Browser, live_server: LiveServer, scheme: Scheme) -> None:
    esther = open_desk(Client())
    public, his, desk, ravi = every_page()
    with in_colours(browser, live_server.url, scheme) as page:
        assert barriers(page, public) == {}
        signed_in(page, live_server.url, ravi, "passkey")
        assert barriers(page, his) == {}
        signed_in(page, live_server.url, esther, "passkey")
        assert barriers(page, desk) == {}


def test_nothing_is_cut_off_on_a_small_phone(browser: Browser, live_server: LiveServer) -> None:
    esther = open_desk(Client())
    public, his, desk, ravi = every_page()
    with on_a_small_screen(browser, live_server.url, 320) as page:
        assert too_wide(page, 320, public) == {}
        signed_in(page, live_server.url, ravi, "passkey")
        assert too_wide(page, 320, his) == {}
        signed_in(page, live_server.url, esther, "passkey")
        assert too_wide(page, 320, desk) == {}


def test_an_answer_is_found_on_a_phone_and_by_its_topic(phone: Page) -> None:
    make_answer()
    phone.goto("/questions/")
    phone.get_by_label("Look for an answer").fill("somebody's bank card")
    press(phone, "Look")
    phone.get_by_role("link", name=SAYS.question).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(SAYS.question)
    phone.get_by_role("link", name="Questions and answers").first.click()
    phone.get_by_role("link", name="Money", exact=True).click()
    expect(phone.get_by_role("link", name=SAYS.question)).to_be_in_viewport()
    phone.get_by_role("link", name="I did not find it").click()
    expect(phone.get_by_role("link", name="Ask a question")).to_be_in_viewport()


def test_who_finds_no_answer_asks_without_script_and_sees_what_is_likely_first(plain_phone: Page) -> None:
    make_answer()
    plain_phone.goto("/questions/ask/")
    assert plain_phone.get_by_role("link", name="999").get_attribute("href") == "tel:999"
    plain_phone.get_by_label("What would you like to know?").fill("May I pay with a card of a neighbour in the shop?")
    press(plain_phone, "Look for an answer")
    expect(plain_phone.get_by_role("heading", level=1)).to_have_text("Is it one of these?")
    expect(plain_phone.get_by_role("link", name=SAYS.question)).to_be_in_viewport()
    plain_phone.get_by_label("What would you like to know?").fill(ASKED)
    press(plain_phone, "Send it")
    expect(plain_phone.get_by_role("heading", level=1)).to_have_text("We have your question")
    code = plain_phone.locator("main code").inner_text()
    plain_phone.get_by_role("link", name="The page where you type it").click()
    plain_phone.get_by_label("Your code").fill(code)
    press(plain_phone, "Look")
    expect(plain_phone.get_by_text("Waits for somebody to look it up")).to_be_visible()


def test_from_the_desk_to_an_answer_that_two_people_stand_by(phone: Page, live_server: LiveServer) -> None:
    esther, ravi, grace = open_desk(Client()), make_researcher("Ravi"), make_researcher("Grace")
    question = make_question(words=ASKED, contact="")
    given(phone, live_server.url, esther, "Ravi, library")
    answered(phone, live_server.url, ravi)
    given(phone, live_server.url, esther, "Grace, library")
    read_over(phone, live_server.url, grace)
    published(phone, live_server.url, esther)
    answer = Question.objects.select_related("answer").get(pk=question.pk).answer
    assert answer
    phone.context.clear_cookies()
    phone.goto(answer.get_absolute_url())
    expect(phone.get_by_role("heading", level=1)).to_have_text("May we share a freezer?")
    expect(phone.get_by_role("link", name="Chilling food, Food Standards Agency")).to_be_visible()


def given(page: Page, site: str, esther: Person, to: str) -> None:
    """Open it from the list of what is open, and give it to somebody."""
    signed_in(page, site, esther, "passkey")
    page.goto("/desk/questions/")
    page.get_by_role("link", name=ASKED).click()
    page.get_by_label("Who?").select_option(label=to)
    press(page, "Give it to them")
    expect(page.get_by_role("status").first).to_be_visible()


def answered(page: Page, site: str, ravi: Person) -> None:
    signed_in(page, site, ravi, "passkey")
    page.goto("/questions/research/")
    page.get_by_role("link", name=ASKED).click()
    page.get_by_label("The question, in words that are about nobody").fill("May we share a freezer?")
    page.get_by_label("Where it belongs").select_option(label="food")
    page.get_by_label("The answer", exact=True).fill(ANSWER)
    press(page, "Keep it and show me")
    expect(page.locator("strong", has_text="below -18 degrees")).to_be_visible()
    press(page, "It is written")
    expect(page.get_by_role("alert").first).to_contain_text("one source at least")
    page.get_by_label("Where it is from").fill("Chilling food, Food Standards Agency, https://www.food.gov.uk/")
    press(page, "It is written")
    expect(page.get_by_role("heading", name="Nothing is with you")).to_be_visible()


def read_over(page: Page, site: str, grace: Person) -> None:
    signed_in(page, site, grace, "passkey")
    page.goto("/questions/research/")
    page.get_by_role("link", name="May we share a freezer?").click()
    expect(page.get_by_text(ASKED)).to_be_visible()
    press(page, "It is right")
    expect(page.get_by_role("heading", name="Nothing is with you")).to_be_visible()


def published(page: Page, site: str, esther: Person) -> None:
    signed_in(page, site, esther, "passkey")
    page.goto("/desk/questions/")
    page.get_by_role("link", name=ASKED).click()
    page.get_by_label("Look again by").fill(next_year().isoformat())
    page.get_by_label("I have read all of it. Nobody can be recognised in it.").check()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("status").first).to_be_visible()
