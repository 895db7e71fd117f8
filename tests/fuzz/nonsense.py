"""What people, programs and enemies send: something right with a mistake in it, or nothing that anybody meant."""

import json
from typing import Any

from hypothesis import settings
from hypothesis import strategies as some

LONG = "long"
# Signs that readers stumble over: ends of texts, of lines and of numbers, other writing, what nobody sees.
ODD = (
    "\0 \x1b \x7f \x85 \xa0 \xad \u0301 \u0660 \u0663 \u2028 \u202e \u200b \u200d \ufeff \ufffd \uff0e \u2488 \u00b2 "
    "ß İ ı ﷺ あ 🏠 % %00 %zz & &#0; &#x110000; < > \" ' \\ / // ../ @ : ; , . .. - -- + = ? # [ ] { } ( ) * $ ^ | ~ ` "
    "_ 0 00 1e9 nan inf -0 -1 0x10 1_0 9999999999999999999999 true null"
).split(" ")
ODD += [" ", "\t", "\r\n", "\n", ""]
words = some.text(max_size=40)
odd = some.lists(some.sampled_from(ODD), max_size=6).map("".join)


def examples(usual: int) -> int:
    """Say how many examples a test tries: in the suite `usual` ones, for `make fuzz` as many as that asks for."""
    return settings().max_examples if settings.get_current_profile_name() == LONG else usual


def typed(*right: str) -> some.SearchStrategy[str]:
    """Give texts that are right, or nearly, and texts that are nothing at all."""
    return words | odd | (_damaged(right) if right else some.just(""))


@some.composite
def _damaged(draw: some.DrawFn, right: tuple[str, ...]) -> str:
    text = draw(some.sampled_from(right))
    for _ in range(draw(some.integers(0, 3))):
        at, cut = draw(some.integers(0, len(text))), draw(some.integers(0, 3))
        text = text[:at] + draw(some.sampled_from([*ODD, *right])) + text[at + cut :]
    return text


def sent(*right: bytes) -> some.SearchStrategy[bytes]:
    """Give bytes that are a right file, or nearly, and bytes that are nothing at all."""
    nearly = _damaged(tuple(each.decode("latin-1") for each in right)).map(lambda text: text.encode("utf-8", "replace"))
    return some.binary(max_size=80) | nearly | (some.sampled_from(right) if right else nearly)


# Whatever JSON can say, a lone surrogate among it: `"\ud800"` is JSON, and no text that can be written down.
anything = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | words | some.sampled_from([*ODD, "\ud800"]),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)


def like(right: dict[str, Any]) -> some.SearchStrategy[dict[str, Any]]:
    """Give objects with the names of a right one, some values of which are anything."""
    changed = some.dictionaries(some.sampled_from(sorted(right)), anything, max_size=3)
    gone = some.sets(some.sampled_from(sorted(right)), max_size=1)
    return some.builds(lambda new, out: {k: v for k, v in (right | new).items() if k not in out}, changed, gone)


def as_json(said: object) -> str:
    """Write it down as JSON; endless numbers too, since readers meet them."""
    return json.dumps(said)
