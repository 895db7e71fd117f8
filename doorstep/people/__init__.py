"""Persons, known by an opaque id."""
