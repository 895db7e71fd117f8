"""What backups have to do with time: no copy of keys is kept longer than seven days."""

from datetime import timedelta

from doorstep.backups import actions
from doorstep.core.worker import DueWork

LETTING_GO = DueWork("backups: let go of old copies of keys", every=timedelta(hours=1), run=actions.let_go)
