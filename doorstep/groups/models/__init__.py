"""Groups, what they offer, and where; who said so, and what became of it; who is what in them."""

from doorstep.groups.models.change import Change
from doorstep.groups.models.decision import Decision
from doorstep.groups.models.doubt import Doubt
from doorstep.groups.models.group import ContactWay, Group, KindOfHelp, SpokenLanguage
from doorstep.groups.models.invitation import Invitation
from doorstep.groups.models.membership import Membership, Role
from doorstep.groups.models.patch import GroupDistrict, Patch, PatchCell, StreetTeam
from doorstep.groups.models.proposal import ContactAsked, Proposal
from doorstep.groups.models.provenance import Provenance, SourceEntry, Voice
from doorstep.groups.models.reach import AreaNaming, GroupArea
from doorstep.groups.models.report import Report

__all__ = [
    "AreaNaming",
    "Change",
    "ContactAsked",
    "ContactWay",
    "Decision",
    "Doubt",
    "Group",
    "GroupArea",
    "GroupDistrict",
    "Invitation",
    "KindOfHelp",
    "Membership",
    "Patch",
    "PatchCell",
    "Proposal",
    "Provenance",
    "Report",
    "Role",
    "SourceEntry",
    "SpokenLanguage",
    "StreetTeam",
    "Voice",
]
