"""What can be asked about groups."""
