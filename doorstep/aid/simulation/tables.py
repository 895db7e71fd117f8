"""What was found, as tables of Markdown that can be read as they are."""

from collections.abc import Mapping, Sequence

from doorstep.aid.simulation.behaviour import Behaviour, assumptions
from doorstep.aid.simulation.comparing import BROADCAST, NEAREST, Scores
from doorstep.aid.simulation.scores import Interval, differences, intervals, ratios

# A figure's name on screen, whether it is a share that reads best in hundredths, and how many digits it has.
FIGURES: Mapping[str, tuple[str, float, int]] = {
    "filled": ("filled %", 100, 1),
    "urgent_filled": ("urgent filled %", 100, 1),
    "minutes": ("minutes to yes", 1, 0),
    "urgent_minutes": ("urgent: minutes", 1, 1),
    "questions": ("questions a filled task", 1, 1),
    "never_asked": ("never asked %", 100, 1),
    "gini": ("Gini of load", 1, 2),
    "metres": ("metres", 1, 0),
    "declines": ("noes a task", 1, 1),
    "lost": ("lost %", 100, 2),
}


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def figure(name: str, found: Interval) -> str:
    _, times, digits = FIGURES[name]
    return f"{times * found.mean:.{digits}f} ± {times * found.half:.{digits}f}"


def of_scores(scores: Scores) -> str:
    """Lay out every figure of every way of asking: mean over seeds, and 95 % confidence interval."""
    header = ["way of asking", *(words for words, _, _ in FIGURES.values())]
    return table(header, [[name, *_figures(found)] for name, found in _all(scores)])


def _all(scores: Scores) -> list[tuple[str, Mapping[str, Interval]]]:
    return [(name, intervals(each)) for name, each in scores.items()]


def _figures(found: Mapping[str, Interval]) -> list[str]:
    return [figure(name, found[name]) for name in FIGURES]


def beside_peers(scores: Scores) -> str:
    """Lay out what differs from broadcast and from the nearest ten, each seed beside itself."""
    header = ["way of asking", "filled, points above broadcast", "questions ÷ broadcast", "questions ÷ nearest 10"]
    rows = [
        [
            name,
            figure("filled", differences(each, scores[BROADCAST], "filled")),
            str(ratios(each, scores[BROADCAST], "questions")),
            str(ratios(each, scores[NEAREST], "questions")),
        ]
        for name, each in scores.items()
    ]
    return table([*header, "urgent minutes ÷ broadcast"], [[*row, _urgent(scores, row[0])] for row in rows])


def _urgent(scores: Scores, name: str) -> str:
    return str(ratios(scores[name], scores[BROADCAST], "urgent_minutes"))


def of_assumptions(behaviour: Behaviour) -> str:
    header = ["assumption", "value", "low", "high", "what it means", "source"]
    return table(
        header,
        [[name, *(f"{n:g}" for n in numbers), means, source] for name, *numbers, means, source in _rows(behaviour)],
    )


def _rows(behaviour: Behaviour) -> list[tuple[str, float, float, float, str, str]]:
    return assumptions(behaviour)


def of_sensitivity(
    found: Mapping[str, Scores], names: Sequence[str] = ("filled", "questions", "urgent_minutes", "lost")
) -> str:
    """Lay out some figures of each way of asking under each changed assumption, means alone."""
    header = ["assumption", "way of asking", *(FIGURES[name][0] for name in names)]
    rows = [
        [scenario, policy, *(_mean(name, each[name]) for name in names)]
        for scenario, scores in found.items()
        for policy, each in _all(scores)
    ]
    return table(header, rows)


def _mean(name: str, found: Interval) -> str:
    _, times, digits = FIGURES[name]
    return f"{times * found.mean:.{digits}f}"
