"""Codes by which texts name tasks: drawn by chance, so that no task is taken for another."""

import secrets

from django.db.models import Q

from doorstep.aid.models import Task
from doorstep.messaging.inbound.task_codes import HOW_MANY, numbered

# So many are drawn and looked up at once.
AT_ONCE = 8
# Where none of so many was free of the whole site, it is enough that the group has no other task by it.
MOST = 4 * AT_ONCE


def free_code(group: int, drawn: int = 0) -> str:
    """Draw a code by which this group has no task: none that is open, and none that ended so lately that it is kept.

    As far as can be no open task of any group goes by it: a volunteer may be asked in several. `drawn` in vain so far.
    """
    codes = [numbered(number) for number in _drawn()]
    of_group = Q(group=group)
    taken = Task.objects.filter(of_group if drawn >= MOST else of_group | Q(status__in=Task.LIVING), code__in=codes)
    known = {*taken.values_list("code", flat=True)}
    return next((each for each in codes if each not in known), "") or free_code(group, drawn + AT_ONCE)


def _drawn() -> list[int]:
    return [secrets.randbelow(HOW_MANY) for _each in range(AT_ONCE)]
