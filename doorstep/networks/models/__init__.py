"""Networks, their desks, groups in them, who speaks for these or stands by alone; which groups are still going."""

from doorstep.networks.models.affiliation import Affiliation, Contact
from doorstep.networks.models.application import Application
from doorstep.networks.models.network import Network, NetworkCell, Officer
from doorstep.networks.models.standby import NetworkSkill, Nudge, Standby
from doorstep.networks.models.still_here import StillHere

__all__ = [
    "Affiliation",
    "Application",
    "Contact",
    "Network",
    "NetworkCell",
    "NetworkSkill",
    "Nudge",
    "Officer",
    "Standby",
    "StillHere",
]
