"""What is said around a message on the telephone, in the language of whoever hears it."""

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from doorstep.messaging.inbound.spoken import Greeting, Said, has_voice


def prompt(language: str) -> Said:
    """Ask for a key, without a word of who rings or why: it may be heard by others, or by a machine."""
    return _said(_("Hello. There is a message for you. To hear it, press 5."), language)


def keys(language: str) -> Said:
    return _said(
        _("Press 1 for yes. Press 2 for no. Press 3 to be asked later. Press 9 if you want no more calls."), language
    )


def thanks(language: str) -> Said:
    return _said(_("Thank you. Goodbye."), language)


def nobody_here(language: str) -> Said:
    return _said(
        _("Hello. Nobody picks up at this number, and no words can be left here. Please send a text to it instead."),
        language,
    )


# -- They ring -------------------------------------------------------------------------------------------------------

# Translators: name your own language in the place of English.
_CHOOSE = _("For English, press %(key)s.")
_WELCOME = _(
    "Hello. This is %(site)s. If you are in danger, hang up and ring 999. Nobody picks up just now, and somebody rings "
    "you back. After the tone, say your name, your telephone number, and what you need. When you have said it, hang "
    "up. What you say is kept sealed for %(days)s days, and heard by the people who help here and nobody else."
)


def languages() -> list[str]:
    """List those in which somebody who rings is greeted, the site's own first: they have a voice, and the words."""
    others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return [settings.LANGUAGE_CODE, *(code for code in others if has_voice(code) and _is_translated(code))]


def _is_translated(language: str) -> bool:
    is_english = language.partition("-")[0] == "en"
    return is_english or _said(_WELCOME, language).words != _said(_WELCOME, "en-gb").words


def greeting(language: str, key: int, *, days: int) -> Greeting:
    """Greet somebody who rings; `key` is the one that chooses this language, and `days` how long words are kept."""
    return Greeting(
        choose=_said(_CHOOSE, language, key=key),
        welcome=_said(_WELCOME, language, site=settings.SITE_NAME, days=days),
        goodbye=nothing_left(language),
    )


def nothing_left(language: str) -> Said:
    return _said(_("We heard no words. You can ring again. Goodbye."), language)


def left(language: str) -> Said:
    return _said(_("Thank you. Somebody rings you back. Goodbye."), language)


def _said(sentence: Promise, language: str, **values: object) -> Said:
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with override(known):
        return Said(str(sentence) % values if values else str(sentence), known)
