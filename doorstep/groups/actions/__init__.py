"""What people do with a group's listing."""

from doorstep.groups.actions.changes import FromElsewhereError, changed
from doorstep.groups.actions.feeding import Fed, let_go, take_in
from doorstep.groups.actions.importing import add_many
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
)
from doorstep.groups.actions.patches import OutsideError, draw_patch, name_street_team
from doorstep.groups.actions.sharing import give_out, keep_in

__all__ = [
    "ChatLinkError",
    "Fed",
    "FromElsewhereError",
    "OutsideError",
    "TooManyWaitingError",
    "add_many",
    "changed",
    "close",
    "confirm",
    "draw_patch",
    "give_out",
    "keep_in",
    "let_go",
    "name_street_team",
    "propose",
    "propose_once",
    "put_on_list",
    "refuse",
    "rest",
    "take_in",
]
