"""What stands on a flyer besides a group's own words, in each language that we wrote it in; pure.

A file for each language (`written/`), so that whoever speaks it can mend it. A group may replace any of it on a flyer
of its own: a native speaker who lives there knows better.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from babel import Locale
from babel.lists import format_list

# The order in which they are offered: those of the street first, then by their own names.
LANGUAGES: Final = ("en", "cy", "pl", "ro", "es", "fr", "pt", "tr", "so", "ar", "ur", "bn")
# What a flyer says, in the order in which it is read.
PHRASES: Final = ("title", "help", "ring", "scan", "promise")
# How many kinds of help a flyer names by itself: a doormat gets one clear message.
MOST_KINDS: Final = 5
# What neighbours do nearly everywhere, for a group that said nothing of it.
USUAL: Final = ("shopping", "prescription", "phone-call", "post")

_FROM_THE_RIGHT: Final = {"ar", "ur"}


@dataclass(frozen=True)
class Written:
    """A language's file: each phrase by its name, with {kinds} in `help`; and what each kind of help is called."""

    phrases: Mapping[str, str]
    kinds: Mapping[str, str]


@cache
def written(language: str) -> Written:
    found = tomllib.loads(files("doorstep.flyers").joinpath("written", f"{language}.toml").read_text("utf-8"))
    return Written({name: found[name] for name in PHRASES}, found["kinds"])


def usual(language: str, kinds: Sequence[str] = ()) -> dict[str, str]:
    """Give what a flyer says in this language where its group says nothing else; `kinds` are those it helps with."""
    found = written(language)
    known = [found.kinds[kind] for kind in kinds if kind in found.kinds] or [found.kinds[kind] for kind in USUAL]
    listed = format_list(known[:MOST_KINDS], locale=Locale.parse(language))
    return {**found.phrases, "help": found.phrases["help"].format(kinds=listed)}


def direction(language: str) -> str:
    return "rtl" if language in _FROM_THE_RIGHT else "ltr"
