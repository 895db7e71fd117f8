"""What is due in networks from time to time: who is still going, letters that lapse, groups that started near."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.networks.actions import applying, checking_links, first_letters, keeping_true, nudging

STILL_HERE = DueWork("networks: who is still going", every=timedelta(minutes=10), run=keeping_true.look_after)
LAPSED = DueWork("networks: letters that nobody answered", every=timedelta(hours=6), run=applying.let_lapse)
FIRST = DueWork("networks: groups of a list that are asked once", every=timedelta(minutes=10), run=first_letters.go_on)
LINKS = DueWork("networks: pages that groups publish", every=timedelta(minutes=1), run=checking_links.look)
PUBLISHED = DueWork("networks: which pages groups publish", every=timedelta(hours=1), run=checking_links.gather)
NUDGES = DueWork("networks: groups that started near somebody", every=timedelta(minutes=5), run=nudging.look_after)
ALL = (STILL_HERE, LAPSED, FIRST, LINKS, PUBLISHED, NUDGES)
