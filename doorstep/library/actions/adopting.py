"""Making a document one's own: a group's copy with its gaps filled in, that knows where it came from."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from doorstep.core.one_by_one import one_by_one
from doorstep.core.sentences import SentenceError, sentence
from doorstep.groups.models import Group
from doorstep.journal.actions import record
from doorstep.journal.lifecycle import advance
from doorstep.library import letters, permissions
from doorstep.library.actions.writing import begin, publish
from doorstep.library.filling import GAPS, filled, filled_plainly
from doorstep.library.models import Adoption, Document, Edition
from doorstep.library.queries import editions, keeping, shelf
from doorstep.library.said import Facts, Publisher, Says
from doorstep.messaging.actions import tell

DRAFT_WAITS = sentence(
    "Somebody began to change yours, and has not published it. Publish that draft, or throw it away, and come back."
)


class CannotBeAdoptedError(SentenceError):
    """It is no policy or template of the library, or says nothing yet."""


class DraftWaitsError(SentenceError):
    """Somebody of the group began to change its own text, and would lose what they wrote."""


def adopt(document: Document, group: Group, *, filled: Mapping[str, str], by: UUID | None, now: datetime) -> Document:
    """Make a policy or template a group's own, filled in; it stands on the group's page at once. Once only each.

    What is not filled in is left open in words that say so. Raises CannotBeAdoptedError.
    """
    said = editions.said_in(document)
    if said is None or not shelf.policies().filter(pk=document.pk).exists():
        raise CannotBeAdoptedError(sentence("This cannot be made yours. Choose another one from the library."))
    return _adopt(said.edition, group, _only_gaps(filled), by, now)


@transaction.atomic
def _adopt(edition: Edition, group: Group, values: dict[str, str], by: UUID | None, now: datetime) -> Document:
    Group.objects.select_for_update().get(pk=group.pk)
    source = edition.document
    before = Adoption.objects.filter(group=group, source=source).select_related("document").first()
    if before:
        return _again(before, edition, values, by, now)
    facts = Facts(source.kind, source.topic, source.for_whom, edition.language)
    own = begin(Publisher(group=group), facts, f"{edition.title} {group.name}", by=by, now=now)
    Adoption.objects.create(
        document=own,
        group=group,
        source=source,
        language=edition.language,
        number=edition.number,
        filled=values,
        own_number=1,
        told_number=edition.number,
        adopted_at=now,
    )
    publish(own, edition.language, says(edition, values), seen=editions.NOTHING, by=by, now=now)
    record(own, "adopted", by=by, source=source.pk, number=edition.number)
    return own


def _again(before: Adoption, edition: Edition, values: dict[str, str], by: UUID | None, now: datetime) -> Document:
    """Let what the group had made its own, and took off, stand on its page once more, as it was filled in now.

    What the desk took off stays as it is: it is asked to let that back.
    """
    own = before.document
    if permissions.may_be_brought_back(own):
        # What the first copy was written in, its next one is too.
        here = editions.current(edition.document).get(before.language, edition)
        _holds(before, here, values, seen=editions.seen(own, before.language), by=by, now=now)
        advance(own, Document.Status.OUT, by=by)
    return own


def is_filled_so(own: Document, filled: Mapping[str, str]) -> bool:
    """Say whether a group's own was filled in like this when it was last taken over."""
    return bool(Adoption.objects.get(document=own).filled == _only_gaps(filled))


@transaction.atomic
def take_over(
    document: Document, filled: Mapping[str, str], *, number: int, seen: str, by: UUID, now: datetime
) -> Edition | None:
    """Publish the edition of its source that somebody looked at, filled in as they said.

    None where its source says nothing, nothing newer, or something else by now. What the group wrote before stays
    readable under its number. Raises DraftWaitsError and ChangedMeanwhileError.
    """
    adoption = Adoption.objects.select_for_update().select_related("source", "document").get(document=document)
    both = keeping.then_and_now(adoption)
    if both is None or not adoption.number < both[1].number == number:
        return None
    return _holds(adoption, both[1], _only_gaps(filled), seen=seen, by=by, now=now)


def _holds(
    adoption: Adoption, edition: Edition, values: dict[str, str], *, seen: str, by: UUID | None, now: datetime
) -> Edition:
    """Have the group's own say what an edition of its source says."""
    if editions.draft_of(adoption.document, adoption.language):
        raise DraftWaitsError(DRAFT_WAITS)
    own = publish(adoption.document, adoption.language, says(edition, values), seen=seen, by=by, now=now)
    adoption.number = adoption.told_number = edition.number
    adoption.own_number, adoption.filled = own.number, values
    adoption.save(update_fields=["number", "told_number", "own_number", "filled"])
    return own


def tell_of_newer(now: datetime) -> int:
    """Tell each group once that what it made its own has a newer text at its source; return how many were told."""
    return one_by_one(keeping.untold(), lambda each: _told(*each, now))


@transaction.atomic
def _told(adoption: Adoption, number: int, now: datetime) -> bool:
    """Tell one group, unless another worker just did."""
    same = Adoption.objects.filter(pk=adoption.pk, told_number=adoption.told_number)
    if not same.update(told_number=number):
        return False
    people = Publisher(group=adoption.group).people()
    tell(people, partial(letters.source_changed, adoption.group, adoption.document), by=None, now=now)
    return True


def says(edition: Edition, values: Mapping[str, str]) -> Says:
    """Say what an edition says with its gaps filled in."""
    with translation.override(edition.language):
        opened = {gap: _("(still to be agreed)") for gap in GAPS} | {k: v for k, v in values.items() if v}
    return Says(
        title=filled_plainly(edition.title, opened)[:120],
        summary=filled_plainly(edition.summary, opened)[:200],
        markdown=filled(edition.markdown, opened),
        written_by=edition.written_by,
        reviewed_by=edition.reviewed_by,
        sources=edition.sources,
    )


def _only_gaps(values: Mapping[str, str]) -> dict[str, str]:
    return {gap: " ".join(values.get(gap, "").split())[:200] for gap in GAPS}
