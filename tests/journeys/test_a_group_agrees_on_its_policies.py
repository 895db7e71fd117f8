"""From a policy in the library to one with the group's own name in it, kept true for years."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.groups.models import Group, Role
from doorstep.library import due
from doorstep.messaging.models import Message
from tests.factories import make_group, make_membership, make_person, open_desk, sign_in
from tests.groups.pages import text
from tests.journeys.knocking import found
from tests.library.making import FILLED, GUIDE, POLICY, make_document

pytestmark = pytest.mark.django_db


def work(days: int = 0) -> None:
    """Let the worker do what is due in the library, some days later."""
    for each in due.ALL:
        each.run(timezone.now() + timedelta(days=days))


def a_group() -> tuple[Group, Client, str]:
    """Make a group that Clara looks after; return it, her browser, and where its documents are looked after."""
    group = make_group("Rye Lane Neighbours", contact_ways=(("phone", "020 7946 0101"),), place="Rye Lane")
    clara, browser = make_person("Clara", email="clara@example.org"), Client()
    make_membership(clara, group, Role.COORDINATOR)
    sign_in(browser, clara, strong=True)
    return group, browser, f"/groups/{group.slug}/library/"


def written_at_the_desk(desk: Client, title: str, markdown: str) -> str:
    """Have somebody at the desk write a policy, look at it, and publish it; return where it is looked after."""
    facts = {"title": title, "kind": "policy", "topic": "safeguarding", "for_whom": "coordinators", "language": "en"}
    page = text(desk, "/desk/library/new/", **facts)
    here = found(r'action="(/desk/library/\d+/words/)\?language=en"', page)
    said = {"title": title, "markdown": markdown, "seen": found(r'name="seen" value="([^"]+)"', page)}
    assert "The page as it will be." in text(desk, here, **said, do="show")
    assert "Published." in text(desk, here, **said, do="publish")
    return here.removesuffix("words/")


def makes_it_theirs(group: Group, clara: Client, mine: str) -> tuple[str, str]:
    """Have Clara make the policy her group's own; return where it is looked after, and where anybody reads it."""
    assert "Safeguarding policy" in text(clara, "/library/?kind=policy")
    read = text(clara, "/library/safeguarding-policy/")
    ours = text(clara, found(r'href="(/library/safeguarding-policy/ours/)"', read))
    adopting = found(rf'href="({mine}adopting/\d+/)"', ours)
    # The gaps are filled in as far as the listing knows.
    form = text(clara, adopting)
    assert all(f'value="{each}"' in form for each in ("Rye Lane Neighbours", "020 7946 0101", "Rye Lane"))
    filled = {"group": group.name, "area": "Rye Lane", "contact": "020 7946 0101", "review": "November 2027"}
    missing = text(clara, adopting, **filled, lead="Grace", deputy="", do="adopt")
    assert "still to be agreed" in missing
    assert 'value="Grace"' in missing
    page = text(clara, adopting, **filled, lead="Grace", deputy="Ben", do="adopt")
    assert "It is yours now, and stands on your group’s page." in page
    listed = text(Client(), f"/library/groups/{group.slug}/")
    public = found(r'href="(/library/safeguarding-policy-rye[^"/]*/)"', listed)
    return found(rf'href="({mine}\d+/)facts/"', page), public


def test_a_policy_is_adopted_and_a_neighbour_reads_it() -> None:
    desk, (group, clara, mine) = Client(), a_group()
    open_desk(desk)
    written_at_the_desk(desk, "Safeguarding policy", POLICY)

    _own, public = makes_it_theirs(group, clara, mine)

    neighbour = Client()
    assert f"/library/groups/{group.slug}/" in text(neighbour, group.get_absolute_url())
    policy = text(neighbour, public)
    assert "Tell Grace, or Ben, on the same day." in policy
    assert "/library/safeguarding-policy/" in policy


def test_the_desk_mends_its_text_and_the_group_takes_it_over() -> None:
    desk, (group, clara, mine) = Client(), a_group()
    open_desk(desk)
    at_desk = written_at_the_desk(desk, "Safeguarding policy", POLICY)
    own, public = makes_it_theirs(group, clara, mine)

    seen = found(r'name="seen" value="([^"]+)"', text(desk, f"{at_desk}words/"))
    newer = POLICY.replace("on the same day", "within the hour")
    text(desk, f"{at_desk}words/", title="Safeguarding policy", markdown=newer, seen=seen, do="publish")
    work()
    work()

    assert Message.objects.filter(kind="source-of-document-changed").count() == 1
    assert "there is a newer text at its source" in text(clara, mine)
    page = text(clara, f"{own}source/")
    assert "within the hour" in page
    looked = {name: found(rf'name="{name}" value="([^"]+)"', page) for name in ("number", "seen")}
    assert "Taken over." in text(clara, f"{own}source/", **FILLED, **looked)
    assert "Tell Grace, or Ben, within the hour." in text(Client(), public)
    assert "on the same day" in text(Client(), f"{public}editions/en/1/")


def test_next_year_somebody_asks_whether_it_is_still_true() -> None:
    desk, (group, clara, mine) = Client(), a_group()
    open_desk(desk)
    written_at_the_desk(desk, "Safeguarding policy", POLICY)
    own, _public = makes_it_theirs(group, clara, mine)
    soon = timezone.localdate() + timedelta(days=10)
    facts = {"kind": "policy", "topic": "safeguarding", "for_whom": "coordinators"}
    text(clara, f"{own}facts/", **facts, review_by=soon.isoformat())

    work()
    assert not Message.objects.filter(kind="document-to-be-read-again").exists()
    work(days=11)
    work(days=12)

    assert Message.objects.filter(kind="document-to-be-read-again").count() == 1


def test_what_a_group_wrote_reaches_the_others() -> None:
    desk, (group, clara, mine) = Client(), a_group()
    open_desk(desk)
    facts = {"title": "How we do parcels", "kind": "guide", "topic": "food", "for_whom": "volunteers", "language": "en"}
    page = text(clara, f"{mine}new/", **facts)
    here, seen = found(rf'action="({mine}\d+/words/)\?', page), found(r'name="seen" value="([^"]+)"', page)
    page = text(clara, here, title="How we do parcels", markdown=GUIDE, seen=seen, do="publish")
    text(clara, here.replace("words/", "state/"), do="asked")
    assert "How we do parcels" not in text(Client(), "/library/")

    waiting = found(r'href="(/desk/library/sharing/\d+/)"', text(desk, "/desk/library/sharing/"))
    assert "Never go inside." in text(desk, waiting)
    text(desk, waiting, do="share")

    found_there = text(Client(), "/library/?topic=food")
    assert "How we do parcels" in found_there
    assert group.name in found_there
    said = {"helped": "no", "words": "Where do the boxes come from?"}
    text(Client(), "/library/how-we-do-parcels/helpful/", **said)
    assert "Where do the boxes come from?" in text(clara, here.removesuffix("words/"))
    assert make_document("Another").get_absolute_url() in text(Client(), "/library/")
