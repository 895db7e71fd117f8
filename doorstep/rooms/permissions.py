"""Who may do what with a post; each rule in a line."""

from uuid import UUID

from doorstep.rooms.models import Post

_Status = Post.Status


def may_take_back(post: Post, person: UUID) -> bool:
    """Let its writer, whatever became of it, save where it is gone already."""
    return post.person_id == person and post.status in {_Status.STANDS, _Status.HIDDEN}


def may_object(post: Post, person: UUID) -> bool:
    """Let everybody but its writer, while it can be read."""
    return post.person_id != person and post.status == _Status.STANDS


def may_say_yes(post: Post, person: UUID) -> bool:
    return post.person_id == person and post.status == _Status.WAITING
