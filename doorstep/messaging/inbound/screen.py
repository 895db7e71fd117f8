"""What is typed on the screen's page in somebody's name, as if it came by telephone; pure. For developing alone."""

import json

from doorstep.messaging.inbound.events import Arrived, Event, Text

_KEYS = ("event_id", "means", "sender", "body")


def written(text: Text) -> bytes:
    """Write it as `events` reads it."""
    return json.dumps({key: getattr(text, key) for key in _KEYS}).encode()


def events(arrived: Arrived) -> list[Event]:
    said = json.loads(arrived.body)
    return [Text(said["event_id"], said["means"], said["sender"], to="", body=said["body"])]
