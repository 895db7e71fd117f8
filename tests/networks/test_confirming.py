"""What a group answers that was asked whether its entry is right: a plain word counts, all else is read by a human."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.messaging.inbound import replies
from doorstep.networks.by_mail import confirming
from doorstep.networks.by_mail.confirming import Said, Says

GOING, MORE = Said(Says.GOING, more=False), Said(Says.GOING, more=True)
CLOSED, WORDS = Said(Says.CLOSED, more=True), Said(Says.WORDS, more=True)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("YES", GOING),
        ("Yes!", GOING),
        ("Confirmed.", GOING),
        ("Yes, still going strong!\n\nBest wishes,\nOlu Ade\nChair, Rye Lane\n020 7946 0101", GOING),
        ("Hi there,\n\nYes that’s all correct, thank you.\n\nKind regards\nAda", GOING),
        ("We are still here and very much active", GOING),
        ("Sí, seguimos activos. Un saludo", GOING),
        ("Ydyn, rydym yn dal i fynd", GOING),
        ("نعم، ما زلنا نعمل", GOING),
        ("Yes. We meet at the library on Tuesdays now.", MORE),
        ("Yes, still going. Please add dog walking to what it says.", MORE),
        ("No", Said(Says.CLOSED, more=False)),
        ("Sorry, we closed in 2021.", CLOSED),
        ("The group has folded.", CLOSED),
        ("We disbanded after the lockdowns, thanks for asking", CLOSED),
        ("This group is no longer active.", CLOSED),
        ("Lo siento, ya no existimos", CLOSED),
        ("Mae’r grŵp wedi cau", CLOSED),
        ("We haven’t closed", WORDS),
        ("We have not closed, have we?", WORDS),
        ("Did you hear that we closed in 2021?", WORDS),
        ("The group has folded but some of us still help. Yes, write to me.", WORDS),
        ("We closed in 2021 and are still going under another name", WORDS),
        ("Yes but the phone number is wrong", WORDS),
        ("Yes?", WORDS),
        ("Still going?", WORDS),
        ("No, the number is wrong", WORDS),
        ("No we are not a mutual aid group. Take us off.", WORDS),
        ("Please take us off the list", WORDS),
        ("yes we wish to be removed", WORDS),
        ("Yes, take it down", WORDS),
        ("Yes, please take our group off", WORDS),
        ("Yes I want it deleted", WORDS),
        ("Yes. We would like to be off your list", WORDS),
        ("Sí, eliminadnos de la lista", WORDS),
        ("Tak, proszę usunąć nas z listy", WORDS),
        ("Oui, supprimez-nous", WORDS),
        ("Ydyn, tynnwch ni oddi ar y rhestr", WORDS),
        ("نعم، احذفونا", WORDS),
        ("Who are you?", WORDS),
        ("Thank you for your email. I am out of the office until Monday. Yes, really.", WORDS),
        ("Automatic reply: we are still here", WORDS),
        ("", WORDS),
    ],
)
def test_a_plain_word_counts_and_all_else_is_read(answer: str, said: Said) -> None:
    assert confirming.read(answer, replies.read(answer)) == said


@given(
    some.text(max_size=300)
    | some.lists(some.sampled_from("yes no not still going closed has in 2021 ? .".split())).map(" ".join)
)
def test_whatever_is_answered_it_is_one_of_three(answer: str) -> None:
    said = confirming.read(answer, replies.read(answer))
    assert said.what in Says
    assert said.more or said.what is not Says.WORDS
