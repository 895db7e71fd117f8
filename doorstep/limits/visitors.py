"""Where a request comes from, as far as our own machines saw it; what a visitor says about that is not believed."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

# An IPv6 household has a whole network of this size, and each of its machines a new address every day.
HOUSEHOLD = 64


def network(request: HttpRequest) -> str:
    """Return the visitor's address, of IPv6 its /64: what counts as one visitor.

    Behind proxies of ours it is the entry that the outermost of them wrote, counted from the right; whatever stands to
    the left of it came with the request, and anybody may write there.
    """
    return household(_seen(request)) or household(request.META.get("REMOTE_ADDR", "")) or "nowhere"


def _seen(request: HttpRequest) -> str:
    proxies = settings.PROXIES
    entries = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if proxies else []
    return entries[-proxies].strip() if len(entries) >= proxies > 0 else ""


def household(address: str) -> str:
    """Write an address as that of its household; "" for what is no address."""
    try:
        found = ipaddress.ip_address(address.strip("[]").partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, HOUSEHOLD), strict=False))
