"""Groups, what they offer, and where."""

from doorstep.groups.models.group import ContactWay, Group, KindOfHelp, SpokenLanguage
from doorstep.groups.models.patch import GroupDistrict, Patch, PatchCell, StreetTeam

__all__ = [
    "ContactWay",
    "Group",
    "GroupDistrict",
    "KindOfHelp",
    "Patch",
    "PatchCell",
    "SpokenLanguage",
    "StreetTeam",
]
