"""What every answer tells browsers to be careful about; an answer that says otherwise itself is left as it is."""

from csp.constants import NONE, SELF

# Nothing from other sites, nothing inline, and nobody's frame.
CONTENT_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "media-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

REFERRER = "same-origin"
OPENER = "same-origin"
FRAMES = "DENY"

# Said even where Django's own middleware does not come to speak, such as to a host that is not ours.
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": FRAMES,
    "Referrer-Policy": REFERRER,
    "Cross-Origin-Opener-Policy": OPENER,
    # No page of another site shows ours as an image or runs it as a script.
    "Cross-Origin-Resource-Policy": "same-origin",
    # A page may ask where one is and for a passkey, and none may ask for anything else.
    "Permissions-Policy": "geolocation=(self), publickey-credentials-create=(self), publickey-credentials-get=(self), "
    "camera=(), display-capture=(), microphone=(), payment=(), usb=()",
}
# For what is no HTTP, and so reaches none of our pages: an answer with nothing in it.
UNREADABLE = EVERYWHERE | {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
