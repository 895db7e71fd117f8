"""A policy made a group's own: filled in, on its page, with a link to where it came from and what changed there."""

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups.models import Group
from doorstep.library.actions import adopting, moving, writing
from doorstep.library.models import Adoption, Document
from doorstep.library.queries import editions, shelf
from doorstep.library.said import Says
from doorstep.messaging.models import Message
from doorstep.people.models import Person
from tests.factories import make_group
from tests.groups.pages import text
from tests.library.making import FILLED, POLICY, make_document, make_policy, make_theirs, says_now

pytestmark = pytest.mark.django_db


def said(document: Document) -> str:
    found = editions.said_in(document)
    assert found
    return found.edition.markdown


def test_a_copy_has_its_gaps_filled_in_and_knows_its_source(group: Group) -> None:
    policy = make_policy()

    own = make_theirs(policy, group)

    assert "Rye Lane Neighbours helps in SE15. One reaches us by 020 7946 0101." in said(own)
    assert "{" not in said(own)
    assert own.adoption.source == policy
    assert [*shelf.adopted_by(group)] == [own]
    # It is the group's, and nobody else makes it theirs once more.
    assert [*shelf.policies()] == [policy]


def test_made_ones_own_twice_it_is_there_once(group: Group) -> None:
    policy = make_policy()

    assert make_theirs(policy, group) == make_theirs(policy, group)
    assert Adoption.objects.count() == 1


def test_what_nobody_knows_yet_is_left_open_in_words(group: Group) -> None:
    own = adopting.adopt(make_policy(), group, filled={"lead": "Grace"}, by=None, now=timezone.now())

    assert "Tell Grace, or (still to be agreed), on the same day." in said(own)


def test_what_is_filled_in_is_words_and_no_markup(group: Group) -> None:
    filled = {**FILLED, "group": "# [Rye](javascript:alert(1)) <b>Lane</b>", "lead": "Grace\n\n# Big"}

    own = adopting.adopt(make_policy(), group, filled=filled, by=None, now=timezone.now())
    page = text(Client(), own.get_absolute_url())

    assert "<b>Lane" not in page
    assert "[Rye](javascript:alert(1))" in page
    assert 'href="javascript' not in page


def test_before_a_group_made_it_its_own_a_gap_reads_as_on_a_form() -> None:
    page = text(Client(), make_policy().get_absolute_url())

    assert "[the name of your group] helps in [where you help]." in page
    assert "{group}" not in page


def test_a_guide_is_nobodys_to_make_their_own(group: Group) -> None:
    with pytest.raises(adopting.CannotBeAdoptedError):
        make_theirs(make_document(), group)


def test_from_the_library_to_the_groups_page_in_three_presses(group: Group, clara: Person, claras: Client) -> None:
    policy = make_policy()

    assert "Make it ours" in text(Client(), policy.get_absolute_url())
    assert f"/groups/{group.slug}/library/adopting/{policy.pk}/" in text(claras, f"/library/{policy.slug}/ours/")
    here = f"/groups/{group.slug}/library/adopting/{policy.pk}/"
    page = text(claras, here)
    # What the listing knows is filled in already.
    assert 'value="Rye Lane Neighbours"' in page
    assert 'value="020 7946 0101"' in page
    shown = text(claras, here, **FILLED | {"lead": "Grace and Hope"}, do="show")
    assert "Tell Grace and Hope, or Ben" in shown
    assert not Adoption.objects.exists()
    assert "It is yours now" in text(claras, here, **FILLED, do="adopt")
    listed = text(Client(), f"/library/groups/{group.slug}/")
    assert "Safeguarding policy" in listed
    own = Document.objects.get(group=group)
    assert own.keeper == clara.pk
    assert policy.get_absolute_url() in text(Client(), own.get_absolute_url())


def test_a_gap_that_is_left_out_is_asked_for(group: Group, claras: Client) -> None:
    policy = make_policy()

    answer = claras.post(f"/groups/{group.slug}/library/adopting/{policy.pk}/", {**FILLED, "deputy": "", "do": "adopt"})

    assert answer.status_code == 422
    assert "still to be agreed" in answer.content.decode()
    assert 'value="Grace"' in answer.content.decode()


