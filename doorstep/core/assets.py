"""Makes the files that pages load but nobody writes by hand: the joined stylesheet and the cut typeface.

They lie in settings.ASSETS and are made anew only when what they are made of has changed.
"""

import os
from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from threading import get_ident
from typing import Final

from django.conf import settings

from doorstep.core import fonts, stylesheet

STYLESHEET: Final = "core/css/doorstep.css"
FONTS: Final = "core/fonts/"
LICENCE: Final = f"{FONTS}LICENSE.txt"
# Says what the files were made of; begins with a dot so that it is never published.
STAMP: Final = f"{FONTS}.made-of"


def root() -> Path:
    return Path(settings.ASSETS)


def names() -> list[str]:
    """List every file made, as pages name it."""
    return [STYLESHEET, LICENCE, *(FONTS + face.name for face in _faces())]


def make(tell: Callable[[str], object] = str) -> None:
    """Make what is missing or old; `tell` hears of each slow step before it begins."""
    _write(STYLESHEET, stylesheet.joined().encode())
    stamp = _stamp()
    if _read(STAMP) == stamp and all((root() / name).exists() for name in names()):
        return
    for face in _faces():
        tell(f"Cutting {face.name}")
        _write(FONTS + face.name, fonts.cut(face))
    _write(LICENCE, fonts.licence())
    _write(STAMP, stamp)


def _faces() -> list[fonts.Face]:
    return fonts.faces((stylesheet.PARTS / "fonts.css").read_text("utf-8"))


def _stamp() -> bytes:
    recipe = Path(fonts.__file__).read_bytes() + repr(_faces()).encode()
    packages = f"{version('fonttools')} {version('brotli')} {version('font-source-sans-pro')}"
    return sha256(recipe + packages.encode()).hexdigest().encode()


def _read(name: str) -> bytes:
    path = root() / name
    return path.read_bytes() if path.exists() else b""


def _write(name: str, content: bytes) -> None:
    """Write a changed file in one move, so that a web process beside us never reads half of it."""
    path = root() / name
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
    draft.write_bytes(content)
    draft.replace(path)
