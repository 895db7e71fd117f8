"""Starting a group in an evening."""
