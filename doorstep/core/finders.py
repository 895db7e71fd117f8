"""Shows Django the static files that we make: an edited part is seen on the next page, without a command."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

from doorstep.core import assets


class MadeFiles(BaseFinder):
    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        if path not in assets.names():
            return []
        assets.make()
        found = str(assets.root() / path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:  # noqa: ARG002 # Django's
        assets.make()
        storage = FileSystemStorage(location=assets.root())
        return ((name, storage) for name in assets.names())
