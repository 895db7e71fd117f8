"""Sets one page, as a process that knows nothing of us: an order on standard input, a file on standard output.

Started by `doorstep.core.paper`, by its path, with an empty environment; it imports nothing of the house.
"""

import base64
import json
import resource
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import typst


def main() -> None:
    order = json.load(sys.stdin.buffer)
    resource.setrlimit(resource.RLIMIT_CPU, (order["work"], order["work"]))
    # A Mac knows no such limit; the clock of whoever started this holds there as well.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (order["memory"], order["memory"]))
    sys.stdout.buffer.write(_set(order, Path(order["folder"])))


def _set(order: dict[str, Any], folder: Path) -> bytes:
    """Set the order with a folder as the whole disk: packages would be looked for in it as well, and are not there."""
    for name, content in order["files"].items():
        (folder / Path(name).name).write_bytes(base64.b64decode(content))
    compiler = typst.Compiler(
        order["source"].encode(),
        root=folder,
        font_paths=order["fonts"],
        ignore_system_fonts=True,
        sys_inputs=order["inputs"],
        package_path=folder,
        package_cache_path=folder,
    )
    made = compiler.compile(format=order["format"], ppi=order.get("ppi"))
    return (made[0] if isinstance(made, list) else made) or b""


if __name__ == "__main__":
    main()
