"""What each message may tell, and has to: facts by their names in tests/wording/facts.py, and nothing of anybody.

An offer by text is kind, district, time and code (docs/safety, rule 2); whoever asked is told no more than when;
whoever looks after it, which task it is; and whoever wrote to us, what they said or are given this once.
"""

from dataclasses import dataclass

from doorstep.messaging.inbound.replies import Meaning

YES, NO, DONE = Meaning.YES, Meaning.NO, Meaning.DONE
TASK, ROUND = "kind district day", "day place"


@dataclass(frozen=True)
class May:
    """`letter`: what stands in an e-mail; `text`: in a text; `ways`: how that is answered, each with the code."""

    letter: str = ""
    text: str = ""
    ways: frozenset[Meaning] = frozenset()
    is_secret: bool = False


def _alike(module: str, names: str, may: May) -> dict[str, May]:
    return {f"doorstep.{module}.{name}": may for name in names.split()}


def _answered(*ways: Meaning, text: str = f"{TASK} code", letter: str = f"group {TASK}") -> May:
    return May(letter, text, frozenset(ways))


MAY: dict[str, May] = {
    # -- To volunteers --
    **_alike("aid.letters", "offered", _answered(YES, NO)),
    **_alike("aid.letters", "on_board", _answered(YES)),
    **_alike("aid.letters", "yours", _answered(DONE)),
    **_alike("aid.letters", "reminds_volunteer on_another_day", _answered(NO)),
    **_alike("aid.letters", "was_it_done", _answered(DONE, NO)),
    **_alike("aid.letters", "no_longer_asked not_needed", May(f"group {TASK}", TASK)),
    **_alike("aid.letters", "thanks", May(f"group {TASK}")),
    **_alike("aid.letters", "claim_settled", May("group mark", "group mark")),
    **_alike("aid.letters_of_endings", "nothing_to_do", May("group")),
    **_alike("aid.letters_of_rounds", "reminds_driver round_asked round_nodded", May(f"group {ROUND}", ROUND)),
    **_alike("aid.letters_of_rounds", "round_off round_yours", May(f"group {ROUND}", ROUND)),
    # -- To whoever asked --
    **_alike("aid.letters_to_askers", "asked moved somebody_comes", May("group", "group")),
    **_alike("aid.letters_to_askers", "reminds_asker", May("group day", "group day")),
    **_alike(
        "aid.letters_to_askers",
        "did_somebody_come",
        _answered(YES, NO, text="group day code", letter="group day code"),
    ),
    **_alike("aid.letters_to_askers", "how_was_it", _answered(YES, NO, text="code", letter="group code")),
    **_alike("aid.letters_of_endings", "passed_on", May("another group", "group")),
    **_alike("aid.letters_of_endings", "turn_to", May("another group", "another group")),
    **_alike("aid.letters_of_overflow", "with_desk with_wider_desk", May("network day", "network day")),
    **_alike("aid.letters_of_overflow", "looks_as_well back_with_desk", May("group network day", "group network day")),
    **_alike("aid.letters_of_overflow", "placed", May("group network", "group")),
    **_alike("aid.letters_of_overflow", "helped_out", May("group another", "group another")),
    **_alike("aid.letters_of_overflow", "turn_elsewhere", May("network another group words", "network another")),
    **_alike("aid.letters_of_overflow", "nobody_found", May("another elsewhere group")),
    # -- To officers, and to groups that help each other out --
    **_alike("aid.letters_of_overflow", "waits_at_desk still_waits would_like_to_hear", May("network", "network")),
    **_alike("aid.letters_of_overflow", "ring_them", May("network", "network")),
    **_alike("aid.letters_of_overflow", "handed_to_you", May("network group", "network group")),
    **_alike("aid.letters_of_overflow", "handed_from_you", May("network group another", "group")),
    **_alike(
        "aid.letters_of_agreements",
        "proposed agreed ended can_you said_yes",
        May("group another", "group"),
    ),
    # -- To those who look after it --
    **_alike("aid.letters_to_desks", "wants_nod waits_for_you may_go_next_door", May(f"group {TASK}", TASK)),
    **_alike("aid.letters_to_desks", "given_back nobody_came went_badly", May(f"group {TASK}", TASK)),
    **_alike("aid.letters_to_desks", "wants_to_hear needs_more nobody_said", May(f"group {TASK}", TASK)),
    **_alike("aid.letters_to_desks", "claimed rings_now left_words cap_raised lost", May("group", "group")),
    **_alike("aid.letters_to_desks", "somebody_wrote worried", May("group", "group")),
    **_alike("aid.letters_to_desks", "forgotten_soon", May()),
    **_alike("aid.letters_of_rounds", "wants_driving_nod drives_not", May(f"group {ROUND}", ROUND)),
    **_alike("aid.words_by_text", "somebody_to_ring somebody_waits somebody_wrote", May("group", "group")),
    **_alike("safeguarding.letters", "concern", May("group", "group")),
    # -- To whoever wrote to us --
    **_alike("aid.letters_of_replies", "once_done", _answered(DONE, text="code", letter="code")),
    **_alike("aid.letters_of_replies", "unknown_code", May("secret", "secret")),
    **_alike("aid.letters_of_replies", "which", _answered(YES, text="code day kind", letter="code day kind")),
    **_alike("aid.letters_of_replies", "from_desk", May("group words", "group words")),
    **_alike("aid.words_by_text", "where what both waits not_here over kept_for_them", May()),
    **_alike("aid.words_by_text", "look", May(TASK, TASK)),
    **_alike("aid.words_by_text", "look_at_desk", May(f"{TASK} network", f"{TASK} network")),
    **_alike("aid.words_by_text", "to_ring", May("group", "group")),
    **_alike("aid.words_by_text", "nobody", May("another number elsewhere", "another number")),
    **_alike("aid.words_by_text", "opened", May("digits word kind", "digits word kind", is_secret=True)),
    # -- To the people of a group, and to whoever signs in --
    **_alike("groups.letters", "asked declined given taken welcomed while_resting", May("group", "group")),
    **_alike("groups.letters", "decided", May("group day", "group day")),
    **_alike("groups.letters", "invitation", May("group day page secret", "group day page secret", is_secret=True)),
    **_alike("groups.letters_of_proposals", "is_it_right thanks not_listed_then", May("group", "group")),
    "doorstep.groups.letters_of_proposals.with_a_person": May("group"),
    **_alike("groups.letters_of_proposals", "listed not_listed", May("group", "group")),
    **_alike("accounts.letters", "code", May("digits browser", "digits browser", is_secret=True)),
    **_alike("accounts.letters", "way_added printed_code_used", May("browser", "browser")),
    # -- Networks: to contacts of groups, to officers, and to whoever wrote for their group --
    **_alike("networks.letters", "somebody_asks", May("network", "network")),
    **_alike(
        "networks.letters",
        "taken_in somebody_speaks named no_deputy hears_news wants_another",
        May("group network", "group network"),
    ),
    **_alike("networks.letters", "declined", May("network words", "network words")),
    **_alike("networks.letters", "asked_something", May("group network words", "group network words")),
    **_alike("networks.letters", "no_longer_in", May("group network words", "group network words")),
    # What a letter said is said back to whoever wrote it, where they wrote from.
    **_alike(
        "networks.letters_to_writers", "understood", May("network group contact number place district", "network")
    ),
    **_alike("networks.letters_to_writers", "with_the_desk", May("network", "network")),
    **_alike("networks.letters_to_writers", "settled", May("network")),
    **_alike("networks.letters_to_writers", "not_theirs", May("network", "network")),
    # -- Broadcasts: what a network tells many, and what is answered to that --
    **_alike("broadcasts.letters", "news", May("network topic news", "network textual")),
    **_alike("broadcasts.letters", "trial", May("network topic news", "network textual")),
    **_alike("broadcasts.letters", "week", May("network topic news", "network textual")),
    **_alike("broadcasts.letters", "needs_a_second over_by_then area_unknown", May("network", "network")),
    **_alike("broadcasts.letters", "somebody_suggests somebody_can_help rule_changed", May("network", "network")),
    **_alike("broadcasts.letters", "hand_raised hand_lowered over with_the_desk", May("network", "network")),
    **_alike("broadcasts.letters", "suggestion_noted suggestion_passed_on", May("network", "network")),
    **_alike("broadcasts.letters", "suggestion_declined", May("network words", "network words")),
    # -- The library: to whoever keeps a text, and to coordinators of groups that wrote one or made one theirs --
    **_alike("library.letters", "is_it_true", May("topic day", "topic day")),
    **_alike("library.letters", "somebody_shares", May()),
    **_alike("library.letters", "did_it_help", May("topic")),
    **_alike("library.letters", "asks_back", May("topic", "topic")),
    **_alike("library.letters", "shared back not_shared taken_off stays_off", May("topic words", "topic words")),
    **_alike("library.letters", "source_changed", May("topic group", "topic group")),
    **_alike("networks.letters_still_here", "rests thanks not_going", May("group", "group")),
    **_alike("networks.letters_still_here", "still_here", May("group", "group")),
    # -- Networks: to groups of a list, and to whoever wrote to a network --
    **_alike("networks.letters_first", "first", May("group network elsewhere", "group network")),
    **_alike("networks.letters_first", "offer", May("group network", "group network")),
    **_alike("networks.letters_first", "speaks", May("group network", "group network")),
    **_alike("networks.letters_first", "thanks has_closed", May("group", "group")),
    **_alike("networks.letters_first", "with_a_person somebody_wrote", May("network", "network")),
    **_alike("networks.letters_first", "desk_answers", May("network words", "words")),
    **_alike("networks.letters_of_nudges", "started", May("group", "group")),
    # -- Starting a group: around where, and until a person has looked never what it is called --
    **_alike("starting.letters", "asked_to_table", May("day page secret", "day page secret", is_secret=True)),
    **_alike("starting.letters", "sat_down got_up sent_in", May()),
    **_alike("starting.letters", "soon_forgotten", May("day", "day")),
    **_alike("starting.letters", "yours without_you", May("group", "group")),
    # -- Contacts' rooms: the words of a post go by e-mail alone, and by text nothing but that there is one --
    **_alike("rooms.letters", "post", May("network thread writer group words", "network")),
    **_alike("rooms.letters", "said_back", May("network thread words", "network")),
    **_alike("rooms.letters", "opened something_new posted left", May("network", "network")),
    **_alike("rooms.letters", "somebody_objects brought_back let_in", May("network", "network")),
    **_alike("rooms.letters", "taken_out", May("network words", "network")),
    **_alike("rooms.letters", "put_out", May("network words day", "network day")),
    **_alike("rooms.letters", "not_posted write_there", May()),
    # -- Questions and answers: never a word of what was asked, whoever reads the message --
    **_alike("questions.letters", "answered not_answered", May("secret", "secret", is_secret=True)),
    **_alike("questions.letters", "settled somebody_asks desk_has_next yours_to_look_up yours_to_read", May()),
    **_alike("questions.letters", "sent_back look_again waits_long", May()),
    # -- The day's letter: what stands in the others --
    **_alike("messaging.actions.gathering", "_words", May("things", "things")),
}
# What is said around a message on the telephone, and to whoever rings; none of it to anybody by name.
ON_THE_TELEPHONE = {
    f"doorstep.messaging.channels.voice.words.{name}"
    for name in ("greeting", "keys", "left", "nobody_here", "nothing_left", "prompt", "thanks")
}
