"""Words of somebody who may be in danger, or without food or a bed, in the languages of this site; pure."""

from typing import Final

from doorstep.search.cutting import stems, words

_ENGLISH: Final = """
suicide suicidal samaritans kill overdose die dying dead abuse abused abusive hit hits hitting hurt hurting harm beat
beats beaten violence violent rape raped assault assaulted stalking stalked stalker threat threatens threatened
threatening afraid scared frightened frightens emergency 999 111 ambulance bleeding unconscious hungry starving evicted
homeless
"""
# Of these whole words, whatever their endings: cut short, some would be words of another language.
_SPANISH: Final = """
suicidio suicidarme suicidarse suicida matar matarme matarse mata morir morirme muerto muerta sobredosis autolesión
autolesiones cortarme pega pegan pegar pegó golpea golpes golpear maltrato maltratos maltrata maltratan maltratada
maltratado abuso abusos abusa violencia violento violenta violación violada violado agresión agresiones acoso acosa
amenaza amenazas amenazan miedo asustada asustado emergencia emergencias urgencia urgencias ambulancia sangra sangrando
inconsciente hambre desahucio desahucian desahuciada desahuciado 112
"""
_ARABIC: Final = """
انتحار الانتحار أنتحر بالانتحار أقتل قتل يقتلني تقتلني أموت موت الموت أضرب ضرب الضرب ضربني ضربتني يضرب يضربني تضربني
يضربها يضربنا يضربونني يضربوني يؤذيني تؤذيني أؤذي إيذاء عنف العنف بالعنف عنيف اغتصاب اغتصبني اعتداء الاعتداء تحرش
يهددني تهددني يهدد تهديد خوف الخوف خائف خائفة أخاف طوارئ الطوارئ إسعاف الإسعاف نزيف ينزف جوع الجوع جائع جائعة مشرد
مشردة
"""
_CUT: Final = frozenset(stems(_ENGLISH, "en"))
_WHOLE: Final = frozenset(cut.folded for cut in words(f"{_SPANISH} {_ARABIC}"))


def worried(*said: str | None) -> bool:
    """Say whether any of it has such a word: then the telephone comes before anything else."""
    return any(_is_worried(each) for each in said if each)


def _is_worried(said: str) -> bool:
    return not (_CUT.isdisjoint(stems(said, "en")) and _WHOLE.isdisjoint(cut.folded for cut in words(said)))
