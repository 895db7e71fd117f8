"""Errors whose text is a sentence for the person who can mend them; pure, so that any layer may raise one."""


class SentenceError(Exception):
    """Says what to mend, in English; `doorstep.core.languages.said` says it in the reader's language.

    The sentence is gathered for translators where it is raised, so it stands there as plain text, with places such as
    %(code)s for the `values`.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence % values if values else sentence)
        self.sentence = sentence
        self.values = values
