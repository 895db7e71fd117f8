"""What is asked of networks, of groups that want to join one, and of those who decide."""
