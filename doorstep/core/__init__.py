"""Tools without tables, for every layer above."""
