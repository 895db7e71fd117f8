"""Errors whose text is a sentence for the person who can mend them; pure, so that any layer may raise one."""


class SentenceError(Exception):
    """Says what to mend, in English; `doorstep.core.languages.said` says it in the reader's language.

    Raised with `sentence("…")`, in which places such as %(code)s stand for the `values`.
    """

    def __init__(self, said: str, **values: object) -> None:
        super().__init__(said % values if values else said)
        self.sentence = said
        self.values = values


def sentence(text: str) -> str:
    """Mark a sentence for translators, where it stands; it is translated when it is said."""
    return text
