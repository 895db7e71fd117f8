"""Words that say nothing of what a question is about, in the languages of this site, folded; pure."""

from typing import Final

_ENGLISH: Final = """
a about all also am an and any anybody anyone anything are as at be been being but by can cant cannot could did do
does doesnt doing dont for from get gets got had has have he her here hers him his how i id if ill im in into is isnt
it its ive just me might my not of on one or our ours please really say said she should so some somebody someone
something than thank thanks that the their theirs them then there these they this those to too us very was we were
what whats when where which while who whom whos whose why will with would yes yet you your yours
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
