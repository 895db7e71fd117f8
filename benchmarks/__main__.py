"""Runs every benchmark of this folder, or the ones named: each a module with a `main()`, in a process of its own."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent


def benchmarks() -> list[str]:
    return sorted(path.stem for path in HERE.glob("[a-z]*.py") if "\ndef main(" in path.read_text("utf-8"))


def main(chosen: Sequence[str]) -> int:
    unknown = sorted(set(chosen) - set(benchmarks()))
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}. There are: {', '.join(benchmarks())}.")
        return 1
    codes = [run(name) for name in chosen or benchmarks()]
    return int(any(codes))


def run(name: str) -> int:
    print(f"\n-- {name} --", flush=True)
    command = [sys.executable, "-m", f"benchmarks.{name}"]
    return subprocess.run(command, cwd=HERE.parent, check=False).returncode  # noqa: S603 # our own modules


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
