"""What a program asks of the open data, checked."""
