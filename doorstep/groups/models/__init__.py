"""Groups, what they offer, and where; who said so, and what became of it."""

from doorstep.groups.models.change import Change
from doorstep.groups.models.doubt import Doubt
from doorstep.groups.models.group import ContactWay, Group, KindOfHelp, SpokenLanguage
from doorstep.groups.models.patch import GroupDistrict, Patch, PatchCell, StreetTeam
from doorstep.groups.models.provenance import Provenance, SourceEntry, Voice
from doorstep.groups.models.reach import AreaNaming, GroupArea
from doorstep.groups.models.report import Report

__all__ = [
    "AreaNaming",
    "Change",
    "ContactWay",
    "Doubt",
    "Group",
    "GroupArea",
    "GroupDistrict",
    "KindOfHelp",
    "Patch",
    "PatchCell",
    "Provenance",
    "Report",
    "SourceEntry",
    "SpokenLanguage",
    "StreetTeam",
    "Voice",
]
