"""How a backup and a restore are spoken of at the prompt."""

from doorstep.backups.inside import Found

_MEGABYTE, _KILOBYTE = 1_000_000, 1_000


def size(of: int) -> str:
    return f"{of / _MEGABYTE:,.1f} MB" if of >= _MEGABYTE else f"{of / _KILOBYTE:,.1f} kB"


def found(of: Found) -> str:
    files = f", {of.files:,} files" if of.files else ""
    return (
        f"{of.tables:,} tables with {of.rows:,} rows, each as many as there were{files}; "
        f"the journal's {of.seals:,} seals and {of.entries:,} entries; {of.opened:,} sealed values opened"
    )


def unreadable(of: Found) -> list[str]:
    if not of.unreadable:
        return []
    return [f"The details of {of.unreadable:,} people cannot be read: their keys are not there."]


def where(data_beside: bool, keys_beside: bool) -> str:
    if data_beside and keys_beside:
        return (
            "Both lie on the disk that they are copies of: they save you from a mistake, not from a broken or stolen "
            "disk. Copy them to two other places, never to the same."
        )
    return "Keep the two apart, and DOORSTEP_BACKUP_KEY away from both."


def set_aside(places: list[str]) -> str:
    return (
        f"What was here before lies in {' and '.join(places)}: remove it when all is well. Its keys go by themselves "
        "after seven days."
    )
