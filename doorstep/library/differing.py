"""What changed between two texts, line by line and word by word; pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")
# Lines that have less than this in common are two lines, and are not compared word by word.
_ALIKE = 0.4
# Of longer ones only the whole is compared: it takes time that grows with the square.
_LONGEST = 2000
# So few signs that stayed the same between two changes nobody sees apart.
_BETWEEN = 8

# Of texts with more lines only what stands between their common beginning and end is shown, line by line.
_MANY = 2000

# Comparing takes time with each two items that are alike, and anew for each stretch that is found: of what repeats
# itself more often only the whole is compared. So many of one line or of all lines of two texts, and of one page.
_MOST_ALIKE, _MOST_ON_A_PAGE = 20_000, 200_000

Code = tuple[str, int, int, int, int]


@dataclass
class _Room:
    """How much of a page may still be compared item by item."""

    left: int = _MOST_ON_A_PAGE

    def holds(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Take the room that these two need, if it is there."""
        one, other = Counter(old), Counter(new)
        alike = sum(many * other[item] for item, many in one.items())
        if alike > min(_MOST_ALIKE, self.left):
            return False
        self.left -= alike
        return True


@dataclass(frozen=True)
class Piece:
    """Some words of a line, and whether only this side has them."""

    words: str
    differs: bool = False


@dataclass(frozen=True)
class Pair:
    """A line before and after; None where there was none, or is none any more."""

    before: tuple[Piece, ...] | None
    after: tuple[Piece, ...] | None

    @property
    def differs(self) -> bool:
        return self.before != self.after


def differences(before: str, after: str) -> list[Pair]:
    """Put two texts beside each other; lines that are the same on both sides stand there once on each."""
    old, new, room = _lines(before), _lines(after), _Room()
    codes = None if max(len(old), len(new)) > _MANY else _codes(old, new, room)
    if codes is None:
        return _of_many(old, new)
    pairs: list[Pair] = []
    for kind, a, b, c, d in codes:
        if kind == "equal":
            pairs += _same(old[a:b])
        else:
            pairs += [_pair(*both, room) for both in zip_longest(old[a:b], new[c:d])]
    return pairs


def _codes(old: Sequence[str], new: Sequence[str], room: _Room) -> list[Code] | None:
    """Say what stayed and what did not, as `SequenceMatcher` does; None where there is no room to find it out."""
    head, tail = _ends(old, new)
    if not room.holds(old[head : len(old) - tail], new[head : len(new) - tail]):
        return None
    between = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    first = [("equal", 0, head, 0, head)] if head else []
    last = [("equal", len(old) - tail, len(old), len(new) - tail, len(new))] if tail else []
    moved = [(kind, a + head, b + head, c + head, d + head) for kind, a, b, c, d in between.get_opcodes()]
    return [*first, *moved, *last]


def _ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Count what is the same on both sides at the beginning, and of the rest at the end."""
    head = _alike(old, new)
    return head, _alike(old[head:][::-1], new[head:][::-1])


def _of_many(old: list[str], new: list[str]) -> list[Pair]:
    """Compare so many lines in one pass over them."""
    head, tail = _ends(old, new)
    between = zip_longest(old[head : len(old) - tail], new[head : len(new) - tail])
    changed = [Pair(_whole(before), _whole(after)) for before, after in between]
    return [*_same(old[:head]), *changed, *_same(old[len(old) - tail :])]


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the lines at the beginning that are the same on both sides."""
    return next(
        (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )


def _same(lines: Sequence[str]) -> list[Pair]:
    return [Pair((Piece(line),), (Piece(line),)) for line in lines]


def around(pairs: Sequence[Pair], lines: int = 2) -> list[list[Pair]]:
    """Keep what differs with a few lines around it, in stretches: of a long text nobody reads the rest again."""
    near = {near for at, pair in enumerate(pairs) if pair.differs for near in range(at - lines, at + lines + 1)}
    stretches: list[list[Pair]] = []
    last = -2
    for at in sorted(near & set(range(len(pairs)))):
        if at != last + 1:
            stretches.append([])
        stretches[-1].append(pairs[at])
        last = at
    return stretches


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def _pair(old: str | None, new: str | None, room: _Room) -> Pair:
    if old is None or new is None:
        return Pair(_whole(old), _whole(new))
    if len(old) + len(new) > _LONGEST:
        return Pair(_whole(old), _whole(new))
    pieces: list[list[str]] = [_PIECE.findall(old), _PIECE.findall(new)]
    codes = _codes(pieces[0], pieces[1], room)
    if codes is None or _share(codes) < _ALIKE:
        return Pair(_whole(old), _whole(new))
    runs = list(_runs(codes, pieces[0]))
    before = _joined([("".join(pieces[0][a:b]), differs) for differs, a, b, _c, _d in runs])
    return Pair(before, _joined([("".join(pieces[1][c:d]), differs) for differs, _a, _b, c, d in runs]))


def _share(codes: Sequence[Code]) -> float:
    """Say how much of both sides stayed, from 0 to 1."""
    stayed = sum(b - a for kind, a, b, _c, _d in codes if kind == "equal")
    return 2 * stayed / (codes[-1][2] + codes[-1][4])


def _runs(codes: Sequence[Code], old: list[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield what differs and what does not; a word or two that stayed between two changes count as changed."""
    for at, (kind, a, b, c, d) in enumerate(codes):
        is_within = 0 < at < len(codes) - 1
        yield kind != "equal" or (is_within and len("".join(old[a:b])) <= _BETWEEN), a, b, c, d


def _joined(runs: Sequence[tuple[str, bool]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for words, differs in runs:
        if pieces and pieces[-1].differs == differs:
            pieces[-1] = Piece(pieces[-1].words + words, differs)
        elif words:
            pieces.append(Piece(words, differs))
    return tuple(pieces)


def _whole(line: str | None) -> tuple[Piece, ...] | None:
    return None if line is None else (Piece(line, differs=True),)
