"""Words that say nothing of what a question is about, in the languages of this site, folded; pure."""

from typing import Final

_ENGLISH: Final = """
a about after again all also am an and any anybody anyone anything are as ask at be because been being but by can cant
cannot could did do does doesnt doing dont each else every for from get gets getting give go going got had has have he
help helping her here hers him his how i id if ill im in into is isnt it its ive just know let like look make many may
me mean means might mine more most much must my no not of off on one only or other our ours out over own people please
put really said same say says she should so some somebody someone something start such take tell than thank thanks that
the their theirs them then there these they thing things this those to too up us use used using very want wants was way
we were what whats when where which while who whom whos whose why will with without would yes yet you your yours
"""
_SPANISH: Final = """
al algo alguien algun alguna ante aqui asi ayuda ayudar bien cada como con cual cuando cuanto de del desde donde dos el
ella ellas ellos en entre era es esa ese eso esta estan estar estas este esto estos estoy fue ha hace hacer hago han
hasta hay la las le les lo los mas me mi mis mucho muy nada ni nos nosotros nuestra nuestro o para pero poco por porque
puede pueden puedo que quien quiero se sea ser si sin sobre solo somos soy su sus tambien tan te tengo tiene tienen tu
tus un una uno unos usted ustedes va voy y ya yo
"""
_ARABIC: Final = """
في من على إلى الى عن مع هل ما ماذا متى أين اين كيف لماذا من هو هي هم نحن أنا انا أنت انت هذا هذه ذلك تلك التي الذي
الذين أن ان إن كان كانت يكون لا لم لن قد كل بعض أو او ثم و يا عند بعد قبل حتى إذا اذا لي لك له لها لنا كم أي اي
غير ليس بين منذ أريد اريد يمكن يمكنني مساعدة
"""
COMMON: Final = frozenset(f"{_ENGLISH} {_SPANISH} {_ARABIC}".split())
