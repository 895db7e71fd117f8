"""Words of somebody who may be in danger, or without food or a bed, in the languages of this site; pure."""

from collections.abc import Sequence
from typing import Final

from doorstep.search.cutting import stems, words

_ENGLISH: Final = """
suicide suicidal samaritans kill overdose die dying dead abuse abused abusive hit hits hitting hurt hurting harm beat
beats beaten violence violent rape raped assault assaulted stalking stalked stalker threat threatens threatened
threatening afraid scared frightened frightens emergency 999 111 ambulance bleeding unconscious hungry starving evicted
homeless attack choke strangle strangulation suffocate punch slap stab stroke breathe breathless collapsed seizure
poisoned selfharm trafficked trafficking
"""
# Of these whole words, whatever their endings: cut short, some would be words of another language.
_SPANISH: Final = """
suicidio suicidarme suicidarse suicida matar matarme matarse mata morir morirme muerto muerta sobredosis autolesión
autolesiones cortarme pega pegan pegar pegó golpea golpes golpear maltrato maltratos maltrata maltratan maltratada
maltratado abuso abusos abusa violencia violento violenta violación violada violado agresión agresiones acoso acosa
amenaza amenazas amenazan miedo asustada asustado emergencia emergencias urgencia urgencias ambulancia sangra sangrando
inconsciente hambre desahucio desahucian desahuciada desahuciado 112 ataque ataca atacan infarto ictus derrame ahoga
ahogan ahogo ahogando asfixia asfixiando estrangula estrangular puñetazo puñetazos patada patadas apuñala apuñalado
apuñalada respirar respira respiro incendio envenenado envenenada
"""
_ARABIC: Final = """
انتحار الانتحار أنتحر بالانتحار أقتل قتل يقتلني تقتلني أموت موت الموت أضرب ضرب الضرب ضربني ضربتني يضرب يضربني تضربني
يضربها يضربنا يضربونني يضربوني يؤذيني تؤذيني أؤذي إيذاء عنف العنف بالعنف عنيف اغتصاب اغتصبني اعتداء الاعتداء تحرش
يهددني تهددني يهدد تهديد خوف الخوف خائف خائفة أخاف طوارئ الطوارئ إسعاف الإسعاف نزيف ينزف جوع الجوع جائع جائعة مشرد
مشردة هجوم يخنقني تخنقني يخنق خنقني خنق اختناق أختنق جلطة سكتة أتنفس يتنفس تتنفس التنفس يلكمني يركلني طعنني حريق الحريق
طردني طردوني طردتني يطردني يطردونني
"""
# Words that say it only beside each other, such as "gas" and "leak".
_BESIDE_ENGLISH: Final = """
no food, without food, out of food, any food left, afford food, afford to eat, nothing to eat, not eaten, havent eaten,
hasnt eaten, feed my, feed the children, feed the kids
end my life, end his life, end her life, own life, take my life, end it all, want to end it, cant go on, cannot go on,
dont want to live, cut myself, cut himself, cut herself, cut themselves, burn myself, hang myself, too many pills
chest pain, pain in chest, pain in my chest, pain in his chest, pain in her chest, passed out
gas leak, leaking gas, leak of gas, smell gas, smell of gas, house fire, flat fire, kitchen fire, on fire
house burning, house is burning, there is a fire, theres a fire
forced marriage, forced to marry, forced into marriage, forced me to marry, making me marry
kick me, kick her, kick him, kicked out, kicked me out, kicked us out, kicked her out, kicked him out, thrown out,
threw me out, throwing me out, throw me out, touches me, nowhere to sleep, nowhere to stay, nowhere to live, no home,
no bed, sleeping rough, sleep on the street, lost my home, losing my home
"""
_BESIDE_OTHERS: Final = """
no tengo comida, no tenemos comida, no hay comida, no queda comida, sin comida, nada que comer, nada de comer,
nada para comer, sin comer, quitarme la vida, quitarse la vida, acabar con mi vida, acabar con todo, no quiero vivir,
me corto, dolor de pecho, dolor en el pecho, fuga de gas, escape de gas, huele a gas, olor a gas, en llamas,
fuego en casa, fuego en la casa, matrimonio forzado, matrimonio forzoso, casarme a la fuerza, obligan a casarme,
me echan, me echaron, me echó, me ha echado, me han echado, nos echan, nos han echado, sin techo, sin casa,
no tengo casa, donde dormir
لا يوجد طعام, لا يوجد أكل, لا طعام, ليس لدي طعام, ليس لدينا طعام, ليس عندي طعام, ليس عندنا طعام, ما عندي أكل,
ما عندنا أكل, ما في أكل, بدون طعام, بلا طعام, شيء آكله, شيء نأكله, شيء للأكل, إنهاء حياتي, أنهي حياتي,
أجرح نفسي, جرحت نفسي, ألم في الصدر, ألم في صدري, ألم الصدر, نوبة قلبية, تسرب غاز, تسرب الغاز, تسرب للغاز, رائحة غاز,
رائحة الغاز, زواج قسري, الزواج القسري, زواج بالإكراه, الزواج بالإكراه, بلا مأوى, بدون مأوى, مكان أنام
"""
_CUT: Final = frozenset(stems(_ENGLISH, "en"))
_WHOLE: Final = frozenset(cut.folded for cut in words(f"{_SPANISH} {_ARABIC}"))


def _whole(said: str) -> list[str]:
    return [cut.folded for cut in words(said)]


def _row(cut: Sequence[str]) -> str:
    return f" {' '.join(cut)} "


def _listed(phrases: str) -> list[str]:
    return phrases.strip().replace("\n", ",").replace(",,", ",").split(",")


_CUT_BESIDE: Final = tuple(_row(stems(each, "en")) for each in _listed(_BESIDE_ENGLISH))
_WHOLE_BESIDE: Final = tuple(_row(_whole(each)) for each in _listed(_BESIDE_OTHERS))


def worried(*said: str | None) -> bool:
    """Say whether any of it has such a word, or such words beside each other: then the telephone comes first.

    Shown to somebody who meant no harm by it, such as stroking a dog, it is the kinder mistake.
    """
    return any(_is_worried(each) for each in said if each)


def _is_worried(said: str) -> bool:
    return _has(stems(said, "en"), _CUT, _CUT_BESIDE) or _has(_whole(said), _WHOLE, _WHOLE_BESIDE)


def _has(cut: Sequence[str], alone: frozenset[str], beside: Sequence[str]) -> bool:
    row = _row(cut)
    return not alone.isdisjoint(cut) or any(each in row for each in beside)
