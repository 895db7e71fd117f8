"""What can stand in the way of a backup or a restore."""


class BackupError(Exception):
    """It was not done, and what was there before is as it was; the sentence says why, and what to do."""
