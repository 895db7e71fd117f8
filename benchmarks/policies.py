"""Whom to ask, and when: ways of asking beside each other in made-up worlds of four weeks.

python -m benchmarks.policies [--quick] [--sensitivity] [--size SHARE] [--to FOLDER]
"""

import argparse
import multiprocessing
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks import machine
from doorstep.aid.simulation import tables
from doorstep.aid.simulation.behaviour import Behaviour, variations, without_fatigue
from doorstep.aid.simulation.comparing import OURS, POLICIES, SEEDS, SIMPLE, Each, Scenario, Scores, compared
from doorstep.aid.simulation.goals import goals
from doorstep.aid.simulation.making import SETTINGS
from doorstep.aid.simulation.writing import write

POSTCODES = "postcodes/london_postcodes.csv.gz"
SIZE, QUICK_SIZE = 1.0, 0.02
QUICK_SEEDS, FEW_SEEDS = 2, 3
# Of each world, for what is varied one at a time.
SMALL = {"city": 0.05, "plenty": 0.5, "scarce": 0.25}

ABOUT = """All behaviour is assumed (doorstep/aid/simulation/behaviour.py). Means over seeds, with 95 % confidence
intervals; ratios and differences are taken seed by seed."""


def main(arguments: Sequence[str] | None = None) -> int:
    told = _told(arguments)
    print(machine.described())
    print(ABOUT)
    behaviour, seeds = Behaviour(), SEEDS[:QUICK_SEEDS] if told.quick else SEEDS
    size = QUICK_SIZE if told.quick else told.size
    scenarios = _varied(behaviour) if told.sensitivity else _worlds(behaviour, size, quick=told.quick)
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        found = _found(scenarios, SEEDS[:FEW_SEEDS] if told.sensitivity else seeds, pool.map, told.postcodes)
    (_tell_sensitivity if told.sensitivity else _tell)(scenarios, found)
    if told.to:
        write(told.to, found, behaviour)
    return 0


def _told(arguments: Sequence[str] | None) -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs, not what is best")
    reader.add_argument("--sensitivity", action="store_true", help="every assumption lowered and raised, one at a time")
    reader.add_argument("--size", type=float, default=SIZE, help="how much of each world's area (1)")
    reader.add_argument("--to", type=Path, metavar="FOLDER", help="where tables and charts are put")
    reader.add_argument("--postcodes", action="store_true", help="homes from DOORSTEP_REAL_DATA instead of clusters")
    told = reader.parse_args(arguments)
    told.postcodes = Path(os.environ["DOORSTEP_REAL_DATA"]) / POSTCODES if told.postcodes else None
    return told


def _worlds(behaviour: Behaviour, size: float, *, quick: bool) -> list[Scenario]:
    """Name each world, with its people as assumed and without any fatigue."""
    rested = without_fatigue(behaviour)
    sizes = {name: size if name == "city" or quick else 1.0 for name in SETTINGS}
    usual = [Scenario(name, setting.sized(sizes[name]), behaviour) for name, setting in SETTINGS.items()]
    return usual + [Scenario(f"{each.name}, no fatigue", each.setting, rested) for each in usual]


def _varied(behaviour: Behaviour) -> list[Scenario]:
    return [
        Scenario(f"{name}: {words}", SETTINGS[name].sized(size), varied)
        for name, size in SMALL.items()
        for words, varied in variations(behaviour).items()
    ]


def _found(scenarios: list[Scenario], seeds: Iterable[int], each: Each, postcodes: Path | None) -> dict[str, Scores]:
    return compared(scenarios, list(seeds), list(POLICIES), postcodes=postcodes, each=each)


def _tell(scenarios: list[Scenario], found: dict[str, Scores]) -> None:
    for each in scenarios:
        scores = found[each.name]
        print(f"\n## {each.name}: {each.setting.volunteers:,} volunteers, {each.setting.tasks:,} tasks\n")
        print(f"{tables.of_scores(scores)}\n\n{tables.beside_peers(scores)}\n")
        for goal in goals(scores, OURS, SIMPLE, each.behaviour):
            print(goal)


def _tell_sensitivity(scenarios: list[Scenario], found: dict[str, Scores]) -> None:
    print(f"\n{tables.of_sensitivity(found)}\n")
    for each in scenarios:
        missed = [str(goal) for goal in goals(found[each.name], OURS, SIMPLE, each.behaviour) if not goal.reached]
        print(f"{each.name}: {'; '.join(missed) or 'every goal is reached'}")


if __name__ == "__main__":
    raise SystemExit(main())
