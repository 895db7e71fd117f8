"""The raster tiles that an operator may lay under the maps."""

import re

from django.core.exceptions import ImproperlyConfigured

_URL = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]+)?/[A-Za-z0-9/._~%?=&@{}-]*")
_PLACES = {"{z}", "{x}", "{y}"}


def named(url: str, attribution: str) -> tuple[str, str]:
    """Return the address of the tiles and whose they are; both are empty where nobody named any."""
    if not url:
        return "", ""
    if not _URL.fullmatch(url) or set(re.findall(r"{[^}]*}", url)) != _PLACES or re.sub(r"{[xyz]}", "", url).count("{"):
        raise ImproperlyConfigured(
            f'DOORSTEP_TILES_URL is "{url}". Write it like https://tiles.example.org/{{z}}/{{x}}/{{y}}.png.'
        )
    if not attribution:
        raise ImproperlyConfigured(
            "DOORSTEP_TILES_URL needs DOORSTEP_TILES_ATTRIBUTION: the words that whoever made the tiles asks for."
        )
    return url, attribution
