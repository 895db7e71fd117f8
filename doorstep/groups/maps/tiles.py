"""A raster map under the drawing, only where the operator has named one: that one origin is let in, and no other."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse


def let_in(response: HttpResponse) -> HttpResponse:
    """Open this one answer to the operator's tiles; whoever sends them learns which site shows them, not which page."""
    if settings.TILES_URL:
        url = urlsplit(settings.TILES_URL)
        setattr(response, "_csp_update", {"img-src": [f"{url.scheme}://{url.netloc}"]})  # noqa: B010 # as django-csp does
        response["Referrer-Policy"] = "strict-origin-when-cross-origin"
    return response
