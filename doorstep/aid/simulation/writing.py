"""Puts tables and charts of a comparison into a folder."""

from collections.abc import Mapping
from pathlib import Path

from doorstep.aid.simulation import charts, tables
from doorstep.aid.simulation.behaviour import Behaviour
from doorstep.aid.simulation.comparing import OURS, Scores
from doorstep.aid.simulation.scores import Interval, intervals


def write(folder: Path, found: Mapping[str, Scores], behaviour: Behaviour) -> list[Path]:
    """Write one table of each world, one chart of each figure in it, and what is assumed; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [_written(folder / "assumptions.md", tables.of_assumptions(behaviour) + "\n")]
    for name, scores in found.items():
        text = f"# {name}\n\n{tables.of_scores(scores)}\n\n{tables.beside_peers(scores)}\n"
        written.append(_written(folder / f"{name}.md", text))
        written += [
            _written(folder / f"{name}-{figure}.svg", _chart(name, figure, scores)) for figure in tables.FIGURES
        ]
    return written


def _written(file: Path, text: str) -> Path:
    file.write_text(text, "utf-8")
    return file


def _chart(name: str, figure: str, scores: Scores) -> str:
    words, times, digits = tables.FIGURES[figure]
    found = [(policy, _times(intervals(each)[figure], times)) for policy, each in scores.items()]
    return charts.bars(f"{name}: {words}", found, digits=digits, ours=OURS)


def _times(each: Interval, times: float) -> Interval:
    return Interval(times * each.mean, times * each.half)
