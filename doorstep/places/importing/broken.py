"""The one error of importing: a file that cannot be what it should be."""


class BrokenFileError(Exception):
    """Its text is one sentence that names the line and says what was expected; nothing has been changed."""
