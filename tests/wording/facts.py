"""What the functions that word messages are given: rows of a world full of marks, and facts that are found again."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from doorstep.accounts.letters import WAYS
from doorstep.aid.asked import When
from doorstep.aid.letters_to_desks import _LOST
from doorstep.aid.matching.ladder import Urgency
from doorstep.aid.models import Claim, Drive, OwnKind, Task
from doorstep.aid.queries.choosing import Choice, Full
from doorstep.broadcasts.models import Broadcast, Suggestion
from doorstep.groups.letters import _GIVEN, _INVITES, _TAKEN
from doorstep.groups.models import Decision, Group, Invitation
from doorstep.groups.queries.finder import Found
from doorstep.library.models import Document
from doorstep.library.queries.keeping import Heard
from doorstep.messaging.models import Message
from doorstep.networks.letters import _NAMED
from doorstep.networks.models import Affiliation, Application, FirstLetter, Network
from doorstep.rooms.letters import NOT_POSTED
from doorstep.rooms.queries.threads import Speaker
from doorstep.starting.models import Chair, Evening, Part
from tests.factories import make_group
from tests.policy.world import HERE, World
from tests.wording.inventory import Given

DAY, NOON = date(2026, 12, 23), datetime(2026, 12, 23, 12, tzinfo=UTC)
SITE = "Canarysite"
# By the name under which tests/wording/table.py has it: how a fact is found in a message.
FACTS = {
    "group": "canarygroup",
    "another": "canarynear",
    "kind": "canarykind",
    "district": "ze39",
    "day": "23",
    "code": "k7qp",
    "mark": "k7qx",
    "place": "canaryhall",
    "browser": "canarybrowser",
    "digits": "739104739104",
    "word": "canaryword",
    "words": "canarysays",
    "page": "https://canary.example/invited/",
    "secret": "canarysecret",
    "elsewhere": "canaryelsewhere",
    "number": "02079460999",
    "things": "canarything",
    "network": "canarynetwork",
    "contact": "canarycontact",
    "topic": "canarytopic",
    "news": "canarynews",
    "textual": "canarytextual",
    "thread": "canarythread",
    "writer": "canarywriter",
}


def told(text: str) -> set[str]:
    """Name the facts that a message holds, however its digits stand apart."""
    squeezed = "".join(text.split()).lower()
    return {name for name, sign in FACTS.items() if sign in squeezed}


@dataclass
class Rows:
    """What is there to be written about: each names the same group, kind and place."""

    tasks: Sequence[Task]
    group: Group
    near: Group
    claims: Sequence[Claim] = ()
    drives: Sequence[Drive] = ()
    decisions: Sequence[Decision] = ()
    invitations: Sequence[Invitation] = ()


def marked(world: World) -> Rows:
    """Take rows of a world in which all that is sealed bears a mark, and give them facts that are found again."""
    group = _with(world.listed, name="Canarygroup")
    near = make_group("Canarynear", contact_ways=(("phone", "020 7946 0999"),))
    drive = Drive.objects.select_related("round__group").get(pk=next(iter(world.driven[False].drives.values())).pk)
    drive.round.day, drive.round.pick_up, drive.round.group = DAY, "Canaryhall", group
    claim = Claim.objects.get(pk=world.helping.claims[False])
    invitation = Invitation.objects.get(pk=world.first_invitation.pk)
    return Rows(
        tasks=list(_tasks(world, group)),
        group=group,
        near=near,
        claims=[_with(claim, group=group, mark="K7QX", status=status) for status in Claim.Status],
        drives=[drive],
        decisions=[
            _with(world.about["ben"], group=group, kind=kind, due_at=due)
            for kind in Decision.Kind
            for due in (None, NOON)
        ],
        invitations=[_with(invitation, group=group, role=role, page=FACTS["page"], ends_at=NOON) for role in _INVITES],
    )


def _tasks(world: World, group: Group) -> Iterator[Task]:
    kind = OwnKind.objects.create(group=world.listed, name="Canarykind", number=7)
    task = Task.objects.select_related("request").get(pk=world.tasks["ben"])
    for day, part, urgency in (
        (DAY, Task.Part.AFTERNOON, Urgency.DAY),
        (DAY, Task.Part.ANY, Urgency.TODAY),
        (None, Task.Part.ANY, Urgency.WEEK),
    ):
        request = _with(task.request, group=group, district="ZE39", urgency=urgency)
        yield _with(
            task, group=group, request=request, kind=f"own-{kind.pk}", day=day, part=part, ends_at=NOON, code="K7QP"
        )


def _with(row: Any, **fields: object) -> Any:
    """Return a copy that says something else, and is never saved."""
    other = copy.copy(row)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def given(rows: Rows) -> Given:
    """Say what goes in, by the names of parameters; a letter that takes something new has it written down here."""
    group, near = rows.group, rows.near
    return {
        "task": rows.tasks,
        "request": [task.request for task in rows.tasks],
        "group": [group],
        "before": [near],
        "other": [near],
        "keeps": [group, None],
        "elsewhere": ["Canaryelsewhere.", ""],
        "groups": [[near], []],
        "claim": rows.claims,
        "drive": rows.drives,
        "decision": rows.decisions,
        "sent": rows.invitations,
        "means": [*_LOST],
        "doorstep.groups.letters.given.role": [*_GIVEN],
        "doorstep.groups.letters.taken.role": [*_TAKEN],
        "way": [*WAYS],
        **_of_networks(group),
        **_of_broadcasts(),
        **_of_library(),
        **_of_evenings(),
        **_words(),
        **_of_talks(rows),
    }


def _of_networks(group: Group) -> Given:
    network = Network(name="Canarynetwork")
    place = Affiliation(network=network, group=group)
    told = {"called": group.name, "contact": "Canarycontact", "area": "Canaryhall", "districts": ["ZE39"]}
    whole = Application(network=network, mobile="020 7946 0999", **told)
    return {
        "network": [network],
        "affiliation": [place],
        "application": [whole, Application(network=network, **told), _with(whole, unsure=["area"])],
        "doorstep.networks.letters.named.part": [*_NAMED],
        "letter": [FirstLetter(network=network, group=group, source="Canaryelsewhere")],
        "dead": [[FACTS["page"]]],
        "thread": ["Canarythread", ""],
        "speaker": [Speaker("Canarywriter", (group.name,)), Speaker("Canarywriter", at_desk=True), Speaker()],
        "until": [NOON],
        "reason": [*NOT_POSTED],
        "known": [True, False],
        "names": [[group.name], [group.name] * 9],
        "urgent": [True, False],
        "by": [NOON],
        "why": ["Canarysays."],
        "what": ["Canarysays."],
    }


def _of_broadcasts() -> Given:
    network = Network(name="Canarynetwork", slug="canary")
    said = {"kind": "skills", "subject": "Canarytopic", "body": "Canarynews.", "short": "Canarytextual."}
    asks = Broadcast(network=network, wants_hands=True, **said)
    return {
        "broadcast": [asks],
        "doorstep.broadcasts.letters.news.broadcast": [asks, Broadcast(network=network, **said)],
        "told": [[asks], [asks] * 3],
        "suggestion": [Suggestion(network=network)],
        "people": [1, 39_000],
    }


def _of_library() -> Given:
    facts = {"kind": "guide", "topic": "money", "review_by": DAY, "made_at": NOON}
    document = Document.objects.get_or_create(slug="canarytopic", defaults=facts)[0]
    return {"document": [document], "heard": [[Heard(document, 2, 1)], [Heard(document, 0, 40)] * 30]}


def _of_evenings() -> Given:
    evening = Evening(cell=HERE)
    chair = Chair(evening=evening, page=FACTS["page"], ends_at=NOON)
    return {
        "evening": [evening],
        "chair": [_with(chair, part=part) for part in Part],
        "doorstep.starting.letters.sat_down.part": [*Part],
        "doorstep.starting.letters.soon_forgotten.day": ["23 December"],
    }


def _words() -> Given:
    # As long as they are, and as many as a coordinator has on a bad day.
    long = Message(subject="Canarything", body="Canarything." * 20, short="Canarything." * 11)
    return {
        "said": [FACTS["digits"]],
        "browser": ["Canarybrowser", ""],
        "site": [SITE],
        "code": ["Canarysecret"],
        "words": ["Canarysays."],
        "count": [1, 12],
        "messages": [[long] * 2, [long] * 30],
        "key": [1],
        "days": [30],
    }


def _of_talks(rows: Rows) -> Given:
    near = [Found(rows.near, 0, "near")]
    full = [Full(rows.group, "Canaryelsewhere")]
    one, three = [("Canarykind", "Canaryword")], [("Canarykind", "Canaryword")] * 3
    return {
        "doorstep.aid.letters_of_replies.which.tasks": [rows.tasks],
        "doorstep.aid.words_by_text.opened.tasks": [one, three],
        "receipt": [FACTS["digits"]],
        "named": [["Canarykind"], ["Canarykind"] * 8],
        "district": ["ZE39"],
        "when": [When(), When(Urgency.TODAY), When(Urgency.DAY, DAY), When(Urgency.DAY, DAY, Task.Part.EVENING)],
        "choice": [Choice([], [], [], []), Choice([], full, [], near), Choice([], [], [rows.near], [])],
        **{name: [0, 1] for name in ("missed", "wanted", "is_first", "was_miss")},
    }
