"""How what volunteers do is said on a page."""

from django import template
from django.utils import timezone

from doorstep.aid.queries.helping import Place

register = template.Library()


@register.filter
def rests(place: Place) -> bool:
    return place.rests(timezone.localdate())


@register.filter
def pounds(pence: int) -> str:
    """Write an amount: "£12.50", and whole pounds without pence."""
    whole, rest = divmod(pence, 100)
    return f"£{whole}.{rest:02}" if rest else f"£{whole}"
