"""Nobody waits for a compiler: neither the house as it opens nor a plan on a page loads what `fast` brings."""

import subprocess
import sys

import pytest
from django.conf import settings

OPENED = """
import sys
from config.wsgi import application
from django.urls import get_resolver
list(get_resolver().url_patterns)
from tests.fuzz.histories import live
assert live(range(3)) == 3
print(*sorted({"numba", "numpy", "llvmlite", "scipy"} & {*sys.modules}))
"""
# As where the extra was never installed: it cannot be found.
WITHOUT = """
import sys
sys.modules["numba"] = None
from doorstep.aid.matching.planning.given import given
from doorstep.aid.matching.planning.solving import solve, solve_compiled
print(solve(given([[(0, 1)]], [9], [[0]])).is_best)
try:
    solve_compiled(given([[(0, 1)]], [9], [[0]]))
except ImportError:
    print("not there")
"""


@pytest.mark.sqlite
@pytest.mark.parametrize(("program", "said"), [(OPENED, ""), (WITHOUT, "True\nnot there")])
def test_what_is_fast_is_loaded_by_whoever_asks_for_it_alone(program: str, said: str) -> None:
    ran = subprocess.run(  # noqa: S603 # our own programs
        [sys.executable, "-c", program], cwd=settings.ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, said), ran.stderr
