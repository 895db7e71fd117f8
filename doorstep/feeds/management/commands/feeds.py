"""The operator's part in open data: which feeds of others are followed, and which lists of our own are given out."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from doorstep.core.management.prepared import PreparedCommand
from doorstep.core.sentences import SentenceError
from doorstep.feeds import actions
from doorstep.feeds.models import Feed
from doorstep.feeds.queries import followed
from doorstep.groups import actions as groups
from doorstep.groups.models import Group

_SHARING = {"give-out": groups.give_out, "keep-in": groups.keep_in}
_KEEPING = {"hide": actions.keep_out, "show": actions.bring_back}


class Command(PreparedCommand):
    help = "Follow the open data of other installations, and decide which lists are given out in ours."

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        new = verbs.add_parser("subscribe", help="follow the groups of another installation")
        new.add_argument("url", help="its address, such as https://southwark.example/, or that of its feed")
        new.add_argument("--name", default="", help="what pages call it: from … (default: what it calls itself)")
        verbs.add_parser("list", help="say which feeds are followed, and how each is")
        verbs.add_parser("unsubscribe", help="follow a feed no longer").add_argument("name")
        verbs.add_parser("fetch", help="look for news now").add_argument("name", nargs="?", help="in one feed only")
        verbs.add_parser("hide", help="show a group from a feed no longer").add_argument("slug")
        verbs.add_parser("show", help="show a group that was hidden again").add_argument("slug")
        verbs.add_parser("keep-in", help="give a list's groups out no longer").add_argument("source")
        verbs.add_parser("give-out", help="give a list's groups out after all").add_argument("source")

    def handle(self, *_args: Any, **options: Any) -> None:
        doing = {"subscribe": self._subscribe, "unsubscribe": self._unsubscribe, "fetch": self._fetch}
        doing |= dict.fromkeys(_SHARING, self._share) | dict.fromkeys(_KEEPING, self._hide) | {"list": self._list}
        try:
            doing[options["verb"]](options)
        except SentenceError as error:
            raise CommandError(str(error)) from error

    def _subscribe(self, options: dict[str, Any]) -> None:
        feed = actions.subscribe(options["url"], options["name"])
        self.stdout.write(f"{feed.name} is followed. Its groups come with the worker, or now: manage.py feeds fetch")

    def _feed(self, name: str) -> Feed:
        feed = Feed.objects.filter(name=name).first()
        if feed is None:
            raise CommandError(f'No feed is called "{name}". manage.py feeds list names them.')
        return feed

    def _unsubscribe(self, options: dict[str, Any]) -> None:
        feed = self._feed(options["name"])
        actions.unsubscribe(feed)
        self.stdout.write(f"{feed.name} is followed no longer; what came from it alone is off the list.")

    def _fetch(self, options: dict[str, Any]) -> None:
        feeds = [self._feed(options["name"])] if options["name"] else [each.feed for each in followed.feeds()]
        for feed in feeds:
            actions.follow(feed)
        self._list(options)

    def _list(self, _options: dict[str, Any]) -> None:
        feeds = followed.feeds()
        for each in feeds:
            self.stdout.write(_told(each.feed, each.groups))
        if not feeds:
            self.stdout.write("No feed is followed. Next: manage.py feeds subscribe ADDRESS")

    def _share(self, options: dict[str, Any]) -> None:
        count = _SHARING[options["verb"]](options["source"], by=None)
        if not count:
            raise CommandError(f'Nothing to do for "{options["source"]}". A source is written as on its groups’ pages.')
        self.stdout.write(f"{count} groups {'given out' if options['verb'] == 'give-out' else 'kept in'}.")

    def _hide(self, options: dict[str, Any]) -> None:
        group = Group.objects.filter(slug=options["slug"]).first()
        if group is None or not _KEEPING[options["verb"]](group.uid):
            raise CommandError(f'No group from a feed has the address "{options["slug"]}".')
        self.stdout.write(f"{group.name}: {'hidden' if options['verb'] == 'hide' else 'shown again'}.")


def _told(feed: Feed, groups: int) -> str:
    """Say how a feed is."""
    when = f"read on {feed.fetched_at:%d %B %Y at %H:%M} UTC" if feed.fetched_at else "not read to its end yet"
    lost = f", {feed.left_out} left out because they could not be read" if feed.left_out else ""
    trouble = f"\n    {feed.said} It is asked again at {feed.due_at:%H:%M on %d %B} UTC." if feed.said else ""
    return f"{feed.name}: {groups} groups, {when}{lost}.\n    {feed.url}{trouble}"
