"""What is agreed to by whoever asks for their group to join a network, or is ready without one; kept as it is said."""

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


def standing_by() -> str:
    """Say it of all networks alike: so it holds for each that they choose."""
    return " ".join(
        (
            _("I am ready to help when a network calls that I chose myself."),
            _("Its desk sees about where I am, what I can do and when, but not who I am."),
            _("It can look up my name and how to reach me, and I can read who looked, and why."),
            _("I can change this, take a rest, or end it at any time."),
        )
    )
