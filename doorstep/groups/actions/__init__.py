"""What people do with a group's listing."""

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

__all__ = [
    "ChatLinkError",
    "OutsideError",
    "TooManyWaitingError",
    "add_many",
    "close",
    "confirm",
    "draw_patch",
    "name_street_team",
    "propose",
    "propose_once",
    "put_on_list",
    "refuse",
    "rest",
]
