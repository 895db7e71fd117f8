"""What reads something from outside: tried here, tried elsewhere in the suite, or no such reader after all."""

from tests.fuzz.arriving import ARRIVING
from tests.fuzz.called_back import CALLED_BACK
from tests.fuzz.operators import OPERATORS
from tests.fuzz.pure import PURE
from tests.fuzz.stored import STORED
from tests.fuzz.telling import TELLING

WITHOUT_DATABASE = [*PURE, *ARRIVING, *CALLED_BACK, *TELLING, *OPERATORS]
READERS = [*WITHOUT_DATABASE, *STORED]

# Readers that were fed nonsense before, by the file of the test that does it.
ELSEWHERE = {
    "tests/aid/test_desk_paper.py": {
        "doorstep.aid.paper.read": "test_whatever_comes_it_is_a_list_or_refused_with_a_sentence",
    },
    "tests/aid/test_repeats.py": {"doorstep.aid.repeats.read": "test_nonsense_is_refused_or_gives_days"},
    "tests/backups/test_pure.py": {
        "doorstep.backups.about.About.read": "test_no_account_of_itself_breaks_the_reader",
        "doorstep.backups.names.read_stamp": "test_no_name_breaks_the_reader",
    },
    "tests/networks/test_confirming.py": {
        "doorstep.networks.by_mail.confirming.read": "test_whatever_is_answered_it_is_one_of_three",
    },
    "tests/people/test_receipts.py": {"doorstep.people.facts.read": "test_any_text_is_a_fact_or_none"},
    "tests/core/test_markdown.py": {
        "doorstep.core.markdown.html": "test_anything_typed_is_shown_read_and_set",
        "doorstep.core.markdown.minutes": "test_anything_typed_is_shown_read_and_set",
        "doorstep.core.markdown.typst": "test_anything_typed_is_shown_read_and_set",
    },
    "tests/core/test_trigrams.py": {
        "doorstep.core.trigrams.likeness": "test_likeness_is_a_share_and_the_same_both_ways",
    },
    "tests/feeds/test_reading.py": {
        "doorstep.feeds.reading.fed": "test_whatever_stands_in_a_row_it_is_a_group_or_left_out",
        "doorstep.feeds.reading.page": "test_whatever_comes_it_is_a_page_or_refused_with_a_sentence",
        "doorstep.feeds.reading.told": "test_whatever_stands_in_the_place_of_a_row_is_left_out",
    },
    "tests/fuzz/test_readers.py": {
        "doorstep.groups.patches.Parts.from_json": "test_whatever_comes_it_is_looked_up_or_refused",
    },
    "tests/groups/test_import.py": {
        "doorstep.groups.importing.rows.read": "test_no_line_is_an_error",
    },
    "tests/journal/test_chain.py": {
        "doorstep.journal.chain.Head.read": "test_a_head_is_read_or_refused",
    },
    "tests/library/test_pure.py": {
        "doorstep.library.texts.taken_apart": "test_whatever_stands_in_a_file_it_is_a_text_or_refused",
    },
    "tests/limits/test_limits.py": {
        "doorstep.limits.visitors.network": "test_whatever_is_said_about_the_way_there_is_an_answer",
    },
    "tests/places/test_broken_files.py": {
        "doorstep.places.importing.planning.planned": "test_whatever_comes_it_is_read_or_refused_with_a_sentence",
    },
    "tests/places/test_cells.py": {
        "doorstep.places.cells.from_text": "test_a_link_is_read_or_refused",
    },
    "tests/places/test_postcodes.py": {
        "doorstep.places.postcodes.read": "test_reading_never_fails",
    },
    "tests/places/test_shapes.py": {
        "doorstep.places.shapes.shape": "test_whatever_comes_it_is_cells_or_a_sentence",
    },
    "tests/search/test_names.py": {
        "doorstep.search.queries.names.alike": "test_nothing_that_can_be_typed_is_an_error",
    },
    "tests/vault/test_pure.py": {
        "doorstep.vault.lists.read": "test_no_list_of_the_erased_breaks_the_reader",
        "doorstep.vault.normalising.email": "test_whatever_is_typed_is_written_one_way_or_refused",
        "doorstep.vault.normalising.household": "test_whatever_is_typed_is_written_one_way_or_refused",
        "doorstep.vault.normalising.phone": "test_whatever_is_typed_is_written_one_way_or_refused",
        "doorstep.vault.seals.unseal": "test_nonsense_is_unreadable_and_nothing_worse",
    },
    "tests/web/test_finder.py": {
        "doorstep.groups.queries.finder.look_for": "test_nothing_that_can_be_typed_is_an_error",
    },
}
# Called like readers, and none of anything that comes from outside.
NO_READERS = {
    "doorstep.aid.letters_of_replies.from_desk": "writes to somebody, from the desk of their group",
    "doorstep.backups.inside.Found.read": "reads what another process of the same command has just written",
    "doorstep.core.translations.read": "reads what translators wrote into this project's own files",
    "doorstep.groups.models.group.Group.from_elsewhere": "says where a group is at home",
    "doorstep.vault.fields.HashedField.from_db_value": "Django's name for what a column holds",
    "doorstep.vault.fields.Sealed.from_db_value": "as above",
    "doorstep.messaging.actions.reading.read_due": "opens what came, and leaves reading it to the readers in inbound",
}
