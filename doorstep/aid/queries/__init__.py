"""Questions about what is asked for, and who could do it."""
