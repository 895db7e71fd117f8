"""Making a backup, restoring one, and letting go of what nobody may keep."""

from doorstep.backups.actions.backing_up import Order, back_up
from doorstep.backups.actions.letting_go import let_go
from doorstep.backups.actions.restoring import Wanted, restore

__all__ = ["Order", "Wanted", "back_up", "let_go", "restore"]
