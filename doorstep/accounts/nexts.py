"""Where somebody goes on to after a door: only ever a page of this site, and pure."""

LONGEST = 500


def safe(asked: str, otherwise: str) -> str:
    """Return the address if it is a path of ours; two slashes, or one the wrong way round, browsers read as a host."""
    plain = asked.isprintable() and "\\" not in asked and "//" not in asked and len(asked) <= LONGEST
    return asked if plain and asked.startswith("/") else otherwise
