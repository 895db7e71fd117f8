"""What is due of flyers: who walked which street is forgotten."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.flyers.actions import forgetting

FORGOTTEN = DueWork("flyers: who walked which street", every=timedelta(hours=6), run=forgetting.forget)
