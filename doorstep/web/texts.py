"""Which apps have texts that everybody may read, for an index of them that is made anew."""

from collections.abc import Callable, Iterator, Mapping

from doorstep.broadcasts.actions import finding as news
from doorstep.groups.actions import finding as groups
from doorstep.networks.actions import finding as networks
from doorstep.search.actions.texts import Putting

EVERY: Mapping[str, Callable[[], Iterator[Putting]]] = {
    groups.KIND: groups.every_text,
    networks.KIND: networks.every_text,
    news.KIND: news.every_text,
}
