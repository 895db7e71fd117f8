"""Networks, who looks after each, which groups are in them and who speaks for a group, and who asks to come in."""

from doorstep.networks.models.affiliation import Affiliation, Contact
from doorstep.networks.models.application import Application
from doorstep.networks.models.network import Network, NetworkCell, Officer

__all__ = ["Affiliation", "Application", "Contact", "Network", "NetworkCell", "Officer"]
