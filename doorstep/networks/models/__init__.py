"""Networks, their desks and applications, groups in them and who speaks for these; which groups are still going."""

from doorstep.networks.models.affiliation import Affiliation, Contact, NotForMe
from doorstep.networks.models.application import Application
from doorstep.networks.models.first_letter import FirstLetter, FirstReader
from doorstep.networks.models.link import Link
from doorstep.networks.models.network import Network, NetworkCell, Officer
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
    "NotForMe",
    "Officer",
    "StillHere",
]
