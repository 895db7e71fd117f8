"""What a page may answer to somebody, as the policy table knows it."""

from enum import StrEnum


class Answer(StrEnum):
    """How the site answers; the value is how `docs/safety/permissions.md` says it."""

    IN = "in"
    KEPT = "told no"
    SIGN_IN = "to sign in"
    STRONGER = "to one step more"
    PROVE = "to show it again"
    NOT_THERE = "404"
    NOT_THIS_WAY = "405"
    # Never right, for nobody: 403 would tell that something is there, the rest is broken.
    FORBIDDEN = "403"
    BROKEN = "broken"
