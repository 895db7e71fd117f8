"""Makes the environment that a command runs in, then becomes that command.

Must parse on Pythons older than ours, far enough to say which one is needed.
"""

import shutil
import subprocess
import sys

NEW_ENOUGH = ["python3.13", "python3.12", "python3.11", "python3.14", "python3.15"]


def starts(name: str) -> bool:
    # Found is not enough: version managers put stand-ins on the path for Pythons that are not there.
    found = shutil.which(name)
    return found is not None and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0


def regret() -> str:
    this = ".".join(str(number) for number in sys.version_info[:2])
    newer = [name for name in NEW_ENOUGH if starts(name)]
    where = "" if newer else "Install one (python.org has it for every system). "
    return "Doorstep needs Python 3.11 or newer; this is {}. {}Run make again, with PYTHON={}".format(  # noqa: UP032 # read by old Pythons too
        this, where, (newer or NEW_ENOUGH)[0]
    )


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 # here is where an older one learns it
        sys.exit(regret())
    from tools.building import main

    main(sys.argv[1:])