def test_whoever_comes_to_make_ones_own_what_is_so_already_is_led_to_the_copy(group: Group, claras: Client) -> None:
    policy = make_policy()
    here = f"/groups/{group.slug}/library/adopting/{policy.pk}/"
    for _press in range(2):
        assert "It is yours now" in text(claras, here, **FILLED, do="adopt")
    own = Document.objects.get(group=group)
    copy = f"/groups/{group.slug}/library/{own.pk}/?done=yours-already"

    typed = {**FILLED, "lead": "Hope"}
    came = [claras.post(here, {**typed, "do": do}).headers["Location"] for do in ("adopt", "show")]

    assert [*came, claras.get(here).headers["Location"]] == [copy] * 3
    assert "nothing of it was changed just now" in text(claras, copy)
    assert "Tell Grace, or Ben" in said(own)


def test_what_changed_at_the_source_is_shown_told_once_and_taken_over(
    group: Group, clara: Person, claras: Client
) -> None:
    policy = make_policy()
    own = make_theirs(policy, group)
    here = f"/groups/{group.slug}/library/{own.pk}/source/"
    assert "Nothing has changed there" in text(claras, here)
    says_now(policy, POLICY.replace("on the same day", "at once, and within the hour"))

    assert [adopting.tell_of_newer(timezone.now()) for _ in range(2)] == [1, 0]
    letter = Message.objects.get(person=clara, kind="source-of-document-changed")
    assert "Rye Lane Neighbours" in letter.body
    assert "there is a newer text at its source" in text(claras, f"/groups/{group.slug}/library/")
    assert "within the hour" in text(claras, here)
    looked = {"number": "2", "seen": editions.seen(own, "en")}
    assert "Taken over." in text(claras, here, **FILLED, **looked)
    own.refresh_from_db()
    assert "Tell Grace, or Ben, at once, and within the hour." in said(own)
    assert "on the same day" in text(Client(), f"/library/{own.slug}/editions/en/1/")
    assert "Nothing is newer there." in text(claras, here, **FILLED, **looked)


def test_a_group_that_changed_its_own_is_told_so_before_it_takes_anything_over(group: Group, claras: Client) -> None:
    policy = make_policy()
    own = make_theirs(policy, group)
    says_now(own, "We do it our way.")
    says_now(policy, POLICY + "\n\nAnd more.")

    assert "You changed yours since." in text(claras, f"/groups/{group.slug}/library/{own.pk}/source/")


def test_what_is_taken_over_says_who_it_is_by_now(group: Group, claras: Client) -> None:
    policy = make_policy()
    own = make_theirs(policy, group)
    says_now(policy, POLICY + "\n\nAnd more.")
    here = f"/groups/{group.slug}/library/{own.pk}/source/"
    assert 'value="Grace"' in text(claras, here)

    text(claras, here, **FILLED | {"lead": "Hope"}, number="2", seen=editions.seen(own, "en"))

    assert "Tell Hope, or Ben" in said(own)
    assert Adoption.objects.get().filled["lead"] == "Hope"


def test_nobody_takes_over_what_they_did_not_look_at(group: Group, claras: Client) -> None:
    policy = make_policy()
    own = make_theirs(policy, group)
    looked = {"number": "2", "seen": editions.seen(own, "en")}
    here = f"/groups/{group.slug}/library/{own.pk}/source/"
    for more in ("And more.", "And another thing."):
        says_now(policy, f"{POLICY}\n\n{more}")

    assert "Somebody was first" in text(claras, here, **FILLED, **looked)
    says_now(own, "We do it our way.")
    assert "Somebody else changed it" in text(claras, here, **FILLED, **looked | {"number": "3"})
    assert said(own) == "We do it our way."


def test_a_draft_of_the_groups_is_not_swallowed(group: Group, claras: Client) -> None:
    policy = make_policy()
    own = make_theirs(policy, group)
    says_now(policy, POLICY + "\n\nAnd more.")
    says = Says("Ours", "Half a sentence")
    writing.keep(own, "en", says, seen=editions.seen(own, "en"), by=None, now=timezone.now())
    here = f"/groups/{group.slug}/library/{own.pk}/source/"

    assert "Somebody began to change yours" in text(claras, here)
    page = text(claras, here, **FILLED, number="2", seen=editions.seen(own, "en"))
    assert "Somebody began to change yours" in page
    draft = editions.draft_of(own, "en")
    assert draft
    assert draft.markdown == "Half a sentence"


