"""Copies of an installation, encrypted, and back again."""
