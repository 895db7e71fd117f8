"""What the worker sends, and what lies in the files afterwards: in a world that is really written down."""

from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.db import connections
from django.test import override_settings

from doorstep.core import worker
from tests.canaries import lying
from tests.canaries.marks import Marks
from tests.canaries.planting import planted
from tests.canaries.seen import IN_A_MESSAGE
from tests.messaging.post import Postbox, post_office
from tests.policy.world import build

pytestmark = pytest.mark.django_db(transaction=True)
# So many are sent at least in this world: else nothing was looked at.
MESSAGES = 5


@dataclass
class Round:
    """A world with marks, and what came of one round of the worker in it."""

    marks: Marks
    post: Postbox
    log: lying.Kept


@pytest.fixture
def after_a_round(transactional_db: None) -> Round:  # noqa: ARG001 # is there first
    world = build()
    marks = planted(world)
    with post_office() as (box, server), override_settings(SCREEN=False, SMTP=server), lying.logged() as log:
        for work in worker.registered():
            work.run(world.now + timedelta(seconds=5))
    return Round(marks, box, log)


def _words(mail: EmailMessage) -> str:
    """Return what its reader reads, whatever files come along."""
    body = mail.get_body(("plain",))
    return str(body.get_content()) if body else ""


def test_a_message_tells_its_reader_its_own_words_and_nothing_else(after_a_round: Round) -> None:
    marks = after_a_round.marks

    assert len(after_a_round.post.came) >= MESSAGES
    for mail in after_a_round.post.came:
        within = marks.within(mail.as_string()) | marks.within(_words(mail))
        assert {mark.person for mark in within} == {mark.person for mark in marks.within(mail["To"])}, mail["Subject"]
        assert {mark.field for mark in within} <= IN_A_MESSAGE
    assert [line for line in after_a_round.log.lines if marks.within(line)] == []


def test_nothing_that_is_sealed_lies_open_in_a_row_or_in_a_file(after_a_round: Round) -> None:
    assert lying.in_rows(after_a_round.marks) == set()
    for connection in connections.all():
        connection.close()
    assert lying.in_files(after_a_round.marks) == set()
    # What stands in the open is found in them; so would be what is sealed.
    assert not lying.files() or any(b"Rye Lane Neighbours" in file.read_bytes() for file in lying.files())
