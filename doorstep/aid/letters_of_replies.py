"""What people are answered who wrote to us: short, kind, and never an address, a name or a need.

Whatever way it goes, it is said in the same few words.
"""

from collections.abc import Callable, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doorstep.aid import letters
from doorstep.aid.models import Task
from doorstep.groups.models import Group
from doorstep.messaging.actions import Words

REPLY = "reply"
# So many are named of those that somebody could mean.
MOST = 3
Says = Callable[[str], Words]

NOT_THIS_TIME = gettext_lazy("That is fine. Somebody else is asked, and nobody asks you why.")
NOT_TODAY = gettext_lazy("That is fine. We ask somebody else this time, and you another day.")
QUICKER = gettext_lazy("Thank you. A neighbour was quicker, or it is not needed any more. You need do nothing.")
OVER = gettext_lazy("That is over by now. You need do nothing. Thank you.")
NOT_FOR_THEM = gettext_lazy("Thank you. This one is not for you just now. You need do nothing.")
NOD = gettext_lazy("Thank you. A coordinator looks at it first, and you hear of it.")
ANOTHER_HAND = gettext_lazy("Thank you. It takes two of you: you hear of it as soon as there is another.")
GIVEN_BACK = gettext_lazy("That is fine. Others are asked, and the coordinator knows.")
WENT_WELL = gettext_lazy("Thank you for telling us.")
WENT_BADLY = gettext_lazy("Thank you for telling us. A coordinator of the group gets in touch with you.")
NOBODY_CAME = gettext_lazy("We are sorry. Others are asked now, and a coordinator of the group has been told.")
NOTHING_WAITS = gettext_lazy("Thank you. Nothing waits for your answer just now.")


# What nobody has to know who was thanked already.
_COURTESIES = (NOT_THIS_TIME, NOT_TODAY, OVER, GIVEN_BACK, WENT_WELL, NOTHING_WAITS)


def says(words: Promise) -> Says:
    """Say these, in the language in which they are said."""
    courtesy = any(words is each for each in _COURTESIES)
    return lambda language: _reply(language, str(words), courtesy=courtesy)


def _reply(language: str, words: str, *, courtesy: bool = False) -> Words:
    said = _("Your answer")
    return Words(REPLY, language, said, words, short=words, priority=letters.PRESSES, courtesy=courtesy)


def once_done(task: Task, language: str) -> Words:
    return _reply(language, _("That is fine. Once it is done, answer DONE %(code)s.") % {"code": task.code})


def unknown_code(code: str, language: str) -> Words:
    words = _("We do not know the code %(code)s, or it is not yours. Look again, or ring your group.")
    return _reply(language, words % {"code": code})


def which(tasks: Sequence[Task], language: str) -> Words:
    """Ask which one they mean: nothing was done yet."""
    named = ", ".join(f"{task.code} ({letters.name_of(task)}, {letters.on_the_clock(task)})" for task in tasks[:MOST])
    words = _("Which one? Answer with its code, such as YES %(code)s: %(named)s.")
    return _reply(language, words % {"code": tasks[0].code, "named": named})


def from_desk(group: Group, words: str, language: str) -> Words:
    """Say what a coordinator answers in their own words."""
    subject, said = _("An answer from %(group)s") % {"group": group.name}, f"{group.name}: {words}"
    return Words(REPLY, language, subject, said, short=said, priority=letters.PRESSES, desk=group.uid)
