"""What templates of networks say in words."""
