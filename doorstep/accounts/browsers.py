"""A browser in a few words, so that somebody knows their own again; pure. Nothing that would tell two alike apart."""

_PROGRAMS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_MACHINES = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def words(agent: str) -> str:
    """Read a User-Agent header: "Firefox on Android"; "" where it says nothing that we know."""
    program = next((name for sign, name in _PROGRAMS if sign in agent), "")
    machine = next((name for sign, name in _MACHINES if sign in agent), "")
    return f"{program} on {machine}" if program and machine else program or machine
