"""The one thing that can be wrong with a database, whichever it is."""


class DamagedError(Exception):
    """It does not hold together; the sentence says what was found."""
