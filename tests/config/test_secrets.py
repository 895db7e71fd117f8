"""Holds the installation's own secret to being made once, kept, and seen by its owner alone."""

import multiprocessing
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.secrets import own_secret


def test_the_first_run_makes_a_secret_and_the_next_keeps_it(tmp_path: Path) -> None:
    file = tmp_path / "var" / "keys" / "django"

    made = own_secret(file, production=False)

    assert len(made) >= 50
    assert own_secret(file, production=False) == made
    assert own_secret(file, production=True) == made


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "var" / "keys" / "django"

    own_secret(file, production=False)

    assert [oct(each.stat().st_mode & 0o777) for each in (file, file.parent, file.parent.parent)] == [
        "0o600",
        "0o700",
        "0o700",
    ]


def _secret(file: Path) -> str:
    return own_secret(file, production=False)


def test_many_first_runs_at_once_agree_on_one_secret(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        made = pool.map(_secret, [tmp_path / "var" / "keys" / "django"] * 16)

    assert len(set(made)) == 1


def test_production_without_a_secret_is_told_which_setting_it_wants(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="DOORSTEP_SECRET_KEY"):
        own_secret(tmp_path / "keys" / "django", production=True)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file in the way")

    with pytest.raises(ImproperlyConfigured, match="DOORSTEP_VAR"):
        own_secret(tmp_path / "var" / "keys" / "django", production=False)
