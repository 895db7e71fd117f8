"""What is asked for in the address of the open data: which groups, which page."""

import datetime
import re
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from doorstep.feeds.queries.entries import Wanted
from doorstep.places import districts

MOST, USUAL = 1_000, 500
_CURSOR = re.compile(r"([0-9]{1,17})-([0-9]{1,18})-([0-9]{1,17})")
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)

Cursor = tuple[datetime.datetime, int, datetime.datetime]


class AskedForm(forms.Form):
    all = forms.CharField(required=False, max_length=5)
    area = forms.CharField(required=False, max_length=20)
    changed_since = forms.CharField(required=False, max_length=40)
    cursor = forms.RegexField(
        _CURSOR, required=False, error_messages={"invalid": _("Take the cursor from the link to the next page.")}
    )
    district = forms.CharField(required=False, max_length=4)
    limit = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST,
        error_messages={"invalid": _("Write a whole number, 1 to 1000.")},
    )

    def clean_district(self) -> str:
        code: str = self.cleaned_data["district"].upper()
        if code and districts.get(code) is None:
            raise forms.ValidationError(_("We know no such postcode district. Write it such as SE15."))
        return code

    def clean_changed_since(self) -> datetime.datetime | None:
        said = self.cleaned_data["changed_since"]
        return _moment(said) if said else None

    def clean_cursor(self) -> Cursor | None:
        found = _CURSOR.fullmatch(self.cleaned_data["cursor"])
        return (_at(found[1]), int(found[2]), _at(found[3])) if found else None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("all") and (said.get("changed_since") or said.get("cursor")):
            self.add_error("all", _("Ask either for all groups at once, or for pages of what changed."))
        return said

    @property
    def wanted(self) -> Wanted:
        said = self.cleaned_data
        after = said["cursor"][:2] if said["cursor"] else None
        return Wanted(district=said["district"], area=said["area"], since=said["changed_since"], after=after)

    @property
    def on_a_page(self) -> int:
        return self.cleaned_data["limit"] or USUAL

    @property
    def began(self) -> datetime.datetime | None:
        """When the latest change was, as the first page of this walk found it."""
        cursor: Cursor | None = self.cleaned_data["cursor"]
        return cursor[2] if cursor else None

    @property
    def kept(self) -> dict[str, str]:
        """What of the question goes into the addresses of further pages."""
        return {name: self.data[name] for name in ("area", "district", "limit") if self.data.get(name)}


def written(at: datetime.datetime, pk: int, began: datetime.datetime) -> str:
    """Write a cursor: behind which group the next page begins."""
    return f"{_micros(at)}-{pk}-{_micros(began)}"


def _micros(at: datetime.datetime) -> int:
    return (at - _EPOCH) // datetime.timedelta(microseconds=1)


def _at(micros: str) -> datetime.datetime:
    return _EPOCH + datetime.timedelta(microseconds=int(micros))


def _moment(said: str) -> datetime.datetime:
    """Read a moment in ISO 8601; one without a zone is in UTC. A plus in an address arrives as a blank."""
    try:
        day = parse_date(said)
        moment = parse_datetime(re.sub(r" (?=\d\d:?\d\d$)", "+", said)) if day is None else None
    except ValueError as error:
        raise forms.ValidationError(_NO_MOMENT) from error
    if day:
        moment = datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001 # the zone follows
    if moment is None:
        raise forms.ValidationError(_NO_MOMENT)
    try:
        moment = timezone.make_aware(moment, datetime.UTC) if timezone.is_naive(moment) else moment
        return moment.astimezone(datetime.UTC)
    except OverflowError as error:
        raise forms.ValidationError(_NO_MOMENT) from error


_NO_MOMENT = _("Write a moment such as 2026-11-22T08:00:00Z.")
