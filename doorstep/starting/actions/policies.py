"""Policies that were agreed to on an evening, made the group's own once it is there."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from doorstep.core import languages
from doorstep.groups.models import ContactWay, Group
from doorstep.library.actions.adopting import CannotBeAdoptedError, adopt
from doorstep.library.models import Document
from doorstep.library.queries import shelf
from doorstep.starting.models import Chapter, Evening

# After which a policy is read together again.
A_YEAR = timedelta(days=365)


def adopt_all(evening: Evening, group: Group, *, by: UUID, now: datetime) -> int:
    """Adopt what was ticked and is still there; return how many.

    Whoever leads safeguarding is named by themselves, later: nobody's name goes onto a public page from here.
    """
    chapter = Chapter.objects.filter(evening=evening, which=Chapter.Which.POLICIES).first()
    ticked = chapter.said.get("policies", []) if chapter else []
    filled = _filled(group, now) if ticked else {}
    return sum(_adopted(each, group, filled, by, now) for each in shelf.policies().filter(slug__in=ticked))


def _adopted(document: Document, group: Group, filled: dict[str, str], by: UUID, now: datetime) -> bool:
    try:
        adopt(document, group, filled=filled, by=by, now=now)
    except CannotBeAdoptedError:
        return False
    return True


def _filled(group: Group, now: datetime) -> dict[str, str]:
    contact = ContactWay.objects.filter(group=group).first()
    return {
        "group": group.name,
        "area": group.place or ", ".join(group.district_codes),
        "contact": contact.value if contact else "",
        "review": languages.month(timezone.localtime(now + A_YEAR).date()),
    }
