"""Which app answers what comes back; the second of the two registries in which a lower layer learns of a higher one.

Filled in `AppConfig.ready`. An app is asked whether it can answer something; the first that can has it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from doorstep.messaging.actions.sending import Words
from doorstep.messaging.inbound.replies import Reply
from doorstep.vault.hashing import Hashed


@dataclass(frozen=True)
class Said:
    """What came back, and from whom: a claim, for a number can be forged and an address all the more.

    `persons` are all who are reached there, never empty. First among them stand the `speakers`, the longest known
    first: those whose words it may be taken for and kept as. Others named the number as theirs and never showed that
    they read what is sent there: of them a code can be meant, and nothing else. `read` is what it says, as far as that
    can be told, and `about` the message of ours that it answers, where that is known. `hashed` is the keyed hash of
    where it came from.

    What was said on the telephone took `seconds`; there are no words of it, and a human hears it as `voice`. Where a
    key was pressed (`by_key`), whoever pressed it was thanked in the same call. So many `files` came along, which only
    a human can make something of.

    Of an e-mail, `subject`, `whole` and `recipients` are as events.Text has them.
    """

    id: UUID
    persons: tuple[UUID, ...]
    means: str
    text: str = field(repr=False)
    read: Reply = field(repr=False)
    about: UUID | None = None
    speakers: tuple[UUID, ...] = ()
    hashed: Hashed = field(default=Hashed(""), repr=False)
    voice: bytes = field(default=b"", repr=False)
    seconds: int = 0
    by_key: bool = False
    files: int = 0
    subject: str = field(default="", repr=False)
    whole: str = field(default="", repr=False)
    recipients: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_wordless(self) -> bool:
        """Say whether all of it are files: a photograph, a voice note."""
        return bool(self.files) and not self.text.strip()


@dataclass(frozen=True)
class Answer:
    """What an app made of it.

    `person`: whose it is, of those who are reached there, or who were made known for it. `words`: what is said back to
    where it came from, in the language it is given; None for nothing. `desk`: the id of those whose humans look at it;
    None where it is settled, or where, `is_open`, whoever runs this site looks at it. `in_writing`: what was said is
    answered there in words, as what was written is. `about`: the message of ours that it answers, where that was not
    known before.
    """

    person: UUID
    words: Callable[[str], Words] | None = None
    desk: UUID | None = None
    in_writing: bool = False
    is_open: bool = False
    about: UUID | None = None

    @property
    def is_for_humans(self) -> bool:
        return self.is_open or self.desk is not None


@dataclass(frozen=True)
class Answerer:
    """An app that answers.

    `codes(persons)` are the codes of tasks that these people can answer for, each with whose it is. `answer(said, now)`
    acts upon it, in the transaction in which it counts as heard; None where it is not this app's. `lost(person, means,
    now)` is told that somebody is no longer reached that way, for the humans who would wait for an answer.
    `ends(person, news, now)` ends news that somebody wants no more, where it is this app's: it says so, or not.
    """

    name: str
    codes: Callable[[tuple[UUID, ...]], Mapping[str, UUID]]
    answer: Callable[[Said, datetime], Answer | None]
    lost: Callable[[UUID, str, datetime], None]
    ends: Callable[[UUID, str, datetime], bool] = lambda _person, _news, _now: False


_registered: dict[str, Answerer] = {}


def register(answerer: Answerer) -> None:
    """Let an app answer; those that registered first are asked first."""
    _registered[answerer.name] = answerer


def registered() -> list[Answerer]:
    return list(_registered.values())