def test_of_a_source_that_was_taken_off_nobody_hears(group: Group, claras: Client) -> None:
    policy = make_policy()
    own = make_theirs(policy, group)
    here = f"/groups/{group.slug}/library/"
    moving.take_off(policy, by=None)
    says_now(policy, POLICY + "\n\nNot yet for anybody.")

    assert adopting.tell_of_newer(timezone.now()) == 0
    assert "there is a newer text at its source" not in text(claras, here)
    assert "Not yet" not in text(claras, f"{here}{own.pk}/source/")
    text(claras, f"{here}{own.pk}/source/", **FILLED, number="2", seen=editions.seen(own, "en"))
    assert "Not yet" not in said(own)
    moving.bring_back(policy, by=None)
    assert adopting.tell_of_newer(timezone.now()) == 1


def test_made_ones_own_again_it_says_what_was_filled_in_now(group: Group, claras: Client) -> None:
    policy = make_policy()
    own = make_theirs(policy, group)
    moving.take_off(own, by=None)
    assert "yours already" not in text(claras, f"/groups/{group.slug}/library/adopting/")

    adopting.adopt(policy, group, filled=FILLED | {"lead": "Hope"}, by=None, now=timezone.now())

    assert "Tell Hope, or Ben" in text(Client(), own.get_absolute_url())


def test_a_gap_typed_into_a_gap_is_words(group: Group, claras: Client) -> None:
    policy = make_policy()
    here = f"/groups/{group.slug}/library/adopting/{policy.pk}/"

    assert "Tell {deputy}, or Ben" in text(claras, here, **FILLED | {"lead": "{deputy}"}, do="show")


def test_an_edition_that_names_somebody_is_emptied_and_what_was_filled_in_forgotten(
    group: Group, claras: Client
) -> None:
    own = make_theirs(make_policy(), group)
    here = f"/groups/{group.slug}/library/{own.pk}/"
    assert "Somebody was first" in text(claras, f"{here}editions/ending/", edition="en.1")
    says_now(own, "Tell Hope.")
    assert 'value="en.1"' in text(claras, here)

    assert "Emptied." in text(claras, f"{here}editions/ending/", edition="en.1")

    page = text(Client(), f"/library/{own.slug}/editions/en/1/")
    assert "has emptied this edition" in page
    assert "Grace" not in page
    assert "Grace" not in text(Client(), f"/library/{own.slug}/editions/en/1/2/")
    assert Adoption.objects.get().filled == {}
    assert "Tell Hope." in text(Client(), own.get_absolute_url())
    assert 'value="en.1"' not in text(claras, here)


def test_another_groups_documents_are_nowhere_for_its_coordinators(group: Group, claras: Client) -> None:
    other = make_group("Bellenden Neighbours")
    own = make_theirs(make_policy(), other)

    for end in ("", "words/", "facts/", "pictures/", "source/"):
        assert claras.get(f"/groups/{group.slug}/library/{own.pk}/{end}").status_code == 404
        assert claras.get(f"/groups/{other.slug}/library/{own.pk}/{end}").status_code == 404


def test_what_a_group_that_is_not_listed_made_its_own_is_read_by_nobody_yet() -> None:
    group = make_group("Nunhead Neighbours", listing=Group.Listing.PROPOSED)
    own = make_theirs(make_policy(), group)

    assert Client().get(own.get_absolute_url()).status_code == 404
    assert [*shelf.adopted_by(group)] == [own]


def test_a_group_that_left_the_list_is_not_told_of_newer_texts(group: Group) -> None:
    policy = make_policy()
    make_theirs(policy, group)
    says_now(policy, "Another.")
    Group.objects.filter(pk=group.pk).update(status=Group.Listing.CLOSED)

    assert adopting.tell_of_newer(timezone.now()) == 0
    Group.objects.filter(pk=group.pk).update(status=Group.Listing.LISTED)
    assert adopting.tell_of_newer(timezone.now()) == 1
