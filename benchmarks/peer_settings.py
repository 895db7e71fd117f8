"""The same house with one address more, as a peer for benchmarks.page: every group at once, as many directories do."""

from config.settings import *  # noqa: F403 # all of them but one

ROOT_URLCONF = "benchmarks.peer_urls"
