"""Where the browser for the browser tests is, or how to get it."""

import os
import shutil

from tools.building import apt_install, say

NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"]
HOW_TO_GET_IT = "install Chromium from your system's packages, or set DOORSTEP_CHROMIUM to its path"


def found() -> str | None:
    named = os.environ.get("DOORSTEP_CHROMIUM")
    paths = [shutil.which(name) for name in ([named] if named else NAMES)]
    return next((path for path in paths if path), None)


def found_or_installed() -> str | None:
    """Look for it, and where we may install it (root, on a system with apt-get), do."""
    if found() or os.geteuid() != 0 or not shutil.which("apt-get"):
        return found()
    say("Installing Chromium for the browser tests …")
    apt_install("chromium")
    return found()
