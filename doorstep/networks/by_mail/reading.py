"""An e-mail in which a group asks to join a network, read into what the network asks for; pure.

Only what stands behind its label, or can be nothing else, is taken as said. All else is a guess, and is asked back.
"""

from dataclasses import dataclass, field, replace

from doorstep.networks.by_mail import areas, contacts, districts, groups, listed, numbers
from doorstep.networks.by_mail.labels import Field
from doorstep.networks.by_mail.letter import ASKED, is_application, taken_apart

__all__ = ["Application", "is_application", "read"]


@dataclass(frozen=True)
class Application:
    """What was read: `districts` as written on envelopes, a number as E.164; "" and () where nothing was said.

    `unsure` holds what is a guess, or was said in two ways: it is asked back as what is missing is.
    """

    group: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    mobile: str = field(default="", repr=False)
    area: str = field(default="", repr=False)
    districts: tuple[str, ...] = ()
    unsure: frozenset[Field] = frozenset()

    @property
    def missing(self) -> frozenset[Field]:
        held = (self.group, self.contact, self.mobile, self.area, self.districts)
        return frozenset(each for each, said in zip(ASKED, held, strict=True) if not said)

    @property
    def to_ask(self) -> frozenset[Field]:
        return self.missing | self.unsure


def read(subject: str, text: str) -> Application:
    """Read one letter: its subject, and all of its text with whatever it quotes."""
    letter = taken_apart(subject, text)
    ordered = listed.in_order(letter)
    group, contact, mobile = groups.group(letter, ordered), contacts.contact(letter, ordered), numbers.mobile(letter)
    area, found = areas.area(letter, ordered), districts.districts(letter, ordered)
    sure = (group[1], contact[1], mobile[1], area[1], found[1])
    unsure = {each for each, is_sure in zip(ASKED, sure, strict=True) if not is_sure}
    application = Application(group[0], contact[0], mobile[0], area[0], found[0])
    return replace(application, unsure=frozenset(unsure | letter.guessed) - application.missing)
