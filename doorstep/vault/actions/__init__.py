"""What is done with keys and with what they seal."""

from doorstep.vault.actions.erasing import erase, expire, fold_the_log, reapply
from doorstep.vault.actions.handing import DOWNLOADED, EVERYTHING, LOOKED_AT, PRINTED, hand_over
from doorstep.vault.actions.making import ErasedError, ensure_key, ensure_keys
from doorstep.vault.actions.rotating import (
    NoFileError,
    StillNeededError,
    make_installation_key,
    retire,
    rewrap,
    rewrapping,
)
from doorstep.vault.actions.sweeping import TooManyStrayKeysError, sweep

__all__ = [
    "DOWNLOADED",
    "EVERYTHING",
    "LOOKED_AT",
    "PRINTED",
    "ErasedError",
    "NoFileError",
    "StillNeededError",
    "TooManyStrayKeysError",
    "ensure_key",
    "ensure_keys",
    "erase",
    "expire",
    "fold_the_log",
    "hand_over",
    "make_installation_key",
    "reapply",
    "retire",
    "rewrap",
    "rewrapping",
    "sweep",
]
