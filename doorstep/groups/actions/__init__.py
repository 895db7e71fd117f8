"""What people do with a group's listing."""

from doorstep.groups.actions.areas import name_areas_anew
from doorstep.groups.actions.changing import ChangedMeanwhileError, change
from doorstep.groups.actions.doubts import NoPlaceError, add_as_new, leave_out, merge
from doorstep.groups.actions.feeding import Fed, take_from_feed, take_off
from doorstep.groups.actions.listing import (
    ChatLinkError,
    TooManyWaitingError,
    close,
    confirm,
    propose,
    propose_once,
    put_on_list,
    refuse,
    rest,
    say_silent,
)
from doorstep.groups.actions.patches import OutsideError, draw_patch, name_street_team
from doorstep.groups.actions.reports import TooManyReportsError, report, settle_report
from doorstep.groups.actions.sharing import give_out, keep_in
from doorstep.groups.actions.stamps import FromElsewhereError, changed
from doorstep.groups.actions.taking import take_in
from doorstep.groups.actions.undoing import CannotUndoError, undo

__all__ = [
    "CannotUndoError",
    "ChangedMeanwhileError",
    "ChatLinkError",
    "Fed",
    "FromElsewhereError",
    "NoPlaceError",
    "OutsideError",
    "TooManyReportsError",
    "TooManyWaitingError",
    "add_as_new",
    "change",
    "changed",
    "close",
    "confirm",
    "draw_patch",
    "give_out",
    "keep_in",
    "leave_out",
    "merge",
    "name_areas_anew",
    "name_street_team",
    "propose",
    "propose_once",
    "put_on_list",
    "refuse",
    "report",
    "rest",
    "say_silent",
    "settle_report",
    "take_from_feed",
    "take_in",
    "take_off",
    "undo",
]
