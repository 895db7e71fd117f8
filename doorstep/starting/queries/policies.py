"""Which policies of the library a group that starts can go by."""

from doorstep.library.queries import shelf


def offered(language: str) -> list[shelf.Line]:
    """List them in the reader's language, as far as they are in it."""
    return shelf.lines(shelf.with_editions(shelf.policies().filter(group=None)), language)
