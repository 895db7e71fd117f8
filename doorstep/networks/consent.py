"""What somebody agrees to who asks for their group to join a network: the same words on each page, and kept."""

from django.utils.translation import gettext as _

from doorstep.networks.models import Network


def joining(network: Network) -> str:
    """Say it in the reader's language; these very words are what the consent keeps."""
    return " ".join(
        (
            _("I speak for my group, and would be its main contact in %(network)s.") % {"network": network.name},
            _("Its desk sees my name, can look up how to reach me, and I can read who looked, and why."),
            _("My name and my number are never shown to anybody else."),
            _("I can pass this on or end it at any time."),
        )
    )
