"""Whom to ask, and when: ways of asking beside each other in made-up worlds of four weeks.

python -m benchmarks.policies [--quick] [--sensitivity] [--worlds NAME ...] [--size SHARE] [--to FOLDER]
"""

import argparse
import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks import machine
from doorstep.aid.simulation import tables
from doorstep.aid.simulation.behaviour import Behaviour, variations, without_fatigue
from doorstep.aid.simulation.comparing import OURS, POLICIES, SEEDS, Scenario, Scores, compared
from doorstep.aid.simulation.goals import goals
from doorstep.aid.simulation.making import SETTINGS, Setting
from doorstep.aid.simulation.writing import write

POSTCODES = "postcodes/london_postcodes.csv.gz"
SIZES, QUICK_SIZE = {"city": 0.04, "plenty": 0.4, "scarce": 0.3}, 0.02
QUICK_SEEDS, FEW_SEEDS = 2, 3
# Of each world, for what is varied one at a time.
SMALL = {"city": 0.02, "plenty": 0.25, "scarce": 0.15}
LEFT_OUT_THERE = {"nearest 30", "random 50"}

ABOUT = """All behaviour is assumed (doorstep/aid/simulation/behaviour.py). Means over seeds, with 95 % confidence
intervals; ratios and differences are taken seed by seed."""


def main(arguments: Sequence[str] | None = None) -> int:
    told = _told(arguments)
    print(machine.described())
    print(ABOUT)
    behaviour, seeds = Behaviour(), SEEDS[:QUICK_SEEDS] if told.quick else SEEDS
    chosen = {name: SETTINGS[name] for name in told.worlds}
    scenarios = _varied(behaviour, chosen) if told.sensitivity else _worlds(behaviour, chosen, _sizes(told))
    policies = [name for name in POLICIES if not (told.sensitivity and name in LEFT_OUT_THERE)]
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        few = SEEDS[:FEW_SEEDS] if told.sensitivity else seeds
        found = compared(scenarios, few, policies, postcodes=told.postcodes, each=pool.map)
    (_tell_sensitivity if told.sensitivity else _tell)(scenarios, found)
    if told.to:
        write(told.to, found, behaviour)
    return 0


def _told(arguments: Sequence[str] | None) -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="a toy: that it runs, not what is best")
    reader.add_argument("--sensitivity", action="store_true", help="every assumption lowered and raised, one at a time")
    reader.add_argument("--size", type=float, default=SIZES["city"], help="how much of the city's area (0.04)")
    reader.add_argument("--worlds", nargs="+", choices=list(SETTINGS), default=list(SETTINGS), help="which of them")
    reader.add_argument("--to", type=Path, metavar="FOLDER", help="where tables and charts are put")
    reader.add_argument("--postcodes", action="store_true", help="homes from DOORSTEP_REAL_DATA instead of clusters")
    told = reader.parse_args(arguments)
    told.postcodes = Path(os.environ["DOORSTEP_REAL_DATA"]) / POSTCODES if told.postcodes else None
    return told


def _sizes(told: argparse.Namespace) -> dict[str, float]:
    return dict.fromkeys(SIZES, QUICK_SIZE) if told.quick else {**SIZES, "city": told.size}


def _worlds(behaviour: Behaviour, chosen: dict[str, Setting], sizes: dict[str, float]) -> list[Scenario]:
    """Name each world, with its people as assumed and without any fatigue."""
    rested = without_fatigue(behaviour)
    usual = [Scenario(name, setting.sized(sizes[name]), behaviour) for name, setting in chosen.items()]
    return usual + [Scenario(f"{each.name}, no fatigue", each.setting, rested) for each in usual]


def _varied(behaviour: Behaviour, chosen: dict[str, Setting]) -> list[Scenario]:
    return [
        Scenario(f"{name}: {words}", setting.sized(SMALL[name]), varied)
        for name, setting in chosen.items()
        for words, varied in variations(behaviour).items()
    ]


def _tell(scenarios: list[Scenario], found: dict[str, Scores]) -> None:
    for each in scenarios:
        scores = found[each.name]
        print(f"\n## {each.name}: {each.setting.volunteers:,} volunteers, {each.setting.tasks:,} tasks\n")
        print(f"{tables.of_scores(scores)}\n\n{tables.beside_peers(scores)}\n")
        for goal in goals(scores, OURS, each.behaviour):
            print(goal)


def _tell_sensitivity(scenarios: list[Scenario], found: dict[str, Scores]) -> None:
    print(f"\n{tables.of_sensitivity(found)}\n")
    for each in scenarios:
        missed = [str(goal) for goal in goals(found[each.name], OURS, each.behaviour) if not goal.reached]
        print(f"{each.name}: {'; '.join(missed) or 'every goal is reached'}")


if __name__ == "__main__":
    raise SystemExit(main())
