"""Messages to people, and how each of them got there."""
