"""Doorstep: software with which neighbours help each other; docs/map.md shows the house."""
