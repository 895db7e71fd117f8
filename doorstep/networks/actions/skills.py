"""The list of skills that a network's desk keeps, from which whoever is ready chooses."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from doorstep.core.sentences import SentenceError, sentence
from doorstep.journal.actions import record
from doorstep.networks.models import Network, NetworkSkill

# A list that somebody reads to the end.
MOST = 40
_TWICE = sentence("This one is on the list already.")


class SkillError(SentenceError):
    """It is on the list already, or the list is full."""


@transaction.atomic
def add_skill(network: Network, name: str, *, by: UUID) -> NetworkSkill:
    """Put a skill on the list, at its end. Raises SkillError."""
    Network.objects.select_for_update().get(pk=network.pk)
    theirs = NetworkSkill.objects.filter(network=network)
    if theirs.count() >= MOST:
        raise SkillError(sentence("The list is full. Take one away first: nobody reads a longer one."))
    if theirs.filter(name__iexact=name).exists():
        raise SkillError(_TWICE)
    last = theirs.aggregate(last=Max("number"))["last"] or 0
    skill = NetworkSkill.objects.create(network=network, name=name, number=last + 1)
    record(skill, "skill added", by=by, network=network.pk)
    return skill


def rename_skill(skill: NetworkSkill, name: str, *, by: UUID) -> None:
    """Call it something else, also for everybody who has it. Raises SkillError."""
    others = NetworkSkill.objects.filter(network=skill.network_id).exclude(pk=skill.pk)
    try:
        with transaction.atomic():
            if others.filter(name__iexact=name).exists():
                raise SkillError(_TWICE)
            NetworkSkill.objects.filter(pk=skill.pk).update(name=name)
            record(skill, "skill renamed", by=by, network=skill.network_id)
    except IntegrityError:  # another officer called one the same at this very moment
        raise SkillError(_TWICE) from None


@transaction.atomic
def take_away_skill(skill: NetworkSkill, *, by: UUID) -> None:
    """Take it off the list, and from everybody who has it."""
    record(skill, "skill taken away", by=by, network=skill.network_id)
    NetworkSkill.objects.filter(pk=skill.pk).delete()
