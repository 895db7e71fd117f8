"""Fills the database that the environment names with a made-up country, for benchmarks.page: a process of its own."""

import argparse

from django.core.management import call_command

import benchmarks.ready  # noqa: F401 # Django must be set up before a module that names a model
from benchmarks import world
from benchmarks.planting import plant

if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("groups", type=int)
    call_command("migrate", verbosity=0, skip_checks=True)
    plant(world.groups(reader.parse_args().groups))
