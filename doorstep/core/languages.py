"""Names of languages, in the reader's language and in their own (from the Unicode CLDR, through Babel)."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency
from django.utils.translation import get_language, gettext, to_locale
from django.utils.translation import gettext_lazy as _

from doorstep.core.sentences import SentenceError
from doorstep.core.trigrams import plain

# Spoken in Great Britain by many who are asked for by name; a group may write any other.
OFFERED = (
    "ar bn bg yue zh hr cs nl en fil fr de el gu hi hu it ja ku lt ml mr ne pa fa pl pt ro ru sr sk sl so es sw syl "
    "ta te th ti tr tw uk ur vi cy yo bfi"
).split()
# Where British readers have another word than the CLDR, or it has none.
_HERE = {"bn": _("Bengali"), "syl": _("Sylheti"), "bfi": _("British Sign Language")}


def name(code: str) -> str:
    """Name the language `code` (BCP 47) in the reader's own: "Bengali"; an unknown code stands as it is."""
    return str(_HERE.get(code) or _reader().languages.get(code.replace("-", "_"), code))


def offered() -> list[tuple[str, str]]:
    """List the languages a form offers as (code, name), by name."""
    return sorted(((code, name(code)) for code in OFFERED), key=lambda choice: plain(choice[1]))


def listed(words: Iterable[object]) -> str:
    """Write several words as the reader's language lists them: "shopping, post and lifts"."""
    return format_list([str(word) for word in words], locale=_reader())


def day(date: datetime.date) -> str:
    """Write a date as the reader's language does: "13 November 2026"."""
    return format_date(date, "long", locale=_reader())


def month(date: datetime.date) -> str:
    """Write a date's month: "November 2026"."""
    return format_skeleton("yMMMM", date, locale=_reader())


def month_alone(date: datetime.date) -> str:
    """Write a date's month without its year: "November"."""
    return format_date(date, "LLLL", locale=_reader())


def money(amount: Decimal, currency: str) -> str:
    """Write an amount as the reader's language does: "£0.56"; what nobody has a sign for by its three letters."""
    return format_currency(amount, currency, locale=_reader())


def said(error: SentenceError) -> str:
    """Say an error's sentence in the reader's language."""
    return gettext(error.sentence) % error.values if error.values else gettext(error.sentence)


def own_name(code: str) -> str:
    """Name the language in itself: "বাংলা"; empty where we do not know."""
    try:
        return str(Locale.parse(code, sep="-").get_display_name() or "")
    except (UnknownLocaleError, ValueError):
        return ""


def code_of(said: str) -> str | None:
    """Find the code of a language given by code or by its English or own name: "bn", "Bengali", "বাংলা"."""
    english = Locale.parse("en_GB")
    if said in OFFERED or said.replace("-", "_") in english.languages:
        return said
    wanted = said.casefold()
    by_name = {str(words).casefold(): code.replace("_", "-") for code, words in english.languages.items()}
    by_name |= {own_name(code).casefold(): code for code in OFFERED} | {"bengali": "bn", "sylheti": "syl", "bsl": "bfi"}
    return by_name.get(wanted) or ("bfi" if wanted == "british sign language" else None)


def _reader() -> Locale:
    return Locale.parse(to_locale(get_language() or "en"))
