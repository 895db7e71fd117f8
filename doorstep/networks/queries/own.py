"""What somebody is to networks themselves: for which group they speak, and what they asked."""

from uuid import UUID

from django.db.models import QuerySet

from doorstep.groups.models import Group
from doorstep.groups.queries import members
from doorstep.networks.models import Affiliation, Application, Contact, Network
from doorstep.networks.queries.opened import opened


def spoken_for_by(person: UUID) -> QuerySet[Contact]:
    """Return the groups for which somebody is a contact now."""
    found = Contact.objects.filter(person=person, affiliation__status=Affiliation.Status.IN)
    related = found.select_related("affiliation__group", "affiliation__network")
    return related.order_by("affiliation__group__sort_name", "pk")


def asked_by(person: UUID) -> QuerySet[Application]:
    """Return what somebody asked and what became of it, the newest first."""
    found = Application.objects.filter(person=person).select_related("network", "group")
    return found.order_by("-asked_at", "pk")


def said_before(network: Network, person: UUID, pk: UUID | None) -> dict[str, str]:
    """Return what they said in a wish of theirs that is still open, as the form asks for it; nothing of any other."""
    waiting = Application.objects.filter(network=network, person=person, status__in=Application.LIVING)
    found = list(waiting.filter(pk=pk)) if pk else []
    with opened(found):
        return {
            name: value
            for each in found
            for name, value in (
                ("called", each.called),
                ("area", each.area),
                ("districts", ", ".join(each.districts)),
            )
        }


def deputy_of(affiliation: Affiliation) -> Contact | None:
    return Contact.objects.filter(affiliation=affiliation, part=Contact.Part.DEPUTY).first()


def is_untended(group: Group) -> bool:
    """Say whether nobody looks after the group here, and somebody could."""
    return not group.from_elsewhere and not members.coordinators_of(group, resting=True).exists()


def has_other_coordinator(contact: Contact) -> bool:
    """Say whether somebody else coordinates the group; who that is, is not said."""
    return members.coordinators_of(contact.affiliation.group).exclude(person=contact.person_id).exists()


def could_speak_for(contact: Contact) -> list[UUID]:
    """Return the other coordinators of the group, one of whom can be its contact; to a coordinator alone."""
    found = list(members.coordinators_of(contact.affiliation.group).order_by("began_at", "pk"))
    everybody = [row.person_id for row in found]
    return [person for person in everybody if person != contact.person_id] if contact.person_id in everybody else []
