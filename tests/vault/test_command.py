"""`manage.py vault`, as an operator meets it."""

import json
from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from doorstep.journal.models import JournalEntry
from doorstep.people.actions import add_person
from doorstep.people.models import ContactPoint, Person
from doorstep.vault import keys
from doorstep.vault.models import PersonKey

pytestmark = pytest.mark.django_db


def vault(*words: str) -> str:
    said = StringIO()
    call_command("vault", *words, stdout=said)
    return said.getvalue()


def test_a_rotation_from_beginning_to_end(point: ContactPoint) -> None:
    old = keys.ring().newest.id

    said = vault("rotate")

    new = keys.ring().newest.id
    assert said.splitlines() == [
        f"Made key {new}. It wraps from now on.",
        "1 persons' keys re-wrapped …",
        f"All persons' keys are wrapped by key {new}.",
        f"Key {old} wraps nothing now. To let go of it: manage.py vault retire {old}",
    ]
    assert vault("retire", old) == "It is retired.\n"
    assert [key.id for key in keys.ring().keys] == [new]
    assert ContactPoint.objects.get(pk=point.pk).value == "amina@canary.example"


def test_a_rotation_that_was_begun_is_finished_before_another_begins(amina: Person) -> None:
    vault("rotate")
    one = keys.ring()
    PersonKey.objects.update(wrapped_by=one.keys[0].id, wrapped=keys.wrap(amina.pk, keys.key_of(amina.pk), one.keys[0]))

    assert "Made" not in vault("rotate")
    assert keys.ring() == one


@pytest.mark.usefixtures("amina")
def test_a_rotation_that_cannot_do_all_says_so(amina: Person) -> None:
    PersonKey.objects.filter(pk=amina.pk).update(wrapped=b"\x01" + bytes(60))

    with pytest.raises(CommandError, match=r"whose cannot be unwrapped, and why, manage\.py vault verify says"):
        vault("rotate")


def test_whoever_is_printed_finds_it_in_their_own_journal(amina: Person) -> None:
    vault("print", str(amina.pk))

    told = json.loads(vault("print", str(amina.pk)))
    assert [each["what"] for each in told["journal"]][-2:] == ["looked at vault.personkey"] * 2


def test_what_cannot_be_retired_says_why() -> None:
    newest = keys.ring().newest.id
    with pytest.raises(CommandError, match="newest"):
        vault("retire", newest)
    with pytest.raises(CommandError, match=f"There are: {newest}"):
        vault("retire", "nobodys")


def test_with_keys_from_the_environment_the_operator_is_told_what_to_do(settings: Settings, ring_file: Path) -> None:
    settings.VAULT_KEYS = ring_file.read_text("ascii")

    add_person(by=None)

    with pytest.raises(CommandError, match="Add a new key at the end of DOORSTEP_KEYS"):
        vault("rotate")


def test_verify_says_what_cannot_be_opened(point: ContactPoint, amina: Person) -> None:
    assert vault("verify") == "1 sealed values can be opened, 0 cannot.\n"
    PersonKey.objects.filter(pk=amina.pk).update(wrapped=b"\x01" + b"0" * 60)

    said = StringIO()
    with pytest.raises(CommandError, match="Put back"):
        call_command("vault", "verify", stdout=said)

    assert said.getvalue().splitlines()[-1] == "0 sealed values can be opened, 2 cannot."
    assert f"people.ContactPoint.value of row {point.pk}: " in said.getvalue()


def test_print_erase_and_reapply(point: ContactPoint, amina: Person, tmp_path: Path) -> None:
    told = json.loads(vault("print", str(amina.pk)))
    assert [row["says"]["value"] for row in told["held"] if row["kind"] == "people.contactpoint"] == [point.value]
    entry = JournalEntry.objects.latest("pk")
    assert (entry.verb, entry.thing, entry.thing_id, entry.by) == ("looked at", "vault.personkey", str(amina.pk), None)
    assert entry.facts == {"what": "everything", "why": "printed"}

    assert "1 rows are emptied" in vault("erase", str(amina.pk))
    assert vault("erased") == f"{amina.pk}\n"
    (tmp_path / "ids").write_text(vault("erased"))
    assert vault("reapply", str(tmp_path / "ids")) == "Erased again: 0.\n"
    assert json.loads(vault("print", str(amina.pk)))["erased"] is True
    assert ContactPoint.objects.get(pk=point.pk).value == ""


def test_what_is_nobodys_id_or_no_list_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Nothing was ever sealed"):
        vault("erase", str(uuid4()))
    (tmp_path / "ids").write_text("Amina")
    with pytest.raises(CommandError, match="no list of ids"):
        vault("reapply", str(tmp_path / "ids"))
