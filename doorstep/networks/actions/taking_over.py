"""What somebody answers takes the place of what was read before; what is a guess is asked."""

from doorstep.networks.by_mail.labels import Field
from doorstep.networks.by_mail.reading import Application as Read
from doorstep.networks.models import Application
from doorstep.networks.queries import criteria

_COLUMNS = {
    Field.GROUP: "called",
    Field.CONTACT: "contact",
    Field.MOBILE: "mobile",
    Field.AREA: "area",
    Field.DISTRICT: "districts",
}


def take_over(application: Application, read: Read) -> None:
    """Put what is said now in the place of what was read; where it differs and is a guess, that is asked."""
    unsure = {Field(each) for each in application.unsure}
    for field, said in _said(read).items():
        before = getattr(application, _COLUMNS[field])
        if not said or said == before:
            continue
        if field not in read.unsure or not before:
            setattr(application, _COLUMNS[field], said)
            unsure.discard(field)
        if field in read.unsure:
            unsure.add(field)
    application.unsure = sorted(each.value for each in unsure)


def _said(read: Read) -> dict[Field, str | list[str]]:
    return {
        Field.GROUP: read.group,
        Field.CONTACT: read.contact,
        Field.MOBILE: read.mobile,
        Field.AREA: read.area,
        Field.DISTRICT: criteria.known(read.districts),
    }


def missing(application: Application) -> list[Field]:
    """Name what was asked and is not there yet."""
    return [field for field, column in _COLUMNS.items() if not getattr(application, column)]
