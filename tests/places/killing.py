"""A program that has an import killed at every moment: which files are current, and which postcodes found.

They are looked at before the sweep, and after it.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from doorstep.places import actions
from doorstep.places.models import Edition, PostcodeUnit
from tests import killing
from tests.places.making import imported


def state(_good: Path) -> dict[str, Any]:
    return {
        "current": list(Edition.objects.filter(status=Edition.Status.CURRENT).values_list("source", flat=True)),
        "editions": Edition.objects.count(),
        "found": sorted(PostcodeUnit.objects.filter(edition__status="current").values_list("code", flat=True)),
        "rows": PostcodeUnit.objects.count(),
    }


def sweep(_good: Path) -> None:
    actions.sweep(timezone.now() + timedelta(minutes=11))


def kill_everywhere(good: str, new: str) -> None:
    def begin(_at: int) -> Path:
        imported(Path(good))
        return Path(good)

    killing.kill_everywhere(begin, doing=lambda _good: imported(Path(new)), again=sweep, state=state)
