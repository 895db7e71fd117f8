"""Sets Django up when it is imported: before any module that names a model, by a benchmark in a process of its own."""

import os

import django

import config  # noqa: F401 # puts the safe SQLite in place before Django looks for one

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()
