"""Words in addresses."""

from doorstep.core.trigrams import without_controls


class SeenConverter:
    """One piece of an address, in any script; with signs that nobody sees it leads nowhere, and to no database."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        if without_controls(value) != value:
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value


class CodeConverter(SeenConverter):
    """A code that somebody else gave, at the end of an address: whatever it is made of."""

    regex = ".+"
