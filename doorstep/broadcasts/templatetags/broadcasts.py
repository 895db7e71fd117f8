"""What broadcasts say on pages: as a text, to share, whom they are meant for, and what became of them."""

from django import template
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from doorstep.broadcasts import letters
from doorstep.broadcasts.forms.audience import ROLES
from doorstep.broadcasts.models import Broadcast
from doorstep.broadcasts.queries.reach import Reach
from doorstep.broadcasts.said import Audience
from doorstep.core import languages
from doorstep.groups.models import KindOfHelp
from doorstep.messaging import links, wording
from doorstep.networks.models import Network

register = template.Library()

_REACH: dict[str, Promise] = {
    "people": _("It is for"),
    "delivered": _("Arrived"),
    "sent": _("Sent, and nobody said that it arrived"),
    "waiting": _("On its way"),
    "weekly": _("Waits for the letter of the week"),
    "failed": _("Could not be sent"),
    "not_sent": _("Not sent: too late for it, or stopped"),
    "no_way": _("No way to write to them"),
    "hands": _("Can help"),
    "answers": _("Answered"),
}


@register.filter
def as_text(one: Broadcast) -> str:
    """Say it as a text says it."""
    return wording.as_text(letters.news(one, get_language() or "").short)


@register.filter
def to_share(one: Broadcast) -> str:
    """Say it as it is passed on in a chat."""
    return "\n\n".join((f"*{one.subject}*", one.body, one.network.name))


@register.filter
def whatsapp(one: Broadcast) -> str:
    """Return where WhatsApp opens and asks to whom."""
    return links.share(to_share(one))


@register.filter
def meant(audience: Audience, network: Network) -> list[tuple[Promise | str, str]]:
    """Say whom it is meant for, a line for each thing."""
    inside = dict(network.inside.values_list("pk", "name")) if audience.within else {}
    drawn = _("an area that you drew") if "shapes" in audience.parts else ""
    return [
        (_("Who"), languages.listed(ROLES[each] for each in audience.roles if each in ROLES)),
        (_("Where"), audience.where or str(drawn or _("in the whole network"))),
        (_("Also in"), languages.listed(inside[each] for each in audience.within if each in inside)),
        (_("Who does"), languages.listed(KindOfHelp.Kind(each).label for each in audience.kinds)),
        (_("Who can do"), languages.listed(audience.skills)),
        (_("Who reads"), languages.listed(dict(settings.LANGUAGES)[each] for each in audience.languages)),
    ]


@register.filter
def in_words(reach: Reach) -> list[tuple[Promise, int]]:
    return [(words, getattr(reach, name)) for name, words in _REACH.items()]
