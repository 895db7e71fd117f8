"""What broadcasts say: to those whom they are for, to the desk that sends them, and to whoever asked for them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doorstep.broadcasts.models import Broadcast, Kind, Suggestion
from doorstep.messaging.actions import Words
from doorstep.messaging.models import Delivery
from doorstep.networks.models import Network

BROADCAST, WEEK = "broadcast", "week-of-news"
# As the letter of the week is called where its reader ends it.
WEEK_NEWS = "week"
# What YES, or words of one's own, answer.
ANSWERED = (BROADCAST,)
# What we say to an answer: the next one is still about the news.
THANKS = ("hand-raised", "hand-lowered", "call-over", "answer-with-the-desk")


def news(broadcast: Broadcast, language: str) -> Words:
    """Say it as it was written, whose it is, and what an answer to it does."""
    network = {"network": broadcast.network.name}
    if broadcast.wants_hands:
        ask = _("Can you help with this? Answer YES: %(network)s then sees your name and how to reach you.") % network
        short_ask = _("Can you help? YES tells us your name and number.")
    else:
        ask, short_ask = _("What you answer comes to the desk of %(network)s.") % network, ""
    head = _("News from %(network)s") % network
    body = f"{head}\n\n{broadcast.body}\n\n{ask}"
    one_way = f"{broadcast.network.name}: {_ended(broadcast.short or broadcast.subject)}"
    short = f"{one_way} {short_ask}".strip()
    return Words(
        BROADCAST,
        language,
        broadcast.subject,
        body,
        short,
        one_way,
        # What presses waits for no day's letter, and goes before other news.
        priority=Delivery.Priority.TASK if broadcast.kind == Kind.SAFEGUARDING else Delivery.Priority.NEWS,
        news=broadcast.called,
        enclosed=broadcast.pk,
    )


def _ended(words: str) -> str:
    """End a sentence, since another one follows it."""
    return words if words.endswith((".", "?", "!", "؟", "…")) else f"{words}."


def trial(broadcast: Broadcast, language: str) -> Words:
    """Say it to whoever tries it out: nothing that they answer counts."""
    words = news(broadcast, language)
    subject = _("Trial: %(subject)s") % {"subject": broadcast.subject}
    return Words("broadcast-trial", language, subject, words.body, words.short, words.one_way, enclosed=broadcast.pk)


def week(network: Network, told: Sequence[Broadcast], language: str) -> Words:
    """Say the news of a week in one letter."""
    count = len(told)
    said = {"count": count, "network": network.name}
    subject = ngettext("%(count)d thing from %(network)s", "%(count)d things from %(network)s", count) % said
    body = "\n\n\n".join(f"{each.subject}\n\n{each.body}" for each in told)
    answer = _("To say that you can help with one of them, sign in and look under “My networks”.")
    short = f"{subject}: {' / '.join(each.short or each.subject for each in told)}"[:400]
    return Words(
        WEEK,
        language,
        subject,
        f"{body}\n\n{answer}",
        short,
        short,
        priority=Delivery.Priority.NEWS,
        news=f"{WEEK_NEWS}.{network.slug}",
    )


# -- To the desk -----------------------------------------------------------------------------------------------------


def needs_a_second(broadcast: Broadcast, language: str) -> Words:
    network = {"network": broadcast.network.name}
    return Words(
        "broadcast-needs-a-second",
        language,
        _("A second pair of eyes for %(network)s") % network,
        _("News of %(network)s waits for a second pair of eyes: it is for many people.") % network
        + "\n\n"
        + _("Sign in, look at it on the network’s desk, and let it go or send it back."),
    )


def over_by_then(broadcast: Broadcast, language: str) -> Words:
    return _a_draft_again(broadcast, _("Its last day was over by then."), language)


def area_unknown(broadcast: Broadcast, language: str) -> Words:
    return _a_draft_again(broadcast, _("It is for an area that is no longer known here."), language)


def _a_draft_again(broadcast: Broadcast, why: str, language: str) -> Words:
    network = {"network": broadcast.network.name}
    return Words(
        "broadcast-a-draft-again",
        language,
        _("News of %(network)s did not go out") % network,
        _("News of %(network)s did not go out at its time, and is a draft again.") % network
        + f" {why}\n\n"
        + _("Sign in, look at it on the network’s desk, and send it anew."),
    )


def somebody_can_help(network: Network, language: str) -> Words:
    said = {"network": network.name}
    return Words(
        "somebody-can-help",
        language,
        _("Somebody can help %(network)s") % said,
        _("Somebody says that they can help with what %(network)s asked for.") % said
        + "\n\n"
        + _("Sign in and look under “News” at the network’s desk: they wait to hear from you."),
    )


def rule_changed(network: Network, people: int, language: str) -> Words:
    said = {"network": network.name, "count": people}
    return Words(
        "news-rule-changed",
        language,
        _("A second pair of eyes for %(network)s") % said,
        _("From now on a second officer of %(network)s looks at news for more than %(count)d people.") % said
        + "\n\n"
        + _("One of you changed that at the network’s desk. If it is not right, change it back there."),
    )


def somebody_suggests(network: Network, language: str) -> Words:
    said = {"network": network.name}
    return Words(
        "something-to-pass-on",
        language,
        _("Something to pass on for %(network)s") % said,
        _("Somebody asks %(network)s to pass something on to its groups.") % said
        + "\n\n"
        + _("Sign in and look at the network’s desk. They would like to hear soon."),
    )


# -- To whoever answered ---------------------------------------------------------------------------------------------


def hand_raised(broadcast: Broadcast, language: str) -> Words:
    network = {"network": broadcast.network.name}
    words = _("Thank you. %(network)s knows that you can help, and gets in touch with you.") % network
    return Words("hand-raised", language, _("Thank you"), words, courtesy=True)


def hand_lowered(broadcast: Broadcast, language: str) -> Words:
    network = {"network": broadcast.network.name}
    words = _("Thank you for telling us. %(network)s does not count on you for that.") % network
    return Words("hand-lowered", language, _("Thank you"), words, courtesy=True)


def over(broadcast: Broadcast, language: str) -> Words:
    network = {"network": broadcast.network.name}
    words = _("Thank you. %(network)s no longer looks for help with that.") % network
    return Words("call-over", language, _("Thank you"), words, courtesy=True)


def with_the_desk(broadcast: Broadcast, language: str) -> Words:
    network = {"network": broadcast.network.name}
    words = _("Thank you. A person at the desk of %(network)s reads what you wrote.") % network
    return Words("answer-with-the-desk", language, _("Thank you"), words, courtesy=True)


# -- To whoever asked the network to pass something on ---------------------------------------------------------------


def suggestion_noted(suggestion: Suggestion, language: str) -> Words:
    network = {"network": suggestion.network.name}
    return Words(
        "suggestion-noted",
        language,
        _("%(network)s has what you wrote") % network,
        _("Thank you. A person at the desk of %(network)s looks at what you asked them to pass on, and you hear of it.")
        % network,
    )


def suggestion_passed_on(suggestion: Suggestion, people: int, language: str) -> Words:
    network = {"network": suggestion.network.name}
    number = {"count": people}
    return Words(
        "suggestion-passed-on",
        language,
        _("%(network)s passed it on") % network,
        _("%(network)s passed on what you asked them to.") % network
        + " "
        + ngettext("It goes to %(count)d person.", "It goes to %(count)d people.", people) % number
        + "\n\n"
        + _("If somebody can help, the network gets in touch with you."),
    )


def suggestion_declined(suggestion: Suggestion, why: str, language: str) -> Words:
    network = {"network": suggestion.network.name}
    return Words(
        "suggestion-declined",
        language,
        _("About what you asked %(network)s to pass on") % network,
        _("Thank you for writing to %(network)s. They cannot pass it on.") % network
        + "\n\n"
        + _("They write: %(why)s") % {"why": why},
    )
