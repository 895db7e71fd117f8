"""What is typed about broadcasts, checked."""
