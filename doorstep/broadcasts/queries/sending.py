"""What a desk looks at before it sends: how many it is for, by which ways, for about how much, and where they are."""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from uuid import UUID

from doorstep.broadcasts import letters
from doorstep.broadcasts.models import Broadcast, NewsRule
from doorstep.broadcasts.queries.audience import Chosen, chosen
from doorstep.messaging.costs import HAND, NOT, Costs, costs
from doorstep.networks.models import Network

# So many are looked at one by one; of more, as many by the chance of their ids, and the rest is worked out from these.
LOOKED_AT = 500


@dataclass(frozen=True)
class Counted:
    """How many people it is for, by part and together, each once; `costs` is exact unless it `is_about`."""

    people: int
    by_part: dict[str, int]
    costs: Costs
    is_about: bool


def eyes_above(network: Network) -> int:
    found = NewsRule.objects.filter(network=network).first()
    return (found or NewsRule()).eyes_above


def counted(broadcast: Broadcast) -> Counted:
    """Count whom it is for now; nothing is written. The number of questions does not grow with how many they are."""
    parts = chosen(broadcast)
    by_part = {each.part: each.rows.values("person").distinct().count() for each in parts}
    people, some = _together(parts)
    found = _by_itself(costs(partial(letters.news, broadcast), some))
    is_about = people > len(some)
    return Counted(people, by_part, _scaled(found, people / len(some)) if is_about else found, is_about)


def _together(parts: list[Chosen]) -> tuple[int, list[UUID]]:
    """Count them all, each once, and name some: ids are random, so that those with the lowest are anybody."""
    if not parts:
        return 0, []
    # Each part for itself as well: where the others are known to be empty, Django asks for one of them without a union.
    persons = [each.rows.values_list("person", flat=True).distinct() for each in parts]
    everybody = persons[0].union(*persons[1:]) if len(persons) > 1 else persons[0]
    return everybody.count(), list(everybody.order_by("person")[:LOOKED_AT])


def _by_itself(found: Costs) -> Costs:
    """Have nobody say news by hand: whom nothing here reaches is named on the page of what became of it."""
    by = Counter(found.by)
    by[NOT] += by.pop(HAND, 0)
    return Costs(by, found.parts)


def _scaled(found: Costs, times: float) -> Costs:
    """Have as many more of each, and texts as long as those that were looked at, in their turn."""
    texts = islice(cycle(found.parts), round(len(found.parts) * times))
    return Costs(Counter({way: round(count * times) for way, count in found.by.items()}), tuple(texts))
