"""What is held about somebody, how sensitive it is and how long it stays; and what goes with erasing."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from doorstep.accounts.models import Seat
from doorstep.groups.models import Group
from doorstep.groups.queries.members import is_last_coordinator, memberships_of
from doorstep.vault import own
from doorstep.vault.holding import DataClass, Holding

_HOW_SENSITIVE = {
    DataClass.P1: _("It says little by itself. You see it, and your own group as far as it needs to."),
    DataClass.P2: _(
        "Personal. It is kept sealed, and opened only for you and for those who look after what you asked."
    ),
    DataClass.P3: _("Sensitive. It is kept sealed, apart from the rest, and opened only for who has said yes to you."),
}


@dataclass(frozen=True)
class Said:
    """One kind of what is held: its rows, how sensitive it is, how long it stays."""

    kept: own.Kept
    sensitive: str
    stays: str


def held(person: UUID) -> list[Said]:
    return [Said(each, _how_sensitive(each.holding), _stays(each.holding)) for each in own.kept(person)]


@dataclass(frozen=True)
class Counted:
    """One kind of what is held, with all that stands in it covered."""

    words: str
    number: int
    sensitive: str
    stays: str


def counted(person: UUID) -> list[Counted]:
    """Say what is held without a word of it, for whoever holds a receipt."""
    return [
        Counted(str(each.meta.verbose_name_plural), number, _how_sensitive(each), _stays(each))
        for each, number in own.counted(person)
    ]


def _how_sensitive(holding: Holding) -> str:
    return str(_HOW_SENSITIVE[holding.held.data_class])


def _stays(holding: Holding) -> str:
    life = holding.held.life
    if life is None:
        return gettext("It stays until it is taken away, or you are erased.")
    since = getattr(holding.meta.get_field(life.since), "verbose_name", "")
    if not life.lasts.days:
        return gettext("It goes by itself within a day of this: %(since)s.") % {"since": since}
    said = ngettext(
        "It goes by itself %(days)s day after this: %(since)s.",
        "It goes by itself %(days)s days after this: %(since)s.",
        life.lasts.days,
    )
    return said % {"days": life.lasts.days, "since": since}


@dataclass(frozen=True)
class Goes:
    """What goes when somebody is erased: each kind with how many of it, and a seat at the desk by its name.

    `alone` are the groups that nobody else coordinates.
    """

    kinds: list[tuple[str, int]]
    seat: str
    alone: list[Group]


def goes(person: UUID) -> Goes:
    kinds = [(str(holding.meta.verbose_name_plural), number) for holding, number in own.counted(person)]
    seat = Seat.objects.filter(person=person, person__is_staff=True).values_list("name", flat=True).first()
    alone = [row.group for row in memberships_of(person) if is_last_coordinator(row)]
    return Goes(kinds, seat or "", alone)
