"""What templates of rooms say in words."""
