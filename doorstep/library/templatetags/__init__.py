"""What templates of the library say in words."""
