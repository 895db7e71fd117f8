"""Networks, their desks, groups in them, who speaks for these or stands by alone; which groups are still going."""

from doorstep.networks.models.affiliation import Affiliation, Contact, NotForMe
from doorstep.networks.models.application import Application
from doorstep.networks.models.first_letter import FirstLetter, FirstReader
from doorstep.networks.models.link import Link
from doorstep.networks.models.network import Network, NetworkCell, Officer
from doorstep.networks.models.standby import NetworkSkill, Nudge, Standby
from doorstep.networks.models.still_here import StillHere

__all__ = [
    "Affiliation",
    "Application",
    "Contact",
    "FirstLetter",
    "FirstReader",
    "Link",
    "Network",
    "NetworkCell",
    "NetworkSkill",
    "NotForMe",
    "Nudge",
    "Officer",
    "Standby",
    "StillHere",
]
