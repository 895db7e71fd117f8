"""The three sizes of cell that everything agrees on (docs/decisions/0003): kept, shown, folded together."""

STORED = 9  # edge about 200 m: what is kept for matching
SHOWN = 8  # edge about 530 m: all that anyone unauthorised ever sees
COARSEST = 2  # edge about 180 km: patches are folded together up to here
