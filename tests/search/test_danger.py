"""Who may be in danger, or without food or a bed, is known by the plainest words for it; and few others are."""

import pytest

from doorstep.search import danger
from doorstep.search.danger import worried


@pytest.mark.parametrize(
    "typed",
    """
    heart attack, he attacked me, chest pain, pains in my chest, I cannot breathe, can't breathe, can’t breathe, choking
    she had a stroke, my husband punches me, my partner chokes me, he strangled her, he kicks me, slapped, stabbed
    I cut myself, cutting myself, I want to end my life, want to end it all, taking my own life, selfharm, self-harm
    no food in the house, there is nothing to eat, we have not eaten, I cannot feed my children, can't afford food
    GAS LEAK, I smell gas, leaking gas, house fire, my kitchen is on fire, there’s a fire
    forced marriage, forced to marry, kicked out, my parents kicked me out, thrown out, nowhere to sleep, sleeping rough
    no tengo comida, no hay nada que comer, quiero quitarme la vida, dolor en el pecho, no puedo respirar, infarto
    me dio un puñetazo, un punetazo, me ahoga, fuga de gas, huele a gas, la casa en llamas, matrimonio forzado
    mis padres me han echado, no tengo donde dormir
    لا يوجد طعام, لا يوجد طعام في البيت, ليس لدي طعام, أريد إنهاء حياتي, اريد انهاء حياتي, ألم في الصدر
    لا أستطيع التنفس, نوبة قلبية, زوجي يخنقني, تسرب غاز, حريق في البيت, زواج قسري, طردني أبي, بلا مأوى
    """.strip()
    .replace("\n", ",")
    .split(","),
)
def test_who_types_the_plainest_words_is_shown_where_to_turn(typed: str) -> None:
    assert worried(typed)
    assert worried(None, f"Please help: {typed}. Thank you")


@pytest.mark.parametrize(
    "typed",
    """
    dog walking, food parcels, food for my dog, fire brigade open day, fire safety, leaking tap, gas bill, my gas meter
    eating together, end of the street, how to end a group, starting a group on my street, cutting hedges, cut the grass
    marriage certificate, open house, a lift home, kicking a ball, heart of the community, out of office, live music
    comida para perros, fuego, casa, gas, clase en casa, طعام, غاز, زواج, البيت
    """.strip()
    .replace("\n", ",")
    .split(","),
)
def test_who_looks_for_something_else_is_not(typed: str) -> None:
    assert not worried(typed)


def test_no_words_beside_each_other_are_nothing_or_said_by_one_of_them_already() -> None:
    for beside, alone in ((danger._CUT_BESIDE, danger._CUT), (danger._WHOLE_BESIDE, danger._WHOLE)):  # noqa: SLF001 # the lists themselves are tested
        assert all(alone.isdisjoint(each.split()) for each in beside)
        assert all(len(each.split()) > 1 for each in beside)
