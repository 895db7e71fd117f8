"""What somebody agrees to who asks a network to pass something on: the same words on the page, and kept."""

from django.utils.translation import gettext as _

from doorstep.networks.models import Network


def passing_on(network: Network) -> str:
    return " ".join(
        (
            _("The desk of %(network)s reads this, may shorten it, and decides what becomes of it.")
            % {"network": network.name},
            _("My name and my address are seen by that desk alone, and are gone three months after it decided."),
        )
    )
