"""Reading lists of groups that somebody else kept."""
