"""One way of writing an e-mail address, a phone number, or who lives where, however it was typed; pure."""

import re
import unicodedata

import phonenumbers

from doorstep.places import postcodes

# Numbers are read as somebody in this country dials them, unless they begin with + and a country's code.
COUNTRY = "GB"
MOST_TYPED = 320
# What WhatsApp says instead of a number of whoever keeps it to themselves.
SCOPED = re.compile(r"[A-Z]{2}\.[A-Za-z0-9.]{1,140}")

_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]+")
_APOSTROPHES_AND_THE_LIKE = re.compile(r"[\W\d_]+")


class NotReadableError(ValueError):
    """It cannot be what it should be; the sentence repeats nothing that was typed."""


def email(typed: str) -> str:
    """Write an e-mail address in small letters, composed, its domain as the network spells it.

    Small letters also before the @: no provider that people use tells them apart, and people do not either.
    """
    text = unicodedata.normalize("NFKC", typed.strip()).casefold()
    if len(typed) > MOST_TYPED or not _EMAIL.fullmatch(text) or _has_control(text):
        raise NotReadableError("That is no e-mail address.")
    local, _, domain = text.rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        raise NotReadableError("That is no e-mail address.") from None


def phone(typed: str) -> str:
    """Write a phone number as E.164: +442079460000."""
    if len(typed) > MOST_TYPED:
        raise NotReadableError("That is no phone number.")
    try:
        number = phonenumbers.parse(unicodedata.normalize("NFKC", typed), COUNTRY)
    except phonenumbers.NumberParseException:
        raise NotReadableError("That is no phone number.") from None
    # An extension cannot be dialled by us, and would be lost in E.164.
    if number.extension or not phonenumbers.is_possible_number(number):
        raise NotReadableError("That is no phone number.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def whatsapp(typed: str) -> str:
    """Write a number like any other; who shows none is known there by an id with a country before it, such as GB.1349.

    That stays as it is: it is no number, though one could be read out of it.
    """
    return typed if is_scoped(typed) else phone(typed)


def is_scoped(name: str) -> bool:
    """Say whether it is an id by which WhatsApp knows somebody to us alone, and no number."""
    return SCOPED.fullmatch(name) is not None


def is_landline(number: str) -> bool:
    """Say whether an E.164 number is one that rings in a house: no text reaches it."""
    try:
        kind = phonenumbers.number_type(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False
    return kind == phonenumbers.PhoneNumberType.FIXED_LINE


def spaced(number: str) -> str:
    """Write an E.164 number as it is read: "+44 20 7946 0000"; anything else stays as it is."""
    try:
        return phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    except phonenumbers.NumberParseException:
        return number


def has_letters(surname: str) -> bool:
    """Say whether a surname is one that somebody can be found by."""
    return bool(_letters(surname))


def household(surname: str, postcode: str) -> str:
    """Write a surname and a full postcode as one: "O'Neill", "se15 5bz" is "oneill SE155BZ"."""
    if len(surname) > MOST_TYPED:
        raise NotReadableError("That is no surname.")
    letters = _letters(surname)
    if not letters:
        raise NotReadableError("That is no surname.")
    reading = postcodes.read(postcode)
    if reading is None or reading.unit is None:
        raise NotReadableError("That is no full postcode.")
    return f"{letters} {postcodes.compact(reading.unit)}"


def _letters(surname: str) -> str:
    plain = "".join(each for each in unicodedata.normalize("NFKD", surname) if not unicodedata.combining(each))
    return _APOSTROPHES_AND_THE_LIKE.sub("", plain.casefold())


def _has_control(text: str) -> bool:
    return any(unicodedata.category(each).startswith("C") for each in text)
