"""What can be asked about the open data."""
