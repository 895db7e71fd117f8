"""Who is reached by an address or a number."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from doorstep.people.models import ContactPoint, Details, Person, Receipt
from doorstep.vault import hashing, keys
from doorstep.vault.holding import holdings
from doorstep.vault.models import Erasure
from doorstep.vault.seals import UnreadableError

_CALLED = {ContactPoint.Means.PHONE.value, ContactPoint.Means.WHATSAPP.value}


def reached_by_email(typed: str) -> "QuerySet[ContactPoint]":
    """Find contact points by an e-mail address, however it is typed; raises NotReadableError for what is none."""
    return ContactPoint.objects.filter(means=ContactPoint.Means.EMAIL, hashed=hashing.email(typed))


def reached_by_phone(typed: str) -> "QuerySet[ContactPoint]":
    """Find contact points by a phone number, called or on WhatsApp; raises NotReadableError for what is none."""
    return ContactPoint.objects.filter(means__in=_CALLED, hashed=hashing.phone(typed))


def reached_by(means: str, hashed: hashing.Hashed) -> "QuerySet[ContactPoint]":
    """Find where people read what is sent to what has this hash, the longest known first; WhatsApp is a number too."""
    return _confirmed().filter(means__in=_CALLED if means in _CALLED else {means}, hashed=hashed)


def where_it_is_read(begun: Person) -> ContactPoint | None:
    """Find where somebody reads what comes to an address that was typed for whoever was begun with it; else theirs."""
    own = ContactPoint.objects.select_related("person").filter(person=begun).first()
    if own is None or own.hashed is None:
        return own
    return reached_by(own.means, own.hashed).first() or own


def of_household(surname: str, postcode: str) -> "QuerySet[Person]":
    """Find people by surname and full postcode; raises NotReadableError for what is none. Never by an address."""
    return Person.objects.filter(details__household=hashing.household(surname, postcode))


def called(ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Say what people are called, with their keys fetched in one question; leave out who never said, or was erased.

    Whose name cannot be opened is left out as well: one of them must not close the page to all others.
    """
    wanted = {person for person in ids if person}
    rows = list(Details.objects.filter(person__in=wanted, called__isnull=False))
    with keys.at_hand([row.person_id for row in rows]):
        return {row.person_id: name for row in rows if (name := _name(row))}


def _name(row: Details) -> str:
    try:
        return row.called
    except UnreadableError:
        return ""


def is_called(person: UUID) -> bool:
    """Say whether they gave us a number at which they can be rung."""
    return ContactPoint.objects.filter(person=person, means__in=_CALLED).exists()


def comes_by_receipt(person: UUID) -> bool:
    """Say whether they can be sent no code, and told us a number or address that makes a receipt open."""
    points = ContactPoint.objects.filter(person=person)
    return points.exists() and not points.filter(confirmed_at__isnull=False).exists()


def holds_receipt(person: UUID, number: str) -> bool:
    """Say whether these are the digits of the receipt that they have."""
    return Receipt.objects.filter(person=person, hashed=hashing.receipt(number)).exists()


def known(ids: Sequence[UUID]) -> set[UUID]:
    """Pick those ids that are somebody's, or of another row that has a key of its own."""
    keyed = [each.model._base_manager for each in holdings() if each.held.whose == each.meta.pk.name]  # noqa: SLF001 # Django's own name for it
    return {pk for rows in keyed for pk in rows.filter(pk__in=ids).values_list("pk", flat=True)}


def confirmed_points(ids: Iterable[UUID]) -> "QuerySet[ContactPoint]":
    """Find where people read what is sent to them, the longest known first."""
    return _confirmed().filter(person__in=set(ids))


def written_to(ids: Iterable[UUID]) -> "QuerySet[ContactPoint]":
    """Find where people may be written to, as they want it: what they said comes first, then the longest known."""
    return _confirmed().filter(person__in=set(ids), messages=True).order_by("-comes_first", "confirmed_at", "pk")


def _confirmed() -> "QuerySet[ContactPoint]":
    found = ContactPoint.objects.filter(confirmed_at__isnull=False)
    return found.select_related("person").order_by("confirmed_at", "pk")


def with_nothing_here() -> "QuerySet[Person]":
    """Return whom we know by name alone: they cannot sign in, keep no desk, and no app holds a row of them.

    A row that only says who they are, or that they were written to, is no reason to know them.
    """
    confirmed = ContactPoint.objects.filter(person=OuterRef("pk"), confirmed_at__isnull=False)
    erased = Erasure.objects.using("default").filter(person=OuterRef("pk"))
    found = Person.objects.filter(~Exists(confirmed), ~Exists(erased), is_staff=False)
    for each in holdings():
        if each.held.goes and each.meta.app_label != Person._meta.app_label:  # noqa: SLF001 # Django's own name for it
            found = found.filter(~Exists(each.of_outer("pk")))
    return found
