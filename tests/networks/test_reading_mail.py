"""Letters of groups that want to join are read right, and what is not sure is asked, whatever their layout."""

from collections.abc import Mapping

import pytest

from doorstep.networks.by_mail.labels import Field, field_of
from doorstep.networks.by_mail.reading import Application, is_application, read
from doorstep.networks.by_mail.words import without_title
from tests.networks.letters import BY_A_FOURTH_HAND, BY_A_THIRD_HAND, BY_ANOTHER_HAND, LABELS, OTHERWISE, OURS, Letter


def plain(group: str) -> set[str]:
    """Return what a group is called, however its name is written and whether "mutual aid group" belongs to it."""
    return set(group.casefold().split()) - {"the", "mutual", "aid", "group"}


def wrong(letter: Letter, found: Application) -> set[Field]:
    """Say which of the five is not as the letter has it; somebody is found with "Mrs" before the name or without."""
    pairs = {
        Field.GROUP: (plain(letter.group), plain(found.group)),
        Field.CONTACT: (without_title(letter.contact), without_title(found.contact)),
        Field.MOBILE: (letter.mobile, found.mobile),
        Field.AREA: (letter.area, found.area),
        Field.DISTRICT: (letter.districts, found.districts),
    }
    return {field for field, (right, read_as) in pairs.items() if right != read_as}


def share_right(letters: Mapping[str, Letter]) -> float:
    """Say of how many every field was read right, as a share of all."""
    return sum(not wrong(each, read(each.subject, each.text)) for each in letters.values()) / len(letters)


def test_of_sixty_letters_at_least_ninety_five_in_a_hundred_are_read_right() -> None:
    assert len(OURS) >= 60
    assert share_right(OURS) >= 0.95


def test_of_letters_by_another_hand_three_in_four_are_read_right() -> None:
    assert len(BY_ANOTHER_HAND) >= 60
    assert share_right(BY_ANOTHER_HAND) >= 0.75


def test_of_letters_by_a_third_hand_at_least_ninety_five_in_a_hundred_are_read_right() -> None:
    assert len(BY_A_THIRD_HAND) >= 80
    assert share_right(BY_A_THIRD_HAND) >= 0.95


def test_of_letters_that_nothing_was_mended_by_six_in_ten_are_read_right() -> None:
    assert len(BY_A_FOURTH_HAND) >= 60
    assert share_right(BY_A_FOURTH_HAND) >= 0.6


@pytest.mark.parametrize("name", [*OURS, *BY_ANOTHER_HAND, *BY_A_THIRD_HAND])
def test_nothing_wrong_is_taken_without_a_question(name: str) -> None:
    letter = {**OURS, **BY_ANOTHER_HAND, **BY_A_THIRD_HAND}[name]
    found = read(letter.subject, letter.text)
    assert wrong(letter, found) <= found.to_ask


@pytest.mark.parametrize("name", LABELS)
def test_what_is_labelled_is_not_asked_again(name: str) -> None:
    found = read(LABELS[name].subject, LABELS[name].text)
    assert found.to_ask == found.missing


@pytest.mark.parametrize(("name", "asked"), [("two names of a group", Field.GROUP), ("two contacts", Field.CONTACT)])
def test_what_is_said_in_two_ways_is_asked(name: str, asked: Field) -> None:
    assert read(OTHERWISE[name].subject, OTHERWISE[name].text).to_ask == {asked}


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Main contact’s name", Field.CONTACT),
        ("Group contact mobile", Field.MOBILE),
        ("Name of your mutual aid group", Field.GROUP),
        ("Area the group covers (roughly)", Field.AREA),
        ("Postcode area", Field.DISTRICT),
        ("E-mail address of the main contact", Field.OTHER),
        ("Dear Clara", None),
        ("We meet on Fridays", None),
        ("", None),
    ],
)
def test_a_label_is_known_by_its_words(label: str, field: Field | None) -> None:
    assert field_of(label) == field


def test_a_subject_says_what_a_letter_is() -> None:
    assert is_application("Re: MUTUAL AID Rye Lane")
    assert is_application("[Spam?] mutual-aid: Rye Lane")
    assert not is_application("About mutual aid")
