"""Where what is thrown away afterwards lies while it is needed: in memory, where there is room for it.

Every commit waits for the disk, as it must where somebody's words are kept. Nobody's are here, and a suite makes tens
of thousands of them.
"""

import shutil
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 # Linux keeps it in memory; whoever writes there makes a folder of their own
ON_DISK = Path("/tmp")  # noqa: S108 # not what TMPDIR says: the path of a socket must be short
ENOUGH = 4 * 1024**3


def place() -> Path:
    """Name the folder in which to make a temporary one."""
    try:
        return MEMORY if shutil.disk_usage(MEMORY).free >= ENOUGH else ON_DISK
    except OSError:
        return ON_DISK
