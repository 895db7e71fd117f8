"""How much of a message is read, whoever sends it; pure."""

from dataclasses import dataclass

from doorstep.core.sentences import SentenceError, sentence


class TooMuchError(SentenceError):
    """The message is larger than is read: in bytes, lines, parts, depth, headers, or once it is decoded."""


@dataclass(frozen=True)
class Limits:
    """Ceilings, past which a message is refused whole: `size` and `decoded` in bytes, the others in numbers.

    An attachment of 10 MB is 13.7 MB as it is sent. `text` is in characters, of which a tag of HTML is one; longer text
    is cut, and nothing refused.
    """

    size: int = 16_000_000
    decoded: int = 12_000_000
    lines: int = 250_000
    parts: int = 100
    depth: int = 10
    headers: int = 1_000
    text: int = 100_000


def hold(within: Limits, what: str, count: int) -> None:
    """Raise TooMuchError if there is more than that of what a limit is called after."""
    most = getattr(within, what)
    if count <= most:
        return
    if what in {"size", "decoded"}:
        raise TooMuchError(
            sentence("This message is larger than %(most)s bytes. Ask for it in smaller ones."), most=most
        )
    said = sentence("This message is made of more pieces than any message needs, and was not read.")
    raise TooMuchError(said, what=what, most=most)
