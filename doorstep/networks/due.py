"""What is due in networks from time to time: groups are asked whether they are still going; letters lapse."""

from datetime import timedelta

from doorstep.core.worker import DueWork
from doorstep.networks.actions import applying, checking_links, first_letters, keeping_true

STILL_HERE = DueWork("networks: who is still going", every=timedelta(minutes=10), run=keeping_true.look_after)
LAPSED = DueWork("networks: letters that nobody answered", every=timedelta(hours=6), run=applying.let_lapse)
FIRST = DueWork("networks: groups of a list that are asked once", every=timedelta(minutes=10), run=first_letters.go_on)
LINKS = DueWork("networks: pages that groups publish", every=timedelta(minutes=1), run=checking_links.look)
PUBLISHED = DueWork("networks: which pages groups publish", every=timedelta(hours=1), run=checking_links.gather)
ALL = (STILL_HERE, LAPSED, FIRST, LINKS, PUBLISHED)
