"""What is done with networks: opened and changed, joined and left, and who sits at their desks."""
